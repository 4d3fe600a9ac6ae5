/** What a text must have that gives an attribute of somebody or something, by the question that asks for it. */
const ATTRIBUTES: readonly { asked: RegExp; given: RegExp }[] = [
  // "Who is the treasurer?" wants a name; a rule about treasurers gives none.
  {
    asked:
      /\bwho(?:['’]s| is| was) (?:the|our|your) (?!(?:\p{L}+ )*(?:responsible|allowed|entitled|eligible|first|one)\b)/iu,
    given: /\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+|\S@\S|#\w/u,
  },
  {
    asked:
      /\b(?:what(?:['’]s| is| are)|tell me|give me)\b[^?]*\b(?:full |first |last |sur|family )?names?\b(?! (?:badge|tag|plate|change)s?\b)|\bwhat [^?]*\bcalled\b/iu,
    given: /(?<=\p{Ll}[^.!?]* )\p{Lu}[\p{L}'’-]+|\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+|["“#]/u,
  },
  {
    asked:
      /\b(?:what(?:['’]s| is| are)|which|tell me|give me)\b[^?]*\b(?:(?:tele)?phone|mobile|extension|fax|hotline) ?(?:number)?s?\b(?! (?:music|policy|contract|allowance))|\b(?:what|which) number (?:do|should|must|can)\b[^?]*\b(?:ring|call|dial)\b/iu,
    given: /\d{3}|\bextension\b|#/i,
  },
  {
    asked: /\b(?:what(?:['’]s| is)|which|tell me|give me)\b[^?]*\be-?mail address(?:es)?\b/iu,
    given: /\S@\S/,
  },
  {
    asked:
      /\b(?:what(?:['’]s| is| are)|which|tell me|give me)\b[^?]*\b(?:password|passcode|pin|access code|door code)s?\b(?! (?:policy|rules?|manager|length|standard))/iu,
    given: /\b(?:password|passcode|pin|code)\b[^.!?]*(?:["“:`]|\b(?:is|reads)\b[^.!?]*\d)/i,
  },
  {
    asked: /\b(?:what|which) (?:brand|make|manufacturer)\b|\bwho (?:makes|made|manufactures)\b/i,
    given: /\b(?:brand|made by|manufactured by|from) \p{Lu}|\bbrand\b/u,
  },
  {
    asked: /\b(?:what|which) colou?r\b/i,
    given:
      /\b(?:black|white|gr[ae]y|red|green|blue|yellow|orange|purple|violet|pink|brown|navy|amber|beige|silver|gold|turquoise|teal|maroon|colou?rs?)\b/i,
  },
];

/** Whether a text gives the attribute that is asked for, where one is. */
export function givesAttribute(asked: string, text: string): boolean {
  return ATTRIBUTES.every((attribute) => !attribute.asked.test(asked) || attribute.given.test(text));
}
