const opener = String.raw`(?:how\s+(?:many|much|often|long)|what|which|who|when|where|list|show|give|count|is\s+there|are\s+there|do\s+we|does|compute|calculate|name)\b`;
const joints = new RegExp(
  String.raw`\s*(?:[;?!\n]+|\.(?=\s|$))\s*(?:(?:and|also|then|plus)\s+)?|,?\s+(?:and|as well as|plus)\s+(?:also\s+)?(?=${opener})|,\s+(?=${opener})`,
  'gi',
);

/** Splits a compound instruction where a new question begins. */
export function splitInstruction(text: string): string[] {
  const quoted: string[] = [];
  const hidden = text.replace(/"[^"]*"|“[^”]*”/g, (match) => `\u0000${quoted.push(match) - 1}\u0000`);
  return hidden
    .split(joints)
    .map((part) =>
      part.replace(/\u0000(\d+)\u0000/g, (_match, index: string) => quoted[Number(index)] ?? '').trim(),
    )
    .map((part) => part.replace(/[.,;:]+$/, ''))
    .filter((part) => /\p{L}/u.test(part));
}
