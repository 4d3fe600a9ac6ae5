import { ARTIFACTS } from '@parley/a2a/findings';
import { fillIn } from '../references.ts';
import { environmentOf } from './environment.ts';
import { inWords } from './in-words.ts';
import { numberedResults } from './results.ts';
import type { Run, Scope } from './types.ts';

/** What a workflow gives when its steps are done: its `answer`, filled in, or a line for each step. */
export function answerOf(run: Run, scope: Scope): string {
  const { answer, title, steps } = scope.workflow;
  if (answer !== undefined) return String(fillIn(answer, environmentOf(run, scope)));
  const lines = Object.entries(steps).map(([id, step]) => {
    const ended = run.journal.ended.get(scope.prefix + id);
    const said = ended?.status === 'completed' ? inWords(ended.output) : (ended?.error ?? 'not begun');
    return `- **${step.title}**: ${said}`;
  });
  return `## ${title}\n\n${lines.join('\n')}`;
}

/** Publishes the answer and the sources that it cites. */
export async function publishAnswer(run: Run, scope: Scope): Promise<void> {
  const { execution } = run;
  await execution.publish(
    {
      kind: 'artifact',
      artifactId: ARTIFACTS.answer,
      name: 'Answer',
      text: answerOf(run, scope),
      lastChunk: true,
    },
    { key: 'answer' },
  );
  const { citations } = numberedResults(run, scope);
  await execution.publish(
    { kind: 'artifact', artifactId: ARTIFACTS.result, name: 'Result', data: { citations } },
    { key: 'result' },
  );
}
