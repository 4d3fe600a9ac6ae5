export interface Node {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
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
  const children = node.children.flatMap((child) =>
    child.type === 'text' ? splitText(child.value ?? '', known) : [child],
  );
  node.children = children.map((child, index) => linkedFigure(child, children.slice(index + 1)));
  for (const child of node.children) linkCitations(child, known);
}

// A mark belongs to the word before it: it must not begin a line.
function heldBefore(text: string): string {
  return text.replace(/ $/, '\u00a0');
}

function splitText(text: string, known: ReadonlySet<number>): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (!known.has(Number(match[1]))) continue;
    if (match.index > at) nodes.push({ type: 'text', value: heldBefore(text.slice(at, match.index)) });
    nodes.push({
      type: 'link',
      url: `${CITATION_PREFIX}${match[1]}`,
      children: [{ type: 'text', value: match[1] ?? '' }],
    });
    at = match.index + match[0].length;
  }
  if (at < text.length) nodes.push({ type: 'text', value: text.slice(at) });
  return nodes;
}

const FIGURE = /^[^\p{L}]*\d[^\p{L}]*\p{L}{0,3}$/u;

// Only a number that stands by itself: a whole sentence in bold is no figure.
function linkedFigure(node: Node, after: readonly Node[]): Node {
  if (node.type !== 'strong' || !FIGURE.test(textOf(node))) return node;
  const number = after
    .find((next) => next.url?.startsWith(CITATION_PREFIX))
    ?.url?.slice(CITATION_PREFIX.length);
  return number === undefined ? node : { type: 'link', url: `${FIGURE_PREFIX}${number}`, children: [node] };
}

export function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
