import { isOrder } from '../documents/question/orders.ts';

/** A stretch of a finding: a paragraph, a list or a table, with the sources that it cites. */
export interface Stretch {
  kind: 'paragraph' | 'list' | 'table';
  text: string;
  marks: string[];
}

const MARK = /\[\d+\]/g;
const MARKS_BEHIND = /(?:\s*\[\d+\])+/;

export function marksIn(text: string): string[] {
  return [...new Set(text.match(MARK) ?? [])];
}

function kindOf(block: string): Stretch['kind'] {
  const lines = block.split('\n');
  if (lines.some((l) => /^\s*\|.*\|\s*$/.test(l))) return 'table';
  return lines.filter((l) => /^\s*(?:[-*+]|\d+\.)\s/.test(l)).length >= Math.max(1, lines.length - 1)
    ? 'list'
    : 'paragraph';
}

/** The stretches of a finding; headings are lowered to bold lines, and what gives orders is left out. */
export function stretchesOf(text: string): Stretch[] {
  return text
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !isOrder(block))
    .map((block) => block.replace(/^#{1,6}\s+(.+)$/gm, '**$1**'))
    .map((block) => ({ kind: kindOf(block), text: block, marks: marksIn(block) }))
    .map((stretch, i, all) => ({
      ...stretch,
      marks: stretch.marks.length > 0 ? stretch.marks : announced(all[i - 1]),
    }))
    .map((stretch, i, all) => ({
      ...stretch,
      marks: stretch.marks.length > 0 ? stretch.marks : summedUp(all[i - 1]),
    }));
}

/** What follows a table sums it up. */
function summedUp(before: Stretch | undefined): string[] {
  return before?.kind === 'table' ? before.marks : [];
}

/** What a paragraph that ends in a colon cites holds for the list or table that it announces. */
function announced(before: Stretch | undefined): string[] {
  return before?.kind === 'paragraph' && /:\s*(?:\[\d+\]\s*)*$/.test(before.text) ? before.marks : [];
}

const SENTENCE =
  /(?<=[.!?]["”’)]?(?:\s*\[\d+\])*)(?<!\b(?:e\.g|i\.e|approx|vs|no|dr|mr|ms)\.)\s+(?=["“(*]*[\p{Lu}\p{N}])/iu;

/** The sentences of a paragraph, each with the sources that stand behind it or, failing that, behind the paragraph. */
export function sentencesOf(stretch: Stretch): string[] {
  const plain = stretch.text.replace(/\s*\n\s*/g, ' ');
  const sentences = plain.split(SENTENCE).map((s) => s.trim());
  return sentences
    .filter((s) => /\p{L}|\d/u.test(s.replace(MARK, '')))
    .map((s) => withMarks(s, stretch.marks));
}

export function withMarks(sentence: string, marks: readonly string[]): string {
  if (MARKS_BEHIND.test(sentence) || marks.length === 0) return sentence;
  const end = /[.!?:]$/.exec(sentence)?.[0] ?? '';
  return `${sentence.slice(0, sentence.length - end.length)} ${marks.slice(0, 3).join('')}${end === ':' ? '.' : end || '.'}`;
}

/** The lines of a list without their bullets. */
export function itemsOf(stretch: Stretch): string[] {
  const lines = stretch.text.split('\n').map((l) => /^\s*(?:[-*+]|\d+\.)\s+(.*)$/.exec(l)?.[1]?.trim());
  return lines.filter((l): l is string => l !== undefined && l !== '');
}

const PROVENANCE = /\s*—\s[^—\n]*\([^()]*updated \d{4}-\d\d-\d\d\)\.?/g;

/** Whether a stretch gives a document's words, with the note which document it is. */
export function quotesDocument(text: string): boolean {
  return text.search(PROVENANCE) >= 0;
}

/** Without the note which document says it: the list of sources tells. */
export function withoutProvenance(text: string): string {
  return text.replace(PROVENANCE, '').trim();
}
