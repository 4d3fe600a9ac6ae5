const SMALL_TALK =
  /^(?:\s|[!.,?])*(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|thanks?(?: you)?(?: so much| very much| a lot)?|thx|bye|goodbye|ok(?:ay)?|great|cool|nice|test(?:ing)?|ping|how are you(?: doing)?(?: today)?|what'?s up|who are you|what can you do|help|hallo|guten tag|danke|hola|gracias|bonjour|merci)(?:\s+(?:there|all|team|everyone|parley))?(?:\s|[!.,?])*)+$/i;

/** A greeting, thanks and the like: nothing that could be looked up. */
export function isSmallTalk(text: string): boolean {
  return text.length < 200 && SMALL_TALK.test(text);
}
