import { blank, maskNonFigures } from './mask.ts';

export type StatementKind = 'sentence' | 'item' | 'row' | 'heading' | 'source';

/** A sentence, an item of a list or a row of a table: what a number is a part of. */
export interface Statement {
  kind: StatementKind;
  start: number;
  end: number;
  /** As written. */
  raw: string;
  /** With everything blanked out that holds no figure; the same length. */
  masked: string;
  /** Numbers of the sources that it cites, the nearest first; those of its surroundings when it cites none. */
  cites: number[];
  /** Whether it cites them itself. */
  citesItself: boolean;
  /** Heading of its section. */
  heading: string;
  /** The sentence that introduces its list or table, else the one before it. */
  lead: Statement | undefined;
  /** For a row: the table's header and the place of each cell. */
  header: string[];
  cells: { start: number; end: number }[];
  /** Paragraph, list or table that it belongs to. */
  block: number;
}

interface Line {
  text: string;
  start: number;
}

interface Block {
  kind: StatementKind;
  lines: Line[];
}

const HEADING = /^\s{0,3}#{1,6}\s/;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
const SOURCES = /^\s{0,3}#{1,6}\s*(?:sources?|references?|quellen|fuentes)\b/i;
const MARK = /\[(\d+)\]/g;

/** The statements of an answer in their order, each with the sources that it rests on. */
export function statementsIn(markdown: string): Statement[] {
  const text = markdown.replace(/```[\s\S]*?(?:```|$)/g, blank);
  const masked = maskNonFigures(markdown);
  const statements: Statement[] = [];
  let heading = '';
  let inSources = false;
  for (const [index, block] of blocksOf(text).entries()) {
    if (block.kind === 'heading') {
      heading = block.lines[0]?.text.replace(/^[\s#]+/, '') ?? '';
      inSources = SOURCES.test(block.lines[0]?.text ?? '');
    }
    for (const part of partsOf(block)) {
      const raw = text.slice(part.start, part.end);
      statements.push({
        ...part,
        kind: inSources ? 'source' : block.kind,
        raw,
        masked: masked.slice(part.start, part.end),
        cites: marksOf(raw),
        citesItself: marksOf(raw).length > 0,
        heading,
        lead: undefined,
        block: index,
      });
    }
  }
  return withSurroundings(statements);
}

function marksOf(raw: string): number[] {
  return [...new Set([...raw.matchAll(MARK)].map((match) => Number(match[1])))];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const kind = kindOf(line, open);
    const joins = open && kind === open.kind && kind !== 'heading';
    if (!kind) open = undefined;
    else if (open && joins) open.lines.push({ text: line, start });
    else {
      open = { kind, lines: [{ text: line, start }] };
      blocks.push(open);
    }
    start += line.length + 1;
  }
  return blocks;
}

function kindOf(line: string, open: Block | undefined): StatementKind | undefined {
  if (line.trim() === '') return undefined;
  if (HEADING.test(line)) return 'heading';
  if (ROW.test(line)) return 'row';
  if (ITEM.test(line)) return 'item';
  // An indented line goes on with the item above it.
  return open?.kind === 'item' && /^\s/.test(line) ? 'item' : 'sentence';
}

type Part = Pick<Statement, 'start' | 'end' | 'header' | 'cells'>;

function partsOf(block: Block): Part[] {
  if (block.kind === 'row') return rowsOf(block.lines);
  if (block.kind === 'item') return itemsOf(block.lines);
  const [first] = block.lines;
  const last = block.lines.at(-1);
  if (!first || !last) return [];
  const text = block.lines.map((line) => line.text).join('\n');
  return sentencesOf(text).map(({ from, to }) => ({
    start: first.start + from,
    end: first.start + to,
    header: [],
    cells: [],
  }));
}

function itemsOf(lines: readonly Line[]): Part[] {
  const items: Part[] = [];
  for (const { text, start } of lines) {
    const last = items.at(-1);
    if (last && !ITEM.test(text)) last.end = start + text.length;
    else items.push({ start, end: start + text.length, header: [], cells: [] });
  }
  return items;
}

function rowsOf(lines: readonly Line[]): Part[] {
  const header = RULE.test(lines[1]?.text ?? '') ? cellTexts(lines[0]?.text ?? '') : [];
  return lines
    .filter((line, index) => !RULE.test(line.text) && !(header.length > 0 && index === 0))
    .map(({ text, start }) => ({ start, end: start + text.length, header, cells: cellsOf(text) }));
}

function cellTexts(row: string): string[] {
  return cellsOf(row).map(({ start, end }) => row.slice(start, end).trim());
}

function cellsOf(row: string): { start: number; end: number }[] {
  const bars = [...row.matchAll(/(?<!\\)\|/g)].map((match) => match.index);
  return bars.slice(0, -1).map((bar, index) => ({ start: bar + 1, end: bars[index + 1] ?? row.length }));
}

const SENTENCE_END =
  /(?<=[.!?]["”’)*]*(?:\s*\[\d+\])*)(?<!\b(?:e\.g|i\.e|approx|vs|[Nn]o|[Nn]r|Dr|Mr|Ms|ca|incl)\.)\s+(?=["“(*]*[\p{Lu}\p{N}])/gu;

function sentencesOf(text: string): { from: number; to: number }[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => ({
    to: match.index,
    next: match.index + match[0].length,
  }));
  const starts = [0, ...ends.map(({ next }) => next)];
  return starts.map((from, index) => ({ from, to: ends[index]?.to ?? text.length }));
}

function withSurroundings(statements: Statement[]): Statement[] {
  for (const [index, statement] of statements.entries()) {
    statement.lead = leadOf(statements, index);
    if (statement.cites.length === 0) statement.cites = inheritedCites(statements, index);
  }
  return statements;
}

/** A line below a list or table that only says where it is from. */
function isNoteOfSources({ kind, raw, cites }: Statement): boolean {
  return kind === 'sentence' && cites.length > 0 && NOTE.test(raw);
}

const NOTE = /^\W*(?:sources?|data|see|quellen?|fuentes?)?\W*(?:\[\d+\][\s,;]*)+\W*$/i;

function leadOf(statements: readonly Statement[], index: number): Statement | undefined {
  const own = statements[index];
  const before = statements
    .slice(0, index)
    .findLast((other) => other.block !== own?.block || own.kind === 'sentence');
  return before?.kind === 'heading' ? undefined : before;
}

/** Marks at the end of a paragraph hold for its sentences; those of an introduction for its list, and so on downwards. */
function inheritedCites(statements: readonly Statement[], index: number): number[] {
  const own = statements[index];
  if (!own) return [];
  const behind = statements.slice(index + 1);
  const rest = behind.find(({ block, cites }) => block === own.block && cites.length > 0)?.cites;
  if (own.kind === 'sentence' && rest) return rest;
  const note = behind.find(({ block }) => block !== own.block);
  if (own.kind !== 'sentence' && note && isNoteOfSources(note)) return note.cites;
  return citesBefore(statements.slice(0, index), own) ?? rest ?? [];
}

function citesBefore(before: readonly Statement[], own: Statement): number[] | undefined {
  for (const other of before.toReversed()) {
    if (other.kind === 'heading') return undefined;
    const isRelated = other.kind !== own.kind || other.block === own.block || own.kind === 'sentence';
    if (isRelated && other.cites.length > 0) return other.cites;
  }
  return undefined;
}
