import { Annotation } from '@langchain/langgraph';
import type { Outcome } from '@parley/a2a/execution';

export const WriterState = Annotation.Root({
  startedAt: Annotation<string>(),
  outcome: Annotation<Outcome | undefined>(),
});
export type WriterState = typeof WriterState.State;
