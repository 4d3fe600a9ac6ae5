interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

const MARK = /\[(\d{1,3})\]/g;
export const CITATION_PREFIX = '#source-';

/** Turns `[3]` in text into a link to source 3, where there is such a source. Code and links are left alone. */
export function remarkCitations({ known }: { known: ReadonlySet<number> }) {
  return (tree: Node) => {
    linkCitations(tree, known);
  };
}

function linkCitations(node: Node, known: ReadonlySet<number>): void {
  if (node.children === undefined || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) =>
    child.type === 'text' ? splitText(child.value ?? '', known) : [child],
  );
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
