import { isOrder } from './orders.ts';

/** The smallest stretch that can be quoted: a sentence, a list item or a row of a table. */
export interface Unit {
  kind: 'sentence' | 'item' | 'row';
  /** In the document's own words; a row is told with the heads of its columns. */
  text: string;
  /** Number of its paragraph, list or table in the passage. */
  block: number;
  /** The sentence that introduces a list or a table. */
  lead: string;
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
}

function rowsOf(lines: string[], { block, lead }: Context): Unit[] {
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
      return { kind: 'row' as const, text, block, lead, cells };
    });
}

function itemsOf(lines: string[], { block, lead }: Context): Unit[] {
  const items: string[] = [];
  for (const line of lines) {
    if (LIST_ITEM.test(line)) items.push(line.replace(LIST_ITEM, ''));
    else items[items.length - 1] = `${items.at(-1) ?? ''} ${line.trim()}`;
  }
  return items.map((item) => ({
    kind: 'item' as const,
    text: plainText(item),
    block,
    lead,
  }));
}

const FENCE = /^\s*(?:```|~~~)/;

function codeOf(lines: string[], context: Context): Unit[] {
  const code = lines.filter((line) => !FENCE.test(line) && line.trim() !== '');
  return code.map((line) => ({ kind: 'item' as const, text: `\`${line.trim()}\``, ...context }));
}

function unitsOfBlock(lines: string[], context: Context): Unit[] {
  if (FENCE.test(lines[0] ?? '')) return codeOf(lines, context);
  if (lines.some((line) => TABLE_RULE.test(line)) && lines.some((line) => TABLE_LINE.test(line)))
    return rowsOf(lines, context);
  const firstItem = lines.findIndex((line) => LIST_ITEM.test(line));
  const prose = (firstItem < 0 ? lines : lines.slice(0, firstItem)).filter(
    (line) => !/^\s*#{1,6}\s/.test(line),
  );
  const sentences = sentencesOf(prose.join('\n')).map((text) => ({
    kind: 'sentence' as const,
    text,
    ...context,
  }));
  if (firstItem < 0) return sentences;
  return [
    ...sentences,
    ...itemsOf(lines.slice(firstItem), {
      ...context,
      lead: sentences.at(-1)?.text ?? context.lead,
    }),
  ];
}

/**
 * What can be quoted from a passage. A paragraph that gives orders to an assistant is left out whole: what stands
 * beside such an order belongs to it.
 */
export function unitsOf(markdown: string): Unit[] {
  const units: Unit[] = [];
  let lead = '';
  for (const [block, text] of markdown
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .entries()) {
    if (isOrder(plainText(text))) continue;
    const found = unitsOfBlock(
      text.split('\n').filter((line) => line.trim() !== ''),
      { block, lead },
    );
    units.push(...found.filter((unit) => /\p{L}|\p{N}/u.test(unit.text)));
    const last = found.at(-1);
    lead = last?.kind === 'sentence' ? last.text : '';
  }
  return units;
}
