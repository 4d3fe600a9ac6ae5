import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../link/lexicon.ts';
import type { Fetch } from '../../plan/query.ts';
import { buildModel } from '../../schema/model.ts';
import { agency } from '../../testing/agency.ts';
import { candidatesOf } from '../candidates.ts';

const model = buildModel(agency);
const lexicon = buildLexicon(model);
const fetch: Fetch = () => ({ kind: 'rows', result: { id: 'c0', rows: [], rowCount: 0, truncated: false } });

function readingsOf(question: string): string[] {
  const found = candidatesOf({ model, lexicon, today: '2026-11-30', fetch }, question);
  return found.kind === 'found'
    ? found.candidates.map(({ shape, plan }) => `${shape.op}: ${plan.reading}`)
    : [];
}

describe('the kind of answer (R12)', () => {
  it('gives a share of each group where groups are asked for', () => {
    expect(readingsOf('What percentage of the tickets were closed, per client?').join('\n')).toMatch(
      /^share-group: .* per client$/m,
    );
  });

  it('gives no share where per cent only say what a bound is counted in', () => {
    expect(
      readingsOf('Which tickets have more than 15 percent discount and are open?').join('\n'),
    ).not.toMatch(/^share/m);
  });

  it('means rows per row that they belong to', () => {
    expect(readingsOf('How many tickets does a client have on average?').join('\n')).toMatch(
      /^per-parent: the average number of tickets per client$/m,
    );
  });

  it('takes two periods apart', () => {
    expect(readingsOf('How many more tickets were closed in 2025 than in 2024?').join('\n')).toMatch(
      /^difference: the difference between .*2025.* and .*2024/m,
    );
  });

  it('tells two figures only where two periods are joined', () => {
    expect(readingsOf('How many tickets were opened in 2024, closed 2025?').join('\n')).not.toMatch(/^both/m);
  });
});
