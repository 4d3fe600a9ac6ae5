import { MONTHS } from '@parley/platform/months';
import { z } from 'zod';
import { answerFromDocuments } from '../documents/answer.ts';
import { isOrder } from '../documents/question/orders.ts';
import { contentWords, isGeneric } from '../text/words.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import type { ToolTurn } from './task.ts';
import type { Toolset } from './tools.ts';

const ABOUT_FILES =
  /\b(?:logs?|log-?files?|runbooks?|files?|errors?|warnings?|outage|stack ?trace|exceptions?|operations log)\b/i;
const ABOUT_LOGS =
  /\b(?:logs?|log-?files?|errors?|warnings?|outage|exceptions?|failures?|crash(?:es)?|events?)\b/i;

export function wantsFiles(part: string): boolean {
  return ABOUT_FILES.test(part);
}

const listSchema = z.looseObject({ files: z.array(z.looseObject({ path: z.string() })) });
const contentSchema = z.looseObject({ content: z.string() });

const DAY_MS = 86_400_000;

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** The day that a text speaks of, as an ISO date. */
export function dayOf(text: string, today: string): string | undefined {
  const iso = /\b(\d{4}-\d\d-\d\d)\b/.exec(text)?.[1];
  if (iso) return iso;
  const back = /\byesterday\b/i.test(text) ? 1 : /\btoday\b/i.test(text) ? 0 : undefined;
  if (back !== undefined && today)
    return new Date(Date.parse(today) - back * DAY_MS).toISOString().slice(0, 10);
  const names = MONTHS.join('|');
  const named = new RegExp(
    `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${names})|(${names})\\s+(\\d{1,2})(?:st|nd|rd|th)?)(?:,?\\s+(\\d{4}))?`,
    'i',
  ).exec(text);
  if (!named) return undefined;
  const month = MONTHS.indexOf((named[2] ?? named[3] ?? '').toLowerCase()) + 1;
  const year = named[5] ?? (today.slice(0, 4) || '1970');
  return `${year}-${twoDigits(month)}-${twoDigits(Number(named[1] ?? named[4]))}`;
}

function chooseFile(part: string, paths: readonly string[], today: string): string | undefined {
  const day = dayOf(part, today);
  const logs = ABOUT_LOGS.test(part) && !/\brunbook/i.test(part);
  if (logs) {
    const candidates = paths.filter((p) => /\blogs?\b|\.log$/i.test(p)).sort();
    return day ? candidates.find((p) => p.includes(day)) : candidates.at(-1);
  }
  const stems = new Set(contentWords(part).map((w) => w.stem));
  const scored = paths.map((path) => ({
    path,
    score: contentWords(path.replaceAll(/[/_.-]/g, ' ')).filter(
      (w) => stems.has(w.stem) && !/^runbook$/i.test(w.lower),
    ).length,
  }));
  const best = scored.sort((a, b) => b.score - a.score || a.path.localeCompare(b.path))[0];
  return best && best.score > 0 ? best.path : undefined;
}

const LEVELS: [RegExp, RegExp, string][] = [
  [
    /\berrors?\b|\bfailures?\b|\bwent wrong\b|\bcaused?\b|\boutage\b|\bcrash/i,
    /\b(?:ERROR|FATAL|CRITICAL)\b/,
    'lines about errors',
  ],
  [/\bwarnings?\b/i, /\bWARN(?:ING)?\b/, 'warnings'],
];
const MAX_LINES = 12;

function linesFor(part: string, content: string): { lines: string[]; what: string } {
  const lines = content.split('\n').filter((l) => l.trim() !== '' && !isOrder(l));
  const levels = LEVELS.filter(([asked]) => asked.test(part)).map(([, level]) => level);
  const ofLevel = levels.length > 0 ? lines.filter((l) => levels.some((level) => level.test(l))) : lines;
  const keys = contentWords(part).filter(
    (w) =>
      !isGeneric(w) &&
      !/^(?:logs?|errors?|warnings?|application|app|operations?|happened|yesterday|caused?|outage)$/.test(
        w.lower,
      ) &&
      !/\d/.test(w.lower) &&
      !MONTHS.includes(w.lower),
  );
  const matching = ofLevel.filter((l) =>
    keys.some((k) => l.toLowerCase().includes(k.lower.slice(0, Math.max(4, k.lower.length - 2)))),
  );
  if (matching.length > 0) return { lines: matching, what: 'matching lines' };
  const [named] = LEVELS.filter(([asked]) => asked.test(part)).map(([, , name]) => name);
  return { lines: ofLevel, what: named ?? 'lines' };
}

/** "1 line", "2 lines about errors". */
function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what.replace(/\b(line|warning)s\b/, '$1') : what}`;
}

function fromLog(part: string, path: string, turn: ToolTurn): Outcome {
  const content = contentSchema.safeParse(turn.result).data?.content ?? '';
  const { lines, what } = linesFor(part, content);
  if (lines.length === 0)
    return { kind: 'answer', text: `There is no such line in \`${path}\`. [call:${turn.id}]` };
  const shown = lines.slice(0, MAX_LINES).map((l) => `- \`${l.trim().replaceAll('`', "'")}\``);
  const more = lines.length > MAX_LINES ? `\n- … and ${lines.length - MAX_LINES} more` : '';
  return {
    kind: 'answer',
    text: `\`${path}\` has ${counted(lines.length, what)}: [call:${turn.id}]\n\n${shown.join('\n')}${more}`,
  };
}

// A file is read like a search result: one passage for each heading.
function fromText(part: string, path: string, turn: ToolTurn): Outcome {
  const content = contentSchema.safeParse(turn.result).data?.content ?? '';
  const title = /^#\s+(.+)$/m.exec(content)?.[1] ?? path;
  const results = content.split(/^(?=#{1,6}\s)/m).map((section) => ({
    document_id: path,
    title,
    // The path names the kind of file, which its text rarely does.
    heading: `${path.replaceAll(/[/_.-]/g, ' ')} ${/^#{1,6}\s+(.+)$/m.exec(section)?.[1] ?? ''}`,
    snippet: section.replace(/^#{1,6}\s+.+$/m, ''),
  }));
  const { answered, text } = answerFromDocuments(part, [{ results }]);
  return {
    kind: answered ? 'answer' : 'decline',
    text: text.replaceAll(`[doc:${path}]`, `[call:${turn.id}]`),
  };
}

/** Answers from files: lists them, reads the one that the part speaks of, and quotes what fits. */
export function fromFiles(part: string, x: { tools: Toolset; ledger: Ledger; today: string }): Outcome {
  const { list, read } = x.tools;
  if (!list || !read) return { kind: 'decline', text: 'No files can be read here.' };
  const listed = x.ledger.call(list.name, {});
  const late: Outcome = { kind: 'decline', text: 'The files could not be read before the work had to end.' };
  if (!listed) return x.ledger.wanted().length > 0 ? PENDING : late;
  if (!listed.ok) return { kind: 'decline', text: `The files could not be listed: ${listed.error}` };
  const paths = (listSchema.safeParse(listed.result).data?.files ?? []).map((f) => f.path);
  const path = chooseFile(part, paths, x.today);
  if (!path) return { kind: 'decline', text: `None of the ${paths.length} files is about this.` };
  const turn = x.ledger.call(read.name, { path });
  if (!turn) return x.ledger.wanted().length > 0 ? PENDING : late;
  if (!turn.ok) return { kind: 'decline', text: `The file ${path} could not be read: ${turn.error}` };
  return /\.log$/i.test(path) ? fromLog(part, path, turn) : fromText(part, path, turn);
}
