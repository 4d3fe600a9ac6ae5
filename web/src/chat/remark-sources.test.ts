import { describe, expect, it } from 'vitest';
import type { Node } from './remark-citations.ts';
import { remarkWithoutSources } from './remark-sources.ts';

const heading = (value: string): Node => ({ type: 'heading', depth: 2, children: [{ type: 'text', value }] });
const paragraph: Node = { type: 'paragraph', children: [{ type: 'text', value: 'Text' }] };
const list: Node = { type: 'list', children: [] };

function left(children: Node[], isShownBelow = true): string[] {
  const tree: Node = { type: 'root', children };
  remarkWithoutSources({ isShownBelow })(tree);
  return tree.children!.map(({ type }) => type);
}

describe("the writer's list of sources", () => {
  it.each(['Sources', 'Quellen', 'Fuentes', ' references: '])(
    'under “%s” is left out, nothing else',
    (name) => {
      expect(left([heading('A'), list, heading(name), list, paragraph])).toEqual([
        'heading',
        'list',
        'paragraph',
      ]);
    },
  );

  it('stays where the page shows no sources itself', () => {
    expect(left([heading('Sources'), list], false)).toHaveLength(2);
  });

  it('stays when it is text and no list, or another heading', () => {
    expect(left([heading('Sources'), paragraph])).toHaveLength(2);
    expect(left([heading('Sources of income'), list])).toHaveLength(2);
  });
});
