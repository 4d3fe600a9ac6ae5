import { z } from 'zod';
import { stem } from '../text/stem.ts';
import { contentStems, words } from '../text/words.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import type { ToolTurn } from './task.ts';
import type { ShapedTool, Toolset } from './tools.ts';

const ASKS_FOR_REPORT =
  /\b(?:generate|create|produce|make|prepare|export|run|build|give me|get me|i need|download)\b[^.?!]*\breports?\b|\breports?\b[^.?!]*\b(?:pdf|docx|word|markdown)\b|\b(?:pdf|docx|word|markdown)\b[^.?!]*\breports?\b/i;

export function asksForReport(part: string, tools: Toolset): boolean {
  return ASKS_FOR_REPORT.test(part) || asksToDeliver(part, tools);
}

/** The part orders in plain words what a tool does with a finished report: the verb of its name, of a report. */
function asksToDeliver(part: string, { deliver }: Toolset): boolean {
  const verb = deliver?.name.split('_')[0];
  if (!verb) return false;
  const ordered = new RegExp(
    `(?:^|\\b(?:and|then|please|you)\\s+)\\s*(?:also\\s+)?${verb}\\b[^.?!]*\\b(?:reports?|it)\\b`,
    'i',
  );
  return ordered.test(part) && /\breports?\b/i.test(part);
}

const HINTS: [RegExp, RegExp][] = [
  [/head-?count|staff|employees|workforce|people|hires?/i, /headcount|staff|people|workforce/i],
  [/projects?|delivery|status/i, /project/i],
  [/budgets?|financ\w+|spend\w*|costs?/i, /budget|financ|cost/i],
];

function typeOf(part: string, types: readonly string[]): string | undefined {
  const asked = contentStems(part);
  const byName = types.find((type) =>
    type.split(/[_\s-]/).some((word) => asked.has(stem(word)) && !/^(?:report|status|summary)$/.test(word)),
  );
  return (
    byName ?? types.find((type) => HINTS.some(([inPart, inType]) => inPart.test(part) && inType.test(type)))
  );
}

function formatOf(part: string, tool: ShapedTool): Record<string, string> {
  const formats = (tool.properties['format']?.enum ?? []).filter((f): f is string => typeof f === 'string');
  const said = words(part).map((w) => (w.lower === 'word' ? 'docx' : w.lower));
  const format = formats.find((f) => said.includes(f.toLowerCase()));
  return format ? { format } : {};
}

const QUARTERS: Record<string, [string, string]> = {
  '1': ['01-01', '03-31'],
  '2': ['04-01', '06-30'],
  '3': ['07-01', '09-30'],
  '4': ['10-01', '12-31'],
};

function datesOf(part: string, tool: ShapedTool): Record<string, string> {
  if (!('date_from' in tool.properties && 'date_to' in tool.properties)) return {};
  const iso = part.match(/\b\d{4}-\d\d-\d\d\b/g) ?? [];
  if (iso[0] && iso[1]) return { date_from: iso[0], date_to: iso[1] };
  if (iso[0]) return /\b(?:since|from|after)\b/i.test(part) ? { date_from: iso[0] } : { date_to: iso[0] };
  const year = /\b((?:19|20)\d\d)\b/.exec(part)?.[1];
  if (!year) return {};
  const quarter = QUARTERS[/\bq([1-4])\b/i.exec(part)?.[1] ?? ''] ?? ['01-01', '12-31'];
  return { date_from: `${year}-${quarter[0]}`, date_to: `${year}-${quarter[1]}` };
}

function departmentOf(part: string, tool: ShapedTool): Record<string, string> {
  if (!('department' in tool.properties)) return {};
  const named = /\b(?:for|of|in|about)\s+(?:the\s+)?((?:\p{Lu}[\p{L}&-]+\s?)+)(?:department)?/u
    .exec(part)?.[1]
    ?.trim();
  return named && !/^(?:Q[1-4]|PDF|DOCX)$/.test(named) ? { department: named } : {};
}

