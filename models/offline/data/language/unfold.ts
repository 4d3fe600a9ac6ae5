/** Ways to put a question that speak before they ask, each with the order in which it is read. */
const foldings: [pattern: RegExp, plain: string][] = [
  [/^(?:it is|today is|it's) [^.?!]{0,30}\d{4}[.!]\s+(?=\p{L})/iu, ''],
  [
    /^(?:please )?(?:can|could|would) you (?:please )?(?:tell me |give me |show me |let me know |find out )?(?=\p{L})/iu,
    '',
  ],
  [/^(?:i need|i want|i'd like|i would like)(?: to (?:know|see))? (?=\p{L})/iu, ''],
  [
    /[.?!]\s+(?:i need|i want|just|please give me) the (?:number|figure|count|total)s? (?:for|of) (?:each|every one|all)(?: of them)?[.?!]*$/i,
    '',
  ],
  [
    /[.?!]\s+(?:please )?(?:leave out|exclude|ignore|do not count|don't count) (.+?)[.?!]*$/i,
    ', excluding $1',
  ],
  [
    /^(?:of|among|out of)(?: all)?(?: of)? (?:the |our )?([^,:?]+)[,:] (?:and )?how many (?:of them )?/i,
    'how many $1 ',
  ],
  [
    /^(for|in|during|on|at|with|from|since|under) (?!average\b)([^:?]+?)[,:] ((?:how (?:many|much|often|long)|what|which|who|when|where)\b[^?]*?)[?.]*$/i,
    '$3 $1 $2',
  ],
  [
    /^(?:of|among|out of)(?: all)?(?: of)? (?:the |our )*([^,:?]+)[,:] what (percentage|share|proportion|fraction|percent) (?:of them )?/i,
    'what $2 of $1 ',
  ],
  [/^([^,:?]+(?:,? [^:?]+)?): how many[?.]*$/i, 'how many $1'],
];

/** What stands before or behind the question itself is put where it belongs; nothing that restricts it is lost. */
export function unfolded(text: string): string {
  return foldings.reduce((said, [pattern, plain]) => said.replace(pattern, plain), text.trim());
}
