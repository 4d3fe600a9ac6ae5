import type { ReadPassage } from './passages.ts';
import type { Statement } from './statements.ts';
import type { Quote } from './types.ts';
import { contentWords, plain } from './words.ts';

const QUOTED =
  /["“„]([^"“”„\n]{1,900})["”“]|[«»]([^«»\n]{1,900})[«»]|(?<![\p{L}\p{N}])‘([^‘\n]{12,900})’(?!\p{L})/gu;
const BLOCK = /^\s*>\s?(.{12,900})$/;
const LEAST_WORDS = 4;
/** With a number in it a shorter one is a statement, too. */
const LEAST_WITH_NUMBER = 3;

/** The quotations that are given with a document, and whether the document has them word for word. */
export function quotesIn(
  statements: readonly Statement[],
  passages: readonly ReadPassage[],
  question: string,
): Quote[] {
  const paragraphs = Map.groupBy(
    statements.filter(({ kind }) => kind !== 'source'),
    ({ block }) => block,
  );
  return [...paragraphs.values()].flatMap((paragraph) => {
    const text = textOf(paragraph);
    return quotationsOf(text.raw).flatMap(({ quoted, at }): Quote[] => {
      const offset = text.start + at;
      const owner = paragraph.findLast(({ start }) => start <= offset + quoted.length);
      if (!owner || !isSentence(quoted) || holds(question, quoted)) return [];
      const cited = citedBy(owner, passages, quoted);
      const [source] = cited;
      if (source?.n === undefined) return [];
      const holder = documentsOf(cited).find((document) => holds(document.text, quoted));
      const { sourceId, n } = holder ?? source;
      return [
        {
          text: quoted,
          offset,
          length: quoted.length,
          sourceId,
          n: n ?? source.n,
          verified: holder !== undefined,
        },
      ];
    });
  });
}

/** The statements of a paragraph as one text: a quotation may be longer than a sentence. */
function textOf(paragraph: readonly Statement[]): { raw: string; start: number } {
  const start = paragraph[0]?.start ?? 0;
  let raw = '';
  for (const one of paragraph) raw = raw.padEnd(one.start - start, ' ') + one.raw;
  return { raw, start };
}

function quotationsOf(raw: string): { quoted: string; at: number }[] {
  const block = BLOCK.exec(raw);
  if (block?.[1]) return [{ quoted: block[1], at: raw.indexOf(block[1]) }];
  return [...raw.matchAll(QUOTED)].flatMap((match) => {
    const quoted = match[1] ?? match[2] ?? match[3];
    return quoted ? [{ quoted, at: match.index + 1 }] : [];
  });
}

function isSentence(quoted: string): boolean {
  const words = quoted.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words >= (/\d/.test(quoted) ? LEAST_WITH_NUMBER : LEAST_WORDS);
}

/** The passages that the sentence cites; where it cites nothing at all, those that speak most alike. */
function citedBy(owner: Statement, passages: readonly ReadPassage[], quoted: string): ReadPassage[] {
  const cited = passages.filter(({ n }) => n !== undefined && owner.cites.includes(n));
  if (cited.length > 0 || owner.cites.length > 0) return cited;
  const wanted = contentWords(quoted).map(({ stem }) => stem);
  const ranked = passages
    .map((passage) => {
      const words = new Set(contentWords(passage.text).map(({ stem }) => stem));
      return { passage, common: wanted.filter((word) => words.has(word)).length };
    })
    .filter(({ common }) => common * 2 > wanted.length)
    .sort((a, b) => b.common - a.common);
  return ranked.map(({ passage }) => passage);
}

interface Document {
  text: string;
  sourceId: string;
  n: number | undefined;
}

/** A document may have been found in several passages, and be quoted across them. */
function documentsOf(passages: readonly ReadPassage[]): Document[] {
  return [...Map.groupBy(passages, ({ documentId }) => documentId).values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const text = [first.title, ...parts.map((part) => part.text)].join('\n\n');
    return [{ text, sourceId: first.sourceId, n: first.n }];
  });
}

const OMISSION = /\s*(?:\[\s*)?(?:…|\.{3,}|\. \. \.)(?:\s*\])?\s*/;

/** Every part between omissions, in the order in which they are quoted. */
function holds(document: string, quote: string): boolean {
  const text = even(document);
  let from = 0;
  for (const part of quote.split(OMISSION)) {
    if (even(part).trim() === '') continue;
    const found = patternOf(part).exec(text.slice(from));
    if (!found || changesMeaning(part, found)) return false;
    from += found.index + found[0].length;
  }
  return from > 0;
}

/** In the form in which quotations are compared: whatever a printer may change is gone. */
function even(text: string): string {
  return plain(text.replace(/\[\d+\](?!\p{L})/gu, ' '))
    .replace(/[–—‐‑]/g, '-')
    .replace(/\s*-\s+|\s+-\s*/g, ' - ')
    .replace(/[«»‹›]/g, '"')
    .trim();
}

const INSERTION = /\[[^\]]*\]/g;

/** `[T]he team`, `the [first] team`, `it [the team] leaves`: what is in brackets the document may have otherwise. */
function patternOf(part: string): RegExp {
  const pieces = part.split(INSERTION).map((piece) => escaped(even(piece).replace(/[.,;:!?]+$/, '')));
  const insertions = part.match(INSERTION) ?? [];
  let pattern = pieces[0] ?? '';
  for (const [index, insertion] of insertions.entries()) {
    const next = pieces[index + 1] ?? '';
    const isLetter = /^\[\p{L}\]$/u.test(insertion) && /^\p{L}/u.test(next);
    pattern = isLetter
      ? `${pattern}${pattern === '' || / $/.test(pattern) ? '' : '\\s*'}\\p{L}${next}`
      : `${pattern.trimEnd()}\\s*((?:[^\\s.!?]+\\s+){0,4}?)[\\s.,;:]*${next.trimStart()}`;
  }
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}

const WEIGHTY =
  /\d|\b(?:not?|never|none|nobody|nothing|without|except|only|unless|must|may|might|can|cannot|could|shall|should|will|would|n't)\b/i;

/** Brackets must not hide a number, a negation or a modal verb, be it put in or left out. */
function changesMeaning(part: string, found: RegExpExecArray): boolean {
  const putIn = (part.match(INSERTION) ?? []).filter((one) => !/^\[\d+\]$/.test(one)).join(' ');
  return WEIGHTY.test(`${putIn} ${found.slice(1).join(' ')}`);
}
