const opener = String.raw`(?:(?:to|from|for|in|at|by|on|with)\s+(?:which|what|whom)|how\s+(?:many|much|often|long)|how\s+[a-z]+\s+(?:are|is|were|was)|what|which|who|when|where|list|show|give|count|is\s+there|are\s+there|do\s+we|does|compute|calculate|name)\b`;
const joints = new RegExp(
  String.raw`\s*(?:[;?!\n]+|\.(?=\s|$))\s*(?:(?:and|also|then|plus)\s+)?|,?\s+(?:and|as well as|plus)\s+(?:also\s+)?(?=${opener})|,\s+(?=${opener})`,
  'gi',
);

/** Splits a compound instruction where a new question begins. */
export function splitInstruction(text: string): string[] {
  const quoted: string[] = [];
  const hidden = text.replace(/"[^"]*"|“[^”]*”/g, (match) => `${mark}${quoted.push(match) - 1}${mark}`);
  const shown = (part: string): string =>
    part.replace(
      new RegExp(`${mark}(\\d+)${mark}`, 'g'),
      (_match, index: string) => quoted[Number(index)] ?? '',
    );
  return hidden
    .split(joints)
    .map((part) =>
      shown(part)
        .trim()
        .replace(/[.,;:]+$/, ''),
    )
    .filter((part) => /\p{L}/u.test(part));
}

/** Stands for a quotation while the text is split; no keyboard types it. */
const mark = '\u{e000}';
