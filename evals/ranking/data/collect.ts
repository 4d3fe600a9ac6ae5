import { createLedger, type ToolTurn } from '@parley/models/offline/data/answer/ledger';
import { answerByRules } from '@parley/models/offline/data/answer/parts';
import { candidatesOf } from '@parley/models/offline/data/candidates/candidates';
import { recording } from '@parley/models/offline/data/candidates/choice/choose';
import { resultFeatures } from '@parley/models/offline/data/candidates/choice/results';
import { buildLexicon } from '@parley/models/offline/data/link/lexicon';
import type { Fetch, Outcome } from '@parley/models/offline/data/plan/query';
import { buildModel } from '@parley/models/offline/data/schema/model';
import { type OpenWorld, openWorld } from '@parley/models/offline/data/testing/open-world';
import type { ExpectedRows } from '../../grade/grade.ts';
import { expectedRows, judgeSaid, type Said } from '../../judge.ts';
import type { Question } from '../../questions.ts';
import { TODAY, type World, withWorldClient } from '../../world.ts';
import type { Source as Learnable } from '../ranker.ts';
import type { Judgement } from '../table.ts';
import type { Example, Reading } from './examples.ts';

const ROUNDS = 8;
const LONGEST_TEXT = 1_500;

export interface Source extends Learnable {
  /** Its expected figures are compared unrounded: a reading may round to other places than they do. */
  unrounded: boolean;
}

/** All readings of each question, judged by asking the database. Which there are depends on the weights so far. */
export async function collect(
  { world, known, unrounded, questions }: Source,
  url: string,
): Promise<Example[]> {
  const open = await openWorld({ url, schema: world.schema, today: TODAY });
  try {
    const read = createReader(open);
    return await withWorldClient(world, url, async (query) => {
      if (unrounded) await leaveFiguresUnrounded(world, query);
      const examples: Example[] = [];
      for (const question of questions) {
        const example = await exampleOf(question, await expectedRows(question, query), read);
        examples.push({ ...example, world: world.name, known });
      }
      return examples;
    });
  } finally {
    await open.close();
  }
}

async function leaveFiguresUnrounded(
  { schema }: World,
  query: (text: string) => Promise<unknown>,
): Promise<void> {
  await query(
    `create or replace function "${schema}".round(numeric, integer) returns numeric language sql immutable as 'select $1'`,
  );
  await query(`set search_path = "${schema}", pg_catalog`);
}

interface Reader {
  byRules(question: string): Promise<Said & { queries: ReadonlySet<string> }>;
  /** The readings with what each of them answers. */
  readings(
    question: string,
  ): Promise<(Pick<Reading, 'features'> & { id: string; op: string; outcome: Outcome })[]>;
}

function createReader({ schema, call }: OpenWorld): Reader {
  const model = buildModel(schema);
  const lexicon = buildLexicon(model);
  const settle = createSettler(call);
  return {
    async byRules(instruction) {
      const settled = await settle((fetch) => {
        const recorded = recording(fetch);
        const world = { model, today: TODAY };
        const said = answerByRules({ instruction, context: '', world, fetch: recorded.fetch });
        return { kind: said.kind, text: said.text, queries: recorded.queries };
      });
      return settled ?? { kind: 'decline', text: '', queries: new Set() };
    },
    async readings(question) {
      const found = await settle((fetch) => candidatesOf({ model, lexicon, today: TODAY, fetch }, question));
      if (found?.kind !== 'found') return [];
      const read = [];
      for (const { plan, shape, features } of found.candidates) {
        const outcome = (await settle((fetch) => plan.run(fetch))) ?? { kind: 'decline', reason: '' };
        read.push({ features, id: plan.id, op: shape.op, outcome });
      }
      return read;
    },
  };
}

/** Runs what wants rows until it has them all; nothing when it never ends. Each call is made once. */
function createSettler(call: OpenWorld['call']): <T>(run: (fetch: Fetch) => T) => Promise<T | undefined> {
  const results = new Map<string, unknown>();
  const resultOf = async (args: object): Promise<unknown> => {
    const key = JSON.stringify(args);
    if (!results.has(key)) results.set(key, await call(args));
    return results.get(key);
  };
  return async (run) => {
    const history: ToolTurn[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ledger = createLedger(history);
      const result = run(ledger.fetch);
      const missing = ledger.missing();
      if (missing.length === 0) return result;
      for (const { arguments: args } of missing)
        history.push({ call: { id: `c${history.length}`, arguments: args }, result: await resultOf(args) });
    }
    return undefined;
  };
}

async function exampleOf(
  question: Question,
  expected: ExpectedRows,
  read: Reader,
): Promise<Omit<Example, 'world' | 'known'>> {
  const { queries, ...said } = await read.byRules(question.question);
  const readings = await read.readings(question.question);
  return {
    question: question.question,
    answerable: question.kind !== 'decline',
    rules: {
      kind: said.kind,
      text: said.text.slice(0, LONGEST_TEXT),
      verdict: judgeSaid(question, expected, said).verdict,
    },
    readings: readings.map(({ features, id, op, outcome }) => ({
      features,
      result: resultFeatures(outcome, op),
      judgement: judgementOf(question, expected, outcome),
      same: queries.has(id),
    })),
  };
}

function judgementOf(question: Question, expected: ExpectedRows, outcome: Outcome): Judgement {
  if (question.kind === 'decline') return 'wrong';
  if (outcome.kind !== 'answer') return 'declined';
  const { verdict } = judgeSaid(question, expected, outcome);
  return verdict === 'correct' && isLucky(outcome.text, expected.rows ?? []) ? 'lucky' : verdict;
}

const ROW = /^(?:- |\| (?!---|#))/gm;
const MOST_OTHERS = 2;

/** Whether what was asked for is only somewhere in a much longer list, and no figure that stands out. */
export function isLucky(text: string, rows: readonly (readonly unknown[])[]): boolean {
  const lines = (text.match(ROW) ?? []).length - (text.includes('| ---') ? 1 : 0);
  if (rows.length === 0 || lines <= rows.length + MOST_OTHERS) return false;
  const [[value, ...more] = []] = rows;
  if (rows.length > 1 || more.length > 0) return true;
  const figure = typeof value === 'number' ? String(Math.trunc(Math.abs(value))) : String(value);
  return ![...text.matchAll(/\*\*([^*]+)\*\*/g)].some(([, bold = '']) =>
    bold.replaceAll(',', '').includes(figure),
  );
}