const viewSchema = z.looseObject({
  job_id: z.string().optional(),
  status: z.string().optional(),
  message: z.string().optional(),
  title: z.string().optional(),
  markdown: z.string().optional(),
  resource: z.string().optional(),
  format: z.string().optional(),
});
type View = z.output<typeof viewSchema>;

const MAX_REPORT = 4_000;

function delivered(view: View, turn: ToolTurn): Outcome {
  const where = view.resource
    ? ` It can be read at ${view.resource}${view.format ? ` (${view.format})` : ''}.`
    : '';
  const body = (view.markdown ?? '')
    .slice(0, MAX_REPORT)
    .replace(/^# .*\n+/, '')
    .replace(/^#{1,6} /gm, '#### ');
  const title = view.title ?? 'The report';
  return {
    kind: 'answer',
    text: `**${title}** is ready.${where} [call:${turn.id}]${body ? `\n\n${body.trim()} [call:${turn.id}]` : ''}`,
  };
}

/** Has a report made, looks once more when it takes longer, and says where it is. */
export function fromReports(part: string, tools: Toolset, ledger: Ledger): Outcome {
  const tool = tools.report;
  if (!tool) return { kind: 'decline', text: 'Nothing here makes reports.' };
  const types = (tool.properties['report_type']?.enum ?? []).filter(
    (t): t is string => typeof t === 'string',
  );
  const type = typeOf(part, types);
  if (!type)
    return {
      kind: 'decline',
      text: `There is no such report; the kinds of reports are ${types.join(', ')}.`,
    };
  const args = {
    report_type: type,
    ...datesOf(part, tool),
    ...departmentOf(part, tool),
    ...formatOf(part, tool),
  };
  const turn = ledger.call(tool.name, args);
  if (!turn)
    return ledger.wanted().length > 0
      ? PENDING
      : { kind: 'decline', text: 'The report was not made in time.' };
  if (!turn.ok) return { kind: 'decline', text: `The report could not be made: ${turn.error}` };
  const view = viewSchema.safeParse(turn.result).data ?? {};
  const made =
    view.status !== 'running' || !view.job_id ? finished(view, turn) : later(view, { turn, tools, ledger });
  const isMade = made.kind === 'answer' && view.job_id && /\bis ready\b/.test(made.text);
  return isMade && asksToDeliver(part, tools) ? delivering(made, view, { tools, ledger }) : made;
}

const deliveredSchema = z.looseObject({ address: z.string().optional() });

/** What was asked to be done with the report besides making it. */
function delivering(
  made: Outcome & { kind: 'answer' },
  view: View,
  { tools, ledger }: { tools: Toolset; ledger: Ledger },
): Outcome {
  const tool = tools.deliver;
  if (!tool) return made;
  const done = (tool.name.split('_')[0] ?? '').replace(/e?$/, 'ed');
  const turn = ledger.call(tool.name, { job_id: view.job_id });
  if (!turn && ledger.wanted().length > 0) return PENDING;
  const { address } = deliveredSchema.safeParse(turn?.result).data ?? {};
  const where = address ? ` at ${address}` : '';
  const told = turn?.ok
    ? `The report was ${done}${where}. [call:${turn.id}]`
    : `The report was not ${done}: ${turn?.error ?? 'there was no time left.'}`;
  return { kind: 'answer', text: `${told}\n\n${made.text}` };
}

function finished(view: View, turn: ToolTurn): Outcome {
  if (view.status && /fail|cancel/i.test(view.status))
    return { kind: 'decline', text: `The report could not be made: ${view.message ?? view.status}` };
  return delivered(view, turn);
}

function later(view: View, x: { turn: ToolTurn; tools: Toolset; ledger: Ledger }): Outcome {
  const { turn, tools, ledger } = x;
  const running: Outcome = {
    kind: 'answer',
    text: `The report is still being made; its job is ${view.job_id ?? 'unknown'}. [call:${turn.id}]`,
  };
  if (!tools.job || !view.job_id) return running;
  const again = ledger.call(tools.job.name, { job_id: view.job_id });
  if (!again) return ledger.wanted().length > 0 ? PENDING : running;
  const now = viewSchema.safeParse(again.result).data ?? {};
  return again.ok && now.status !== 'running' ? finished(now, again) : running;
}
