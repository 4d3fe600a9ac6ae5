import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { createRunStore, type RunState, type RunStore } from './run-store.ts';

const RunStoreContext = createContext<RunStore>(createRunStore());

export function useRunStore(): RunStore {
  return useContext(RunStoreContext);
}

/** The run, kept up to date while the caller is on the page. */
export function useRun(runId: string): RunState {
  const store = useRunStore();
  const subscribe = useCallback((onChange: () => void) => store.watch(runId, onChange), [store, runId]);
  return useSyncExternalStore(subscribe, () => store.get(runId));
}
