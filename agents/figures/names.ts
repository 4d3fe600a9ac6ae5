import type { Desk } from './case.ts';
import type { EvidenceIndex } from './evidence.ts';
import { tokensInMasked } from './extract.ts';
import { isOfSource } from './given.ts';
import { foundIn } from './operands.ts';
import type { Unverified } from './types.ts';

const MANY_NAMES = 5_000;

/** Names of rows and sources that have digits in them: those are no figures. */
export function namesWithDigits({ tables, sources }: EvidenceIndex, question: string): Desk['names'] {
  const ofRows = tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.labels
        .filter((label) => /\d/.test(label))
        .flatMap(spellings)
        .map((text) => ({
          text,
          found: foundIn(table, { label: text, operation: 'value', row: row.index }),
        })),
    ),
  );
  const ofSources = sources
    .filter(({ title }) => /\d/.test(title))
    .map(({ id, n, title }) => ({
      text: title,
      found: foundIn({ sourceId: id, n }, { label: title, operation: 'document' as const }),
    }));
  return [...codesIn(question), ...ofSources, ...ofRows].slice(0, MANY_NAMES);
}

/** Words of the question with letters and digits, and their parts: what the asker wrote is given, word for word. */
function codesIn(question: string): Desk['names'] {
  const words = question.match(/[\p{L}\p{N}]+(?:[-_/.][\p{L}\p{N}]+)*/gu) ?? [];
  const codes = words.filter((word) => /\p{L}/u.test(word) && /\p{N}/u.test(word));
  const parts = codes.flatMap((code) =>
    code.split(/[-_/.]/).filter((part) => /\p{L}/u.test(part) && /\p{N}/u.test(part)),
  );
  return [...new Set([...codes, ...parts])].map((text) => ({
    text,
    found: { label: `${text} of the question`, operation: 'question', sourceId: 'question' },
  }));
}

/** `Between 26 and 64` is `26 to 64`. */
function spellings(label: string): string[] {
  const isRange = /\d\s*(?:to|-|–)\s*\d/.test(label);
  if (!isRange) return [label];
  const joints = [' to ', ' and ', '-', '–', ' – '];
  return [label, ...joints.map((joint) => label.replace(/(?<=\d)\s*(?:to|-|–)\s*(?=\d)/, joint))];
}

/** The list of sources at the end repeats what is known of them, and nothing else. */
export function wrongSources({ statements, sources }: Desk): Unverified[] {
  return statements
    .filter(({ kind, cites }) => kind === 'source' && cites.length > 0)
    .flatMap((statement) => {
      const source = sources.find(({ n }) => n === statement.cites[0]);
      return tokensInMasked(statement.masked)
        .filter((token) => !token.soft && !isOfSource(token, source))
        .map((token) => ({
          text: token.text,
          offset: token.offset + statement.start,
          reason: 'the source does not have it',
        }));
    });
}
