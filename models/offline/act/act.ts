import { type OfflineChatRequest, type OfflineReply, textReply } from '../conversation.ts';
import { goesOn } from '../documents/choice/companion.ts';
import { isOrder } from '../documents/question/orders.ts';
import { politeDecline } from '../language.ts';
import { leaningOf } from '../plan/leaning/leaning.ts';
import { asksForRule, asksOfRecords } from '../plan/sides.ts';
import { inOrder } from '../plan/split.ts';
import { fromData } from './data.ts';
import { fromDocuments } from './documents.ts';
import { fromFiles, wantsFiles } from './files.ts';
import { createLedger, type Ledger, type Outcome } from './ledger.ts';
import { fromOther } from './other.ts';
import { partsOf } from './parts.ts';
import { asksForReport, fromReports } from './report.ts';
import { straysFromRecords, straysFromRules } from './strays.ts';
import { readTask, type Task } from './task.ts';
import { classify, type ShapedTool, type Toolset } from './tools.ts';

interface Desk {
  task: Task;
  tools: Toolset;
  ledger: Ledger;
  /** The part before, which one that goes on from it is about. */
  before?: string | undefined;
}

type Way = (part: string) => Outcome;

/** One turn of a specialist: the calls that are still needed, all at once, or the answer from what they returned. */
export function act(request: OfflineChatRequest): OfflineReply {
  const task = readTask(request);
  const desk: Desk = { task, tools: classify(task.tools), ledger: createLedger(task) };
  if (!/[\p{L}\p{N}]/u.test(task.instruction))
    return textReply('NOT ANSWERED: there is no question in the task.');
  const outcomes = tasksOf(desk).map((part, i, parts) => ({
    part,
    outcome: work(part, {
      ...desk,
      before: parts.slice(0, i).findLast((earlier) => !goesOn(earlier)) ?? parts[i - 1],
    }),
  }));
  const wanted = desk.ledger.wanted();
  if (wanted.length > 0) return { content: '', toolCalls: wanted };
  return textReply(compose(outcomes, task.instruction));
}

// Where only the database can answer, its engine reads the whole instruction: parts of it may refer to each other.
function tasksOf({ task, tools }: Desk): string[] {
  const onlyData = tools.query && !tools.search && !tools.read;
  const wantsReport = (part: string): boolean => asksForReport(part, tools);
  const parts = partsOf(inOrder(task.instruction));
  return onlyData && !parts.some(wantsReport) ? [task.instruction] : parts;
}

/** What may be done, and for how long, no table says: its rows only say what was. */
const RULES_ARE_NO_RECORDS: Outcome = {
  kind: 'decline',
  text: 'It asks for a rule, and the records of the database only hold what happened.',
};

/** The other way round: a rule that mentions the same things is no figure of what happened. */
const RECORDS_ARE_NO_RULES: Outcome = {
  kind: 'decline',
  text: 'It asks for what was recorded, and the documents only say what the rule is.',
};

function fromRecords(part: string, tool: ShapedTool, { task, ledger }: Desk): Outcome {
  if (asksForRule(part)) return RULES_ARE_NO_RECORDS;
  const outcome = fromData(part, { task, tool, ledger });
  return outcome.kind === 'answer' && straysFromRules(part, outcome.text) ? RULES_ARE_NO_RECORDS : outcome;
}

function fromPapers(part: string, tool: ShapedTool, { task, ledger, before }: Desk): Outcome {
  if (asksOfRecords(part)) return RECORDS_ARE_NO_RULES;
  const outcome = fromDocuments(part, tool, ledger, { before, today: task.today });
  return outcome.kind === 'answer' && straysFromRecords(part, outcome.text) ? RECORDS_ARE_NO_RULES : outcome;
}

/** The ways that could answer a part, the likeliest first. */
function waysFor(part: string, desk: Desk): Way[] {
  const { task, tools, ledger } = desk;
  const { query, search } = tools;
  const data: Way[] = query ? [(p) => fromRecords(p, query, desk)] : [];
  const documents: Way[] = search ? [(p) => fromPapers(p, search, desk)] : [];
  const files: Way[] =
    tools.list && tools.read && wantsFiles(part)
      ? [(p) => fromFiles(p, { tools, ledger, today: task.today })]
      : [];
  const reports: Way[] =
    tools.report && asksForReport(part, tools) ? [(p) => fromReports(p, tools, ledger)] : [];
  const other: Way[] = tools.other.length > 0 ? [(p) => fromOther(p, tools.other, ledger)] : [];
  const leaning = leaningOf(part);
  const main = leaning.document > leaning.data ? [...documents, ...data] : [...data, ...documents];
  return [...reports, ...files, ...main, ...(main.length === 0 ? other : [])];
}

/** "From now on you are the captain": an order to whoever reads it, however many captains are on record. */
const ASKS_NOTHING: Outcome = { kind: 'decline', text: 'It gives an order and asks nothing.' };

/** The first way that answers. Where none does, the likeliest one says why: it knows what was looked for. */
function work(part: string, desk: Desk): Outcome {
  if (isOrder(part) && !part.trim().endsWith('?')) return ASKS_NOTHING;
  let refusal: Outcome | undefined;
  for (const way of waysFor(part, desk)) {
    const outcome = way(part);
    if (outcome.kind !== 'decline') return outcome;
    if (refusal === undefined || isVeto(refusal)) refusal = outcome;
  }
  return refusal ?? { kind: 'decline', text: 'Nothing that could answer it is within reach.' };
}

/** Says which side the question is for, not what that side looked for. */
function isVeto(outcome: Outcome): boolean {
  return outcome === RULES_ARE_NO_RECORDS || outcome === RECORDS_ARE_NO_RULES;
}

interface Worked {
  part: string;
  outcome: Outcome;
}

function textOf({ outcome }: Worked): string {
  return outcome.kind === 'pending'
    ? 'It could not be looked up before the work had to end.'
    : outcome.text.replace(/^NOT ANSWERED:\s*/i, '');
}

function compose(worked: readonly Worked[], instruction: string): string {
  const answered = worked.filter((w) => w.outcome.kind === 'answer');
  const open = worked.filter((w) => w.outcome.kind !== 'answer');
  if (answered.length === 0) {
    const polite = politeDecline(instruction);
    return `NOT ANSWERED: ${polite ? `${polite} ` : ''}${[...new Set(open.map(textOf))].join(' ')}`;
  }
  const missing = open.map((w) => `No answer was found to "${w.part}": ${textOf(w)}`);
  return [...answered.map(textOf), ...missing].join('\n\n');
}
