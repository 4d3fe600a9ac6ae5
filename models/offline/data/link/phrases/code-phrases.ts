/** Plain ways to say what a code means, besides its meaning word for word. */
export function saidPlainly(meaning: string | undefined): string[][] {
  return meaning === undefined ? [] : [withoutBut(meaning), ...rhythms(meaning)];
}

/** "Past due" for a code that means "active but past due". */
function withoutBut(meaning: string): string[] {
  const [, rest = ''] = / but (?:still |already |not yet )?(.+)$/i.exec(meaning) ?? [];
  return rest
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const often: [RegExp, string][] = [
  [/\b(?:once a|every|each|per|a) year\b/i, 'annually'],
  [/\b(?:once a|every|each|per|a) year\b/i, 'yearly'],
  [/\b(?:once a|every|each|per|a) quarter\b/i, 'quarterly'],
  [/\b(?:once a|every|each|per|a) month\b/i, 'monthly'],
  [/\b(?:once a|every|each|per|a) week\b/i, 'weekly'],
  [/\b(?:once a|every|each|per|a) day\b/i, 'daily'],
];

/** "Billed annually" for a code that means "billed once a year". */
function rhythms(meaning: string): string[][] {
  const [deed = ''] = /^[a-z]+(?:ed|id)\b/i.exec(meaning) ?? [];
  return often.flatMap(([pattern, word]) =>
    pattern.test(meaning) ? [[word], ...(deed ? [[deed.toLowerCase(), word]] : [])] : [],
  );
}
