import { describe, expect, it } from 'vitest';
import { remarkCitations } from './remark-citations.ts';

const text = (value: string) => ({ type: 'text', value });
const link = (n: string) => ({ type: 'link', url: `#source-${n}`, children: [text(n)] });

const held = (...children: object[]) => ({
  type: 'held',
  data: { hName: 'span', hProperties: { className: 'whitespace-nowrap' } },
  children,
});

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
      text('Three '),
      held(text('days\u00a0'), link('1'), link('2')),
      text(', or so [9].'),
    ]);
  });

  it('leaves code and links alone', () => {
    const code = { type: 'inlineCode', value: 'a[1]' };
    const anchor = { type: 'link', url: 'https://example.org', children: [text('[1]')] };
    expect(linked(code, anchor)).toEqual([code, anchor]);
  });

  it('links a figure to the source that is cited after it, and no sentence in bold', () => {
    const strong = (value: string) => ({ type: 'strong', children: [text(value)] });
    expect(linked(strong('128'), text(' people [2].'))?.[0]).toEqual({
      type: 'link',
      url: '#figure-2',
      children: [strong('128')],
    });
    expect(linked(strong('8 of 12 are empty'), text(' [2].'))?.[0]).toEqual(strong('8 of 12 are empty'));
    expect(linked(strong('128'), text(' people.'))?.[0]).toEqual(strong('128'));
  });

  it('reaches text within emphasis', () => {
    const strong = { type: 'strong', children: [text('128 [1]')] };
    expect(linked(strong)).toEqual([{ type: 'strong', children: [held(text('128\u00a0'), link('1'))] }]);
  });
});
