import { type Node, textOf } from './remark-citations.ts';

const HEADING = /^\s*(?:sources|references|quellen|fuentes)\s*:?\s*$/i;

/**
 * Leaves out the list of sources that a writer puts at the end: the page shows the same sources, with their passages,
 * below the answer. Only the heading and the list right after it go.
 */
export function remarkWithoutSources({ isShownBelow }: { isShownBelow: boolean }) {
  return (tree: Node) => {
    if (!isShownBelow || tree.children === undefined) return;
    const at = tree.children.findLastIndex((node) => node.type === 'heading' && HEADING.test(textOf(node)));
    if (at === -1 || tree.children[at + 1]?.type !== 'list') return;
    tree.children = tree.children.toSpliced(at, 2);
  };
}
