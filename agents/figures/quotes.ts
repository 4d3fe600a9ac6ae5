import type { ReadPassage } from './passages.ts';
import type { Statement } from './statements.ts';
import type { Quote } from './types.ts';
import { plain } from './words.ts';

const QUOTED = /["“„]([^"“”„\n]{1,600})["”“]/g;
const LEAST_WORDS = 4;

/** The quotations that are given with a document, and whether the document has them, whatever its white space. */
export function quotesIn(statements: readonly Statement[], passages: readonly ReadPassage[]): Quote[] {
  return statements.flatMap((statement) => {
    const cited = passages.filter(({ n }) => n !== undefined && statement.cites.includes(n));
    const [source] = cited;
    if (!source || source.n === undefined || statement.kind === 'source') return [];
    const { sourceId, n } = source;
    return [...statement.raw.matchAll(QUOTED)].flatMap((match): Quote[] => {
      const text = match[1] ?? '';
      if ((text.match(/\p{L}+/gu)?.length ?? 0) < LEAST_WORDS) return [];
      const holder = cited.find((passage) => holds(passage.text, text));
      return [
        {
          text,
          offset: statement.start + match.index + 1,
          length: text.length,
          sourceId: holder?.sourceId ?? sourceId,
          n: holder?.n ?? n,
          verified: holder !== undefined,
        },
      ];
    });
  });
}

/** Every part between omissions, in the order in which they are quoted. */
function holds(passage: string, quote: string): boolean {
  const text = plain(passage);
  let from = 0;
  for (const part of quote.split(/\s*(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\s*/)) {
    const wanted = plain(part).replace(/[.,;:!?]+$/, '');
    const at = text.indexOf(wanted, from);
    if (at < 0) return false;
    from = at + wanted.length;
  }
  return true;
}
