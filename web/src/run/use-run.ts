import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { createRunStore, type RunState, type RunStore } from './run-store.ts';

/** Whose runs are meant; questions where nothing else is said. */
export const RunStoreContext = createContext<RunStore>(createRunStore());

const nothing = () => undefined;

export function useRunStore(): RunStore {
  return useContext(RunStoreContext);
}

/** The run, kept up to date while the caller is on the page; without an id nothing is asked. */
export function useRun(runId: string | undefined): RunState {
  const store = useRunStore();
  const subscribe = useCallback(
    (onChange: () => void) => (runId === undefined ? nothing : store.watch(runId, onChange)),
    [store, runId],
  );
  return useSyncExternalStore(subscribe, () => store.get(runId ?? ''));
}
