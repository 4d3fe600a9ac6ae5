import { isOrder } from './question/orders.ts';

/** The smallest stretch that can be quoted: a sentence, a list item or a row of a table. */
export interface Unit {
  kind: 'sentence' | 'item' | 'row';
  /** In the document's own words; a row is told with the heads of its columns. */
  text: string;
  /** Number of its paragraph, list or table in the passage. */
  block: number;
  /** The sentence that introduces a list or a table. */
  lead: string;
  /** What it stands under within the passage: the question that it answers, the item above it, a run-in heading. */
  under: string;
  cells?: { head: string; value: string }[];
}

const SENTENCE_END =
  /(?<=[.!?])(?<!\b(?:e\.g|i\.e|etc|approx|no|nr|vs|dr|mr|mrs|ms|st|art|sec|inc|ltd|co|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|p|pp|a\.m|p\.m)\.)["”’)]*\s+(?=["“(]?[\p{Lu}\p{N}"“(*_[])/iu;
const LIST_ITEM = /^\s*(?:[-*+•]|\d+[.)])\s+/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** Markdown's marks taken off; the words stay as they are. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:.*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/^\s*>\s?/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function sentencesOf(text: string): string[] {
  return plainText(text)
    .split(SENTENCE_END)
    .map((s) => s.trim())
    .filter((s) => s !== '');
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.replaceAll('\\|', '|')));
}

interface Context {
  block: number;
  lead: string;
  under: string;
}

function rowsOf(lines: string[], context: Context): Unit[] {
  const rule = lines.findIndex((line) => TABLE_RULE.test(line));
  const heads = rule > 0 ? cellsOf(lines[rule - 1] ?? '') : [];
  return lines
    .slice(rule + 1)
    .filter((line) => TABLE_LINE.test(line))
    .map((line) => {
      const cells = cellsOf(line).map((value, i) => ({
        head: heads[i] ?? '',
        value,
      }));
      const text = cells
        .filter((c) => c.value !== '')
        .map((c) => (c.head ? `${c.head}: ${c.value}` : c.value))
        .join('; ');
      return { kind: 'row' as const, text, ...context, cells };
    });
}

/** The items of a list; one that is indented stands under the item above it. */
function itemsOf(lines: string[], context: Context): Unit[] {
  const items: { text: string; indent: number; under: string[] }[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (!LIST_ITEM.test(line)) {
      if (last) last.text = `${last.text} ${line.trim()}`;
      continue;
    }
    const indent = line.search(/\S/);
    const above = items.findLast((item) => item.indent < indent);
    const under = above ? [...above.under, plainText(above.text)] : [];
    items.push({ text: line.replace(LIST_ITEM, ''), indent, under });
  }
  return items.map(({ text, under }) => ({
    kind: 'item' as const,
    text: plainText(text),
    ...context,
    under: [context.under, ...under].filter((part) => part !== '').join(': '),
  }));
}

const FENCE = /^\s*(?:```|~~~)/;

function codeOf(lines: string[], context: Context): Unit[] {
  const code = lines.filter((line) => !FENCE.test(line) && line.trim() !== '');
  return code.map((line) => ({ kind: 'item' as const, text: `\`${line.trim()}\``, ...context }));
}

const DEFINES = /^\s*:\s+/;

/** "Term", and on the next line ": what it means". */
function definitionsOf(lines: string[], context: Context): Unit[] {
  const units: Unit[] = [];
  let term = '';
  for (const line of lines) {
    if (!DEFINES.test(line)) {
      term = plainText(line);
      continue;
    }
    const [first = '', ...rest] = sentencesOf(line.replace(DEFINES, ''));
    for (const text of [`${term}: ${first}`, ...rest])
      units.push({ kind: 'sentence', text, ...context, under: term });
  }
  return units;
}

const ROLE = /^(?:Q|A|Question|Answer)\s*[:.)]\s+/;
const RUN_IN = /^\s*(?:\*\*|__)(?!\s)([^*_\n]{2,120}?)(?:\*\*|__)\s*[:.–—-]?\s*(?=\S|$)/;

/** A paragraph: what stands bold at its beginning, or is asked there, the rest of it stands under. */
function proseOf(lines: string[], context: Context): Unit[] {
  const text = lines.join('\n');
  const runIn = plainText(RUN_IN.exec(text)?.[1] ?? '').replace(ROLE, '');
  const sentences = sentencesOf(text)
    .flatMap((s) => s.split(/(?<=\?)\s+(?=A:\s)/))
    .map((s) => s.replace(ROLE, ''));
  const [first = '', ...rest] = sentences;
  const asks = first.endsWith('?') && rest.length > 0;
  const under = asks ? first : runIn || context.under;
  return sentences.map((sentence) => ({ kind: 'sentence' as const, text: sentence, ...context, under }));
}

function unitsOfBlock(lines: string[], context: Context): Unit[] {
  if (FENCE.test(lines[0] ?? '')) return codeOf(lines, context);
  if (lines.some((line) => TABLE_RULE.test(line)) && lines.some((line) => TABLE_LINE.test(line)))
    return rowsOf(lines, context);
  if (lines.length > 1 && lines.some((line) => DEFINES.test(line)) && !DEFINES.test(lines[0] ?? ''))
    return definitionsOf(lines, context);
  const firstItem = lines.findIndex((line) => LIST_ITEM.test(line));
  const prose = (firstItem < 0 ? lines : lines.slice(0, firstItem)).filter(
    (line) => !/^\s*#{1,6}\s/.test(line),
  );
  const sentences = proseOf(prose, context);
  if (firstItem < 0) return sentences;
  const last = sentences.at(-1);
  return [
    ...sentences,
    ...itemsOf(lines.slice(firstItem), {
      ...context,
      lead: last?.text ?? context.lead,
      under: last?.under ?? context.under,
    }),
  ];
}

/** A paragraph that is nothing but a bold line or a question: what comes after it stands under it. */
function headingIn(units: readonly Unit[], text: string): string | undefined {
  const [only] = units;
  if (!only || units.length > 1 || only.kind !== 'sentence') return undefined;
  const bold = /^\s*(?:\*\*|__)[^*_\n]+(?:\*\*|__)\s*:?\s*$/.test(text);
  return bold || only.text.endsWith('?') ? only.text : undefined;
}

/**
 * What can be quoted from a passage. A paragraph that gives orders to an assistant is left out whole: what stands
 * beside such an order belongs to it.
 */
export function unitsOf(markdown: string): Unit[] {
  const units: Unit[] = [];
  let lead = '';
  let under = '';
  for (const [block, text] of markdown
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .entries()) {
    if (isOrder(plainText(text))) continue;
    const found = unitsOfBlock(
      text.split('\n').filter((line) => line.trim() !== ''),
      { block, lead, under },
    );
    under = headingIn(found, text) ?? under;
    units.push(...found.filter((unit) => /\p{L}|\p{N}/u.test(unit.text)));
    const last = found.at(-1);
    lead = last?.kind === 'sentence' ? last.text : '';
  }
  return units;
}
