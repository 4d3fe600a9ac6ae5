import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { RunSummary } from '../api/types.ts';
import type { Asking } from './question.tsx';
import { Turn } from './turn.tsx';

/** As many as are simply there: found by the browser's search, printed, read in one go. */
const ALL_DRAWN = 20;
const GUESSED_PX = 600;
const GAP_PX = 40;
const AROUND = 3;

type TurnSummary = Pick<RunSummary, 'runId' | 'query'>;

interface EarlierTurnsProps {
  turns: readonly TurnSummary[];
  scroller: RefObject<HTMLElement | null>;
  onAsk: (asking: Asking, runId: string) => void;
}

/** The turns before the newest. Of a long conversation only those around the view are on the page. */
export function EarlierTurns({ turns, scroller, onAsk }: EarlierTurnsProps) {
  if (turns.length > ALL_DRAWN) return <Window turns={turns} scroller={scroller} onAsk={onAsk} />;
  return turns.map((turn) => <Turn key={turn.runId} summary={turn} onAsk={onAsk} />);
}

function Window({ turns, scroller, onAsk }: EarlierTurnsProps) {
  const list = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESSED_PX,
    getItemKey: (index) => turns[index]?.runId ?? index,
    gap: GAP_PX,
    overscan: AROUND,
    // A leap over many turns need not draw all of them before the next frame.
    useFlushSync: false,
  });
  return (
    <div className="relative" style={{ height: list.getTotalSize() }}>
      {list.getVirtualItems().map(({ key, index, start }) => {
        const turn = turns[index];
        if (turn === undefined) return null;
        return (
          <div
            key={key}
            ref={list.measureElement}
            data-index={index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Turn summary={turn} onAsk={onAsk} />
          </div>
        );
      })}
    </div>
  );
}
