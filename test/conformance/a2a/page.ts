import { join } from 'node:path';
import type { KitRun } from './kits.ts';
import { BINDINGS, type Requirement } from './requirements/requirement.ts';
import { REQUIREMENTS, SPECIFICATION } from './requirements.ts';
import type { Column, Results } from './results.ts';

export const PAGE = join(import.meta.dirname, '..', '..', '..', 'docs', 'conformance.md');

const COLUMNS: readonly Column[] = ['agent', ...BINDINGS];
const AREAS: readonly [title: string, sections: RegExp][] = [
  ['Operations', /^3\.[1-4]\./],
  ['Delivery of updates, versions, messages', /^3\.[5-7]/],
  ['Objects and extensions', /^4\./],
  ['Bindings in common', /^5\./],
  ['Authentication and authorisation', /^7\./],
  ['Cards', /^8\./],
  ['JSON-RPC', /^9\./],
  ['gRPC', /^10\./],
  ['HTTP+JSON', /^11\./],
  ['Security and registrations', /^1[34]\./],
];

/** What the page says of a requirement before it says how it went. */
export function requirementCells({ id, section, level, text }: Requirement): string[] {
  return [id, `§${section}`, level, text];
}

const MARKS = { passed: '✓', failed: '✗' };

function row(requirement: Requirement, results: Results): string {
  const { id, untestable } = requirement;
  const found = results.get(id);
  const cells = COLUMNS.map((column) => {
    const outcome = found?.get(column);
    return outcome ? MARKS[outcome] : '';
  });
  const last = untestable ? `not tested: ${untestable}` : '';
  return `| ${[...requirementCells(requirement), ...cells, last].join(' | ')} |`;
}

function table(requirements: readonly Requirement[], results: Results): string[] {
  return [
    `| id | section | level | what it asks | ${COLUMNS.join(' | ')} | |`,
    `|---|---|---|---|${COLUMNS.map(() => ':-:').join('|')}|---|`,
    ...requirements.map((requirement) => row(requirement, results)),
  ];
}

type Verdict = 'passed' | 'failed' | 'untestable' | 'not run';

function verdictOf({ id, untestable }: Requirement, results: Results): Verdict {
  const outcomes = [...(results.get(id)?.values() ?? [])];
  if (outcomes.includes('failed')) return 'failed';
  if (outcomes.length > 0) return 'passed';
  return untestable ? 'untestable' : 'not run';
}

const VERDICTS: readonly Verdict[] = ['passed', 'failed', 'untestable', 'not run'];

function summary(results: Results): string[] {
  const rows = (['MUST', 'SHOULD', 'MAY'] as const).map((level) => {
    const own = REQUIREMENTS.filter((requirement) => requirement.level === level);
    const counts = VERDICTS.map((verdict) => own.filter((one) => verdictOf(one, results) === verdict).length);
    return `| ${level} | ${own.length} | ${counts.join(' | ')} |`;
  });
  return [
    '| level | requirements | shown | failed | not testable here | not run |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ];
}

/** Each test once, with the bindings where it fails for the same reason. */
function failureTable(kit: string, runs: readonly KitRun[]): string[] {
  const failures = runs.flatMap((run) =>
    run.failures.map((failure) => ({ ...failure, on: [run.bindings].flat() })),
  );
  const same = Object.values(Object.groupBy(failures, ({ id, reason }) => `${id} ${reason}`));
  const rows = same.flatMap((some = []) => {
    const [first] = some;
    const bindings = some.flatMap(({ on }) => on).join(', ');
    return first ? [`| ${first.id} | ${bindings} | ${inCell(first.reason)} |`] : [];
  });
  if (rows.length === 0) return [];
  return ['', `### What ${kit} counts as failed`, '', '| test | bindings | why |', '|---|---|---|', ...rows];
}

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function kitSection(runs: readonly KitRun[]): string[] {
  if (runs.length === 0) return [];
  const rows = runs.map(
    ({ kit, commit, bindings, date, passed, failed, skipped }) =>
      `| ${kit} | ${commit.slice(0, 12)} | ${[bindings].flat().join(', ')} | ${date} | ${passed} | ${failed} | ${skipped} |`,
  );
  const kits = Object.entries(Object.groupBy(runs, ({ kit }) => kit));
  const reasons = kits.flatMap(([kit, own = []]) => failureTable(kit, own));
  return [
    '## Kits of others',
    '',
    '| kit | commit | bindings | date | passed | failed | skipped |',
    '|---|---|---|---|--:|--:|--:|',
    ...rows,
    ...reasons,
    '',
  ];
}

/** The page: the same results make the same text. */
export function pageOf(results: Results, runs: readonly KitRun[]): string {
  const inArea = (sections: RegExp) => REQUIREMENTS.filter(({ section }) => sections.test(section));
  return [
    '# Conformance with A2A',
    '',
    `What A2A ${SPECIFICATION} asks of an agent, and what our tests found of each binding. Written by`,
    '`npm run conformance -- a2a`, which starts an agent on the stack that all agents of Parley run on, with a real',
    'PostgreSQL, and speaks to it over each binding. Column *agent*: shown once, whatever the binding. An empty cell:',
    'the binding does not have it. Bindings of 0.3 are held to the same requirements, in the words of 0.3.',
    '',
    ...summary(results),
    '',
    ...kitSection(runs),
    ...AREAS.flatMap(([title, sections]) => [`## ${title}`, '', ...table(inArea(sections), results), '']),
  ].join('\n');
}
