import { createContext, useContext, useState } from 'react';
import type { Run } from '../api/types.ts';
import { store, stored, useStored } from '../state/stored.ts';
import { useMedia } from '../ui/use-media.ts';

const KEY = 'parley.report';
/** Below that a report has no room beside the conversation: there it is read where it is. */
const WIDE = '(min-width: 80rem)';

/** Where reports are read: in the conversation, or one of them beside it. */
export interface ReportPlace {
  /** The run whose report is beside. */
  runId: string | undefined;
  /** Opens the report of a run beside the conversation, or none; not there where there is no room. */
  open: ((runId: string | null) => void) | undefined;
  /** Whether the reader just asked for it; it may be open since before a reload. */
  isAsked: boolean;
}

export const ReportContext = createContext<ReportPlace>({
  runId: undefined,
  open: undefined,
  isAsked: false,
});

/** Of these runs the one whose report is open beside; kept over a reload. */
export function useReportPlace(runIds: readonly string[]): ReportPlace {
  const kept = useStored(KEY);
  const isWide = useMedia(WIDE);
  const [isAsked, setAsked] = useState(false);
  const open = (runId: string | null) => {
    if (runId === null) focusOpener(stored(KEY));
    setAsked(runId !== null);
    store(KEY, runId);
  };
  if (!isWide) return { runId: undefined, open: undefined, isAsked };
  return { runId: kept !== null && runIds.includes(kept) ? kept : undefined, open, isAsked };
}

/** The way back of the focus, once the answer is in the conversation again. */
function focusOpener(runId: string | null): void {
  requestAnimationFrame(() =>
    document.getElementById(`run-${runId}`)?.querySelector<HTMLElement>('[data-beside]')?.focus(),
  );
}

export function useReport({ runId }: Pick<Run, 'runId'>) {
  const place = useContext(ReportContext);
  return { isBeside: place.runId === runId, open: place.open };
}
