import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forkRun, startRun } from '../api/client.ts';
import type { Run } from '../api/types.ts';
import { useRunStore } from '../run/use-run.ts';
import { go } from '../state/location.ts';

export interface Question {
  query: string;
  threadId: string | undefined;
  /** The run whose place it takes, in a conversation of its own. */
  insteadOf?: string | undefined;
  /** The same for every try at the same question, so that a lost answer does not start a second run. */
  key: string;
}

/** Asks, and goes to the run that answers. */
export function useAsk() {
  const store = useRunStore();
  const queries = useQueryClient();
  return useMutation<Run, Error, Question>({
    mutationFn: ({ query, threadId, insteadOf, key }) =>
      insteadOf === undefined
        ? startRun({ query, threadId }, key)
        : forkRun(store.pathOf(insteadOf), { query }, key),
    onSuccess: (run) => {
      store.put(run);
      go({ runId: run.runId });
      return queries.invalidateQueries({ queryKey: ['runs'] });
    },
  });
}

/** 128 random bits. `crypto.randomUUID` is missing on plain HTTP outside this machine. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
