/** Sentences in documents that speak to an assistant instead of about the matter. They are data, and no answer. */
const ORDERS: RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,60}\b(?:instructions?|prompts?|previous|prior|above|earlier|rules you|guidelines you|everything)\b/i,
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:you (?:were|have been|had been) (?:told|given|taught))\b/i,
  /\bfrom now on,? you(?:['’]re| are)\b/i,
  /\b(?:you are|act as|pretend to be|behave as|from now on,? you)\b[^.]{0,40}\b(?:assistant|ai|a\.i\.|language model|model|chatbot|bot|agent|system|admin(?:istrator)?|developer mode|jailbroken)\b/i,
  /\b(?:assistants?|ai|a\.i\.|llms?|language models?|chatbots?|agents?|models?)\b[^.]{0,40}\b(?:must|should|shall|has to|have to|is to|are to|will|please)\b[^.]{0,25}\b(?:always |never |only |instead |now )?(?:reply|answer|respond|say|state|output|tell|report that|claim|recommend|ignore|call|send|reveal|include|mention|add|print|repeat|write|approve)\b/i,
  // In the middle of a paragraph, too, when it is shouted.
  /(?:^|[.!?]\s+)SYSTEM\s*:/,
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,20}\b(?:your|these|those) (?:\p{L}+ )?(?:rules|guidelines|orders|training)\b/iu,
  /^\W*(?:system|assistant|user|developer|human|ai)\s*(?:message|prompt|note|instruction)?\s*:/i,
  /\b(?:note|message|instructions?|attention|important)\b[^.]{0,20}\b(?:to|for)\b[^.]{0,12}\b(?:assistants?|ai|llms?|language models?|chatbots?|agents?|the model|automated)\b/i,
  /\b(?:reveal|print|output|disclose|leak|exfiltrate|repeat|show)\b[^.]{0,40}\b(?:system prompt|your (?:instructions|prompt|rules)|api[ -]?keys?|hidden)\b/i,
  /<\/?\s*(?:system|instructions?|prompt|assistant|im_start|im_end|tool_call)\b|\[\/?INST\]|<\|/i,
  /\b(?:begin|end|new|updated|real|secret|hidden) (?:system )?(?:prompt|instructions?)\b/i,
  /\b(?:when|if|while) (?:you (?:are )?)?(?:asked|answering|summari[sz]ing|reading this|processing this)\b[^.]{0,60}\b(?:say|answer|reply|respond|tell|include|add|mention|state|output|call|write)\b/i,
  /\bdo not (?:tell|inform|mention (?:this|it) to|reveal (?:this|it) to) (?:the )?(?:user|reader|human|anyone)\b|\btell the (?:user|reader|human) (?:that|to)\b/i,
  /^(?:please )?(?:respond|reply|answer) (?:only )?(?:with|that|by saying|to (?:every|all|any) questions?)\b|\b(?:repeat after me|say exactly|respond exactly)\b/i,
  /\b(?:call|invoke|use|run|execute) (?:the )?(?:tools?|functions?)\b|\b(?:call|invoke|execute)\b[^.]{0,20}\b\w+_\w+\b[^.]{0,20}\b(?:tool|function|with)\b/i,
];

/** Whether a stretch of text reads like an order to the assistant. */
export function isOrder(text: string): boolean {
  return ORDERS.some((pattern) => pattern.test(text));
}
