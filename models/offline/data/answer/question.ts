import { inFull } from '../language/colloquial.ts';
import { buildLexicon, type Lexicon } from '../link/lexicon.ts';
import type { Fetch, Outcome } from '../plan/query.ts';
import type { Model } from '../schema/model.ts';
import { askedDuration, askedFigure } from './asked-figure.ts';
import { askedMost } from './asked-most.ts';
import { readEventPair } from './event-pairs/pair-reading.ts';
import { readAskedFigure, readAskedMost } from './figure-reading.ts';
import { cameOrWent } from './gains.ts';
import { both, comparedGroups, difference, subtracted } from './in-two.ts';
import { readInOtherWords } from './other-words.ts';
import { type QuestionReading, readQuestion } from './read-question.ts';
import { comparedIn } from './words-asked.ts';

interface Task {
  world: { model: Model; today: string };
  fetch: Fetch;
}

const lexicons = new WeakMap<Model, Lexicon>();

export function lexiconOf(model: Model): Lexicon {
  const known = lexicons.get(model) ?? buildLexicon(model);
  lexicons.set(model, known);
  return known;
}

/** Answers one simple question: as it stands, or, where that can't be read, in other words that mean the same. */
export function answerQuestion(task: Task, asked: string): Outcome {
  const answer = (question: string): Outcome => answerQuestion(task, question);
  const reader = { ...task, lexicon: lexiconOf(task.world.model) };
  const full = inFull(asked);
  const text = cameOrWent(reader, full) ?? full;
  const groups = comparedGroups(text);
  if (groups) return both(groups, answer);
  // What two figures of one row differ by is read as one query.
  const apart = comparedIn(text, reader).gap ? undefined : subtracted(text);
  if (apart) return difference(apart, answer);
  const read = (question: string): QuestionReading => readQuestion(reader, question);
  const schema = { model: task.world.model, lexicon: reader.lexicon };
  const readAnyhow = (question: string): QuestionReading => {
    const plain = read(question);
    return plain.kind === 'unread' ? readInOtherWords(question, plain, schema, read) : plain;
  };
  const pair = readEventPair(schema, text, (each, lexicon) => readQuestion({ ...reader, lexicon }, each));
  const orDuration = (found: QuestionReading): QuestionReading =>
    found.kind === 'unread' ? (readAskedFigure(reader, askedDuration(text), readAnyhow) ?? found) : found;
  const reading =
    pair ??
    readAskedFigure(reader, askedFigure(text), readAnyhow) ??
    readAskedMost(reader, askedMost(text), readAnyhow) ??
    orDuration(readAnyhow(text));
  if (reading.kind === 'apart') return both(reading.questions, answer);
  if (reading.kind === 'outcome') return reading.outcome;
  if (reading.kind === 'unread') return { kind: 'decline', reason: reading.reason };
  if (reading.kind === 'pending') return reading;
  const outcome = withNotes(reading.plan.run(task.fetch), reading.notes);
  return reading.settled && outcome.kind === 'answer' ? { ...outcome, settled: true } : outcome;
}

/** What was taken for something else is said. */
function withNotes(outcome: Outcome, notes: readonly string[]): Outcome {
  return outcome.kind !== 'answer' || notes.length === 0
    ? outcome
    : { ...outcome, text: `${outcome.text}\n\n(I read ${notes.join(' and ')}.)` };
}
