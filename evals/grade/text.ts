import { digitsForWords } from './number-words.ts';

const SOURCES = /^\s*(#{1,6}\s*|\*\*)(sources|references|citations|quellen|fuentes)\b/im;

/** An answer without its list of sources, citation marks, links and emphasis: what a reader takes as said. */
export function bodyOf(answer: string): string {
  return withoutSources(answer)
    .replace(/\[(\d+(,\s*\d+)*|doc:[^\]]*|call:[^\]]*)\]/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '');
}

/** What the answer sets in bold: where there are figures among it, they are what it gives as its answer. */
export function emphasisOf(answer: string): string {
  return [...withoutSources(answer).matchAll(/\*\*(.+?)\*\*|__(.+?)__/g)]
    .map(([, stars, lines]) => stars ?? lines ?? '')
    .join('\n');
}

function withoutSources(answer: string): string {
  const sources = SOURCES.exec(answer);
  return sources ? answer.slice(0, sources.index) : answer;
}

/** One spelling for what reads the same: case, spaces, dashes, quotes, thousands separators, numbers in words. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201b`]/g, "'")
    .replace(/[\u201c-\u201e]/g, '"')
    .replace(/(?<=\d)[,\u0027\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)\s+%/g, '%')
    .replace(/(?<=\d)\s*(percent|per cent)\b/g, '%');
  return digitsForWords(plain)
    .replace(/(?<=\d)\s*(percent|per cent)\b/g, '%')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether one of the phrase's alternatives (separated by `|`) stands in the text, as whole words. */
export function saysPhrase(text: string, phrase: string): boolean {
  const said = normalise(bodyOf(text));
  return phrase.split('|').some((alternative) => patternOf(alternative).test(said));
}

function patternOf(alternative: string): RegExp {
  const open = alternative.trimEnd().endsWith('*');
  const words = normalise(alternative.replace(/\*\s*$/, '')).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}${open ? '' : '(?![\\p{L}\\p{N}])(?![.,]\\d)'}`, 'u');
}
