import { partsOf } from '@parley/models/offline/act/parts';
import { straysFromRecords } from '@parley/models/offline/act/strays';
import { found } from '@parley/models/offline/documents/answer';
import { conflictsIn } from '@parley/models/offline/documents/choice/conflicts';
import {
  assembled,
  byRules,
  type Found,
  fieldOf,
  weighable,
} from '@parley/models/offline/documents/choice/select';
import type { Scored } from '@parley/models/offline/documents/evidence/score';
import { passagesIn } from '@parley/models/offline/documents/passages';
import { readQuestion } from '@parley/models/offline/documents/question/question';
import { candidatesAmong } from '@parley/models/offline/documents/ranking/candidates';
import { comparedIn } from '@parley/models/offline/documents/ranking/choose';
import { asksOfRecords } from '@parley/models/offline/plan/sides';
import { inOrder } from '@parley/models/offline/plan/split';
import type { Verdict } from '../../grade/grade.ts';
import { judgeSaid } from '../../judge.ts';
import type { Question } from '../../questions.ts';
import { TODAY } from '../../world.ts';
import type { Source } from '../ranker.ts';
import type { Example } from './examples.ts';
import { type Library, openLibrary } from './library.ts';

/** Everything that may be told for each question, judged. */
export async function collect({ world, known, questions }: Source, url: string): Promise<Example[]> {
  if (world.documents === undefined) return [];
  const library = await openLibrary(world.documents, url);
  try {
    const examples: Example[] = [];
    for (const question of questions) {
      const parts = partsOf(inOrder(question.question));
      const [part = ''] = parts;
      // What is expected of the whole says nothing of the answer to one of several parts.
      if (parts.length > 1) continue;
      examples.push({ world: world.name, known, ...(await exampleOf(question, part, library)) });
    }
    return examples;
  } finally {
    await library.close();
  }
}

async function exampleOf(
  question: Question,
  asked: string,
  { resultsFor }: Library,
): Promise<Omit<Example, 'world' | 'known'>> {
  const answerable = question.kind !== 'decline';
  const asVerdict = (judgement: Verdict): Verdict =>
    judgement === 'declined' && !answerable ? 'correct' : judgement;
  const about = { question: question.question, answerable };
  const field = asksOfRecords(asked) ? undefined : fieldIn(asked, await resultsFor(asked));
  if (!field) return { ...about, rules: asVerdict('declined'), ofQuestion: {}, options: [] };
  const ruled = byRules(field);
  const judged = (told: Scored): Verdict => judgementOf(question, asked, found(assembled(field, told)));
  const weighed = weighable(field, ruled);
  const candidates = candidatesAmong(weighed);
  const { compared, ofQuestion } = comparedIn(weighed, candidates);
  return {
    ...about,
    rules: asVerdict(ruled ? judged(ruled) : 'declined'),
    ofQuestion,
    options: candidates.flatMap((candidate, at) => {
      const option = compared[at];
      return option ? [{ ...option, judgement: judged(candidate) }] : [];
    }),
  };
}

/** What was found for a question; nothing where there is nothing to choose from. */
function fieldIn(asked: string, results: readonly unknown[]): Found | undefined {
  const read = readQuestion(asked);
  const passages = passagesIn(results);
  if (passages.length === 0 || read.terms.length === 0) return undefined;
  return fieldOf(read, passages, { conflicts: conflictsIn(results), today: TODAY });
}

function judgementOf(question: Question, asked: string, text: string): Verdict {
  if (straysFromRecords(asked, text)) return 'declined';
  if (question.kind === 'decline') return 'wrong';
  // The documents that it names are those of the text, in a form that only the service reads.
  const { cites: _, ...expect } = question.expect;
  return judgeSaid({ ...question, expect }, {}, { kind: 'answer', text }).verdict;
}
