import { ARTIFACTS } from '@parley/a2a/findings';
import { relayActivity } from '@parley/a2a/relay';
import { artifactOf, textOf } from '@parley/a2a/task-types';
import { toParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { Verification } from '../figures/types.ts';
import { runChild } from './child.ts';
import {
  checkFigures,
  type FigureCheck,
  notVerifiedLine,
  openCount,
  toCorrect,
  warnOfUnverified,
} from './figures.ts';
import { reportData, STEP_ID, type WriteRequest } from './write.ts';

/**
 * Checks the figures of a written answer. What isn't borne out the writer may correct once, where a language model
 * writes; what is left then is named at the end of the answer. Text is never changed in silence.
 */
export async function closeAnswer(
  request: WriteRequest,
  check: FigureCheck,
  written: { text: string; mayCorrect: boolean },
): Promise<Verification> {
  const { execution } = request;
  const first = await checkFigures(check, written.text);
  const better =
    openCount(first) > 0 && written.mayCorrect
      ? await corrected(request, check, { ...written, first })
      : undefined;
  const verification = better ?? first;
  await execution.publish(
    {
      kind: 'artifact',
      artifactId: ARTIFACTS.answer,
      name: 'Answer',
      text: notVerifiedLine(verification),
      append: true,
      lastChunk: true,
    },
    { key: 'answer:end' },
  );
  await warnOfUnverified(execution, verification);
  return verification;
}

/** The answer once more, if the writer's correction leaves less open; it takes the place of the first one. */
async function corrected(
  request: WriteRequest,
  check: FigureCheck,
  { text, first }: { text: string; first: Verification },
): Promise<Verification | undefined> {
  const { execution } = request;
  const again = await haveCorrected(request, text, first);
  if (!again) return undefined;
  const second = await checkFigures(check, again);
  if (openCount(second) >= openCount(first)) return undefined;
  await execution.publish(
    { kind: 'artifact', artifactId: ARTIFACTS.answer, name: 'Answer', text: again, append: false },
    { key: 'answer:corrected' },
  );
  return second;
}

async function haveCorrected(
  request: WriteRequest,
  draft: string,
  verification: Verification,
): Promise<string | undefined> {
  const { deps, execution, writer, until } = request;
  if (!writer) return undefined;
  try {
    const child = await runChild(deps, execution, {
      agent: writer,
      stepId: STEP_ID,
      messageId: stableId(execution.task.id, STEP_ID, '2'),
      contextId: stableId(execution.task.id, 'steps'),
      text: execution.text,
      data: {
        ...reportData(request),
        draft,
        unverified: toCorrect(draft, verification),
      },
      until,
      onEvent: (event, taskId) => relayActivity({ execution, stepId: STEP_ID }, event, taskId),
    });
    const text = textOf(artifactOf(child.task, ARTIFACTS.answer)?.parts ?? []).trim();
    return child.error || text === '' ? undefined : text;
  } catch (error) {
    execution.signal.throwIfAborted();
    const fault = toParleyError(error);
    if (fault.code === 'stale_epoch') throw fault;
    // The answer stands as it is; what is open in it is named.
    return undefined;
  }
}
