const STOP = new Set(
  (
    'a an the this that these those there here it its he she they them their we us our you your i me my who which what when where how ' +
    'is are was were be been being am do does did have has had can could may might must shall should will would not no nor ' +
    'and or but so if then than as of at by for with about into from to up in out on off over under per only also just very too ' +
    'all any both each every some such other more most less least many much few one ones same own up until till since within after before'
  ).split(/\s+/),
);

const WORD = /[\p{L}]+(?:['’]\p{L}+)?/gu;

export interface PlacedWord {
  stem: string;
  start: number;
  end: number;
}

/** The words that carry content, each reduced to its stem. */
export function contentWords(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const lower = match[0].toLowerCase();
    if (STOP.has(lower)) return [];
    return [{ stem: stemOf(lower), start: match.index, end: match.index + match[0].length }];
  });
}

export function stemsOf(text: string): Set<string> {
  return new Set(contentWords(text).map((word) => word.stem));
}

/** Crude on purpose: it only has to make `departments` meet `department` and `remotely` meet `remote`. */
export function stemOf(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  if (bare.length <= 3) return bare;
  return bare
    .replace(/(?<=\p{L}{2})ies$/u, 'y')
    .replace(/(?<=\p{L}{3})(?:ations?|ments?|ages?)$/u, '')
    .replace(/(?<=s|x|z|ch|sh)es$/u, '')
    .replace(/(?<=\p{L}{2}[^s])s$/u, '')
    .replace(/(?<=\p{L}{3})(?:ing|ed|ly|e)$/u, '');
}

/** The words of a column or table name: `employees.hire_date` → employees, hire, date. */
export function nameStems(name: string): string[] {
  const words = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').match(/\p{L}+/gu) ?? [];
  return words.map((word) => stemOf(word.toLowerCase()));
}

/** Where a phrase stands in a text as whole words, in any case. */
export function placesOf(phrase: string, lowerText: string): number[] {
  const wanted = phrase.toLowerCase();
  const places: number[] = [];
  for (let at = lowerText.indexOf(wanted); at >= 0; at = lowerText.indexOf(wanted, at + 1)) {
    if (!isWordChar(lowerText[at - 1]) && !isWordChar(lowerText[at + wanted.length])) places.push(at);
  }
  return places;
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

/** Text in the form in which passages are compared: no marks of Markdown or citation, one space, plain quotes. */
export function plain(text: string): string {
  return text
    .replace(/\[\d+\]/g, ' ')
    .replace(/[*_`]+/g, '')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
