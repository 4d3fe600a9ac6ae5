import { describe, expect, it } from 'vitest';
import { remarkCitations } from './remark-citations.ts';

const text = (value: string) => ({ type: 'text', value });
const link = (n: string) => ({ type: 'link', url: `#source-${n}`, children: [text(n)] });

function linked(...children: object[]) {
  const tree = { type: 'root', children: [{ type: 'paragraph', children }] } as Parameters<
    ReturnType<typeof remarkCitations>
  >[0];
  remarkCitations({ known: new Set([1, 2]) })(tree);
  return tree.children?.[0]?.children;
}

describe('remarkCitations', () => {
  it('links the marks of known sources, held to the word before', () => {
    expect(linked(text('Three days [1][2], or so [9].'))).toEqual([
      text('Three days\u00a0'),
      link('1'),
      link('2'),
      text(', or so [9].'),
    ]);
  });

  it('leaves code and links alone', () => {
    const code = { type: 'inlineCode', value: 'a[1]' };
    const anchor = { type: 'link', url: 'https://example.org', children: [text('[1]')] };
    expect(linked(code, anchor)).toEqual([code, anchor]);
  });

  it('reaches text within emphasis', () => {
    const strong = { type: 'strong', children: [text('128 [1]')] };
    expect(linked(strong)).toEqual([{ type: 'strong', children: [text('128\u00a0'), link('1')] }]);
  });
});
