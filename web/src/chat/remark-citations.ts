export interface Node {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
  /** How a node of our own becomes HTML. */
  data?: { hName: string; hProperties: Record<string, string> };
  children?: Node[];
}

const MARK = /\[(\d{1,3})\]/g;
export const CITATION_PREFIX = '#source-';
export const FIGURE_PREFIX = '#figure-';

/**
 * Turns `[3]` in text into a link to source 3, where there is such a source, and a number in bold into a link to the
 * source that is cited after it. Code and links are left alone.
 */
export function remarkCitations({ known }: { known: ReadonlySet<number> }) {
  return (tree: Node) => {
    linkCitations(tree, known);
  };
}

function linkCitations(node: Node, known: ReadonlySet<number>): void {
  if (node.children === undefined || node.type === 'link' || node.type === 'linkReference') return;
  if (node.type === 'held') return;
  const children = node.children.flatMap((child) =>
    child.type === 'text' ? splitText(child.value ?? '', known) : [child],
  );
  node.children = children.map((child, index) => linkedFigure(child, children.slice(index + 1)));
  for (const child of node.children) linkCitations(child, known);
}

function splitText(text: string, known: ReadonlySet<number>): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (!known.has(Number(match[1]))) continue;
    const before = text.slice(at, match.index);
    const mark: Node = {
      type: 'link',
      url: `${CITATION_PREFIX}${match[1]}`,
      children: [{ type: 'text', value: match[1] ?? '' }],
    };
    const last = nodes.at(-1);
    if (before === '' && last?.type === 'held') last.children?.push(mark);
    else nodes.push(...heldTo(before, mark));
    at = match.index + match[0].length;
  }
  if (at < text.length) nodes.push({ type: 'text', value: text.slice(at) });
  return nodes;
}

const LAST_WORD = /(\S*)\s?$/;

// A mark belongs to the word before it: it must not begin a line.
function heldTo(before: string, mark: Node): Node[] {
  const word = LAST_WORD.exec(before)?.[1] ?? '';
  const rest = before.slice(0, before.trimEnd().length - word.length);
  const held: Node = {
    type: 'held',
    data: { hName: 'span', hProperties: { className: 'whitespace-nowrap' } },
    children: word === '' ? [mark] : [{ type: 'text', value: `${word}\u00a0` }, mark],
  };
  return rest === '' ? [held] : [{ type: 'text', value: rest }, held];
}

const FIGURE = /^[^\p{L}]*\d[^\p{L}]*\p{L}{0,3}$/u;

// Only a number that stands by itself: a whole sentence in bold is no figure.
function linkedFigure(node: Node, after: readonly Node[]): Node {
  if (node.type !== 'strong' || !FIGURE.test(textOf(node))) return node;
  const number = after.map(citedBy).find((cited) => cited !== undefined);
  return number === undefined ? node : { type: 'link', url: `${FIGURE_PREFIX}${number}`, children: [node] };
}

function citedBy(node: Node): string | undefined {
  if (node.type === 'held') return node.children?.map(citedBy).find((cited) => cited !== undefined);
  return node.url?.startsWith(CITATION_PREFIX) ? node.url.slice(CITATION_PREFIX.length) : undefined;
}

export function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
