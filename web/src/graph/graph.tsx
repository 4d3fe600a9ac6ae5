import type { ReactNode } from 'react';
import type { ShownStatus } from '../run/waiting.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { useIsNarrow } from '../ui/use-media.ts';
import { type GraphBox, type Graph as GraphOf, layOut, type Node } from './layout.ts';

/** What a box shows of a step. */
export interface GraphStep extends Node {
  title: string;
  /** What stands below the title, longest first: the first that fits is taken. */
  under: readonly string[];
  /** All that there is to say about it, for who hears it and who points at it. */
  told: string;
  state?: ShownStatus | undefined;
  /** Without it the rest goes on too. */
  isOptional?: boolean;
  /** The id of the element that tells more of it. */
  target?: string | undefined;
}

const LOOKS: Record<ShownStatus, { box: string; text: string }> = {
  waiting: { box: 'fill-panel stroke-line', text: 'fill-soft' },
  working: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  approval: { box: 'fill-warn-soft stroke-warn', text: 'fill-warn' },
  completed: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  failed: { box: 'fill-danger-soft stroke-danger', text: 'fill-danger' },
  canceled: { box: 'fill-warn-soft stroke-warn', text: 'fill-warn' },
  skipped: { box: 'fill-raised stroke-line', text: 'fill-soft' },
};

/** About how wide a letter is, with room at both ends. */
const TITLE_CHAR = 9.4;
const UNDER_CHAR = 7.2;

const LINE = 17;
const SMALLEST = 0.8;

const PLAIN = { box: 'fill-raised stroke-strong-line', text: 'fill-soft' };

interface GraphProps {
  label: string;
  steps: readonly GraphStep[];
  isBare?: boolean;
}

/** Steps and what waits for what, with their states while they run. Boxes with a target lead to it. */
export function Graph({ label, steps, isBare = false }: GraphProps) {
  const isNarrow = useIsNarrow();
  const graph = layOut(steps, isNarrow ? 'down' : 'right');
  const isMap = steps.some(({ target }) => target !== undefined);
  return (
    <ScrollBox label={label} isBare={isBare} className="bg-panel p-3">
      <svg
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        // Made a little smaller where that is enough; smaller than that nobody could read it, so it scrolls.
        style={{ maxWidth: graph.width, minWidth: graph.width * SMALLEST }}
        role={isMap ? 'group' : 'img'}
        aria-label={`${label}. ${steps.map(({ told }) => told).join('. ')}`}
        className="mx-auto block h-auto w-full"
      >
        {graph.arrows.map(({ key, path }) => (
          <path
            key={key}
            d={path}
            className="fill-none stroke-strong-line"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        ))}
        {graph.boxes.map((box) => (
          <Place key={box.step.id} step={box.step}>
            <StepBox box={box} size={graph.box} />
          </Place>
        ))}
      </svg>
    </ScrollBox>
  );
}

/** The box as a link; what stands in it is shortened, so the whole is its name. */
function Place({ step: { target, told }, children }: { step: GraphStep; children: ReactNode }) {
  if (target === undefined) return children;
  return (
    <a href={`#${target}`} className="group/box outline-none">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing does nothing by itself */}
      <g role="img" aria-label={told}>
        {children}
      </g>
    </a>
  );
}

interface StepBoxProps {
  box: GraphBox<GraphStep>;
  size: GraphOf<GraphStep>['box'];
}

function StepBox({ box: { step, x, y }, size }: StepBoxProps) {
  const { state } = step;
  const look = state === undefined ? PLAIN : LOOKS[state];
  const lines = wrapped(step.title, size.width / TITLE_CHAR);
  const top = size.height / 2 + (lines.length === 1 ? -4 : -12);
  return (
    <g>
      <title>{step.told}</title>
      <rect
        x={x}
        y={y}
        width={size.width}
        height={size.height}
        rx="12"
        className={`${look.box} group-hover/box:stroke-ink group-focus-visible/box:stroke-ink group-focus-visible/box:[stroke-width:3]`}
        strokeWidth="1.5"
        strokeDasharray={step.isOptional ? '5 4' : undefined}
      />
      {lines.map((line, index) => (
        <text key={line} x={x + 14} y={y + top + index * LINE} className="fill-ink text-[13px] font-semibold">
          {line}
        </text>
      ))}
      <text
        x={x + 14}
        y={y + top + lines.length * LINE + 2}
        className={`text-[11.5px] ${look.text} ${state === 'working' ? 'breathing' : ''}`}
      >
        {fitting(step.under, size.width / UNDER_CHAR)}
      </text>
    </g>
  );
}

/** One line, or two where it is longer; what does not fit even then is shortened. */
function wrapped(title: string, most: number): string[] {
  if (title.length <= most) return [title];
  const cut = title.lastIndexOf(' ', most);
  if (cut <= 0) return [shortened(title, most)];
  return [title.slice(0, cut), shortened(title.slice(cut + 1), most)];
}

function fitting(texts: readonly string[], most: number): string {
  return texts.find(({ length }) => length <= most) ?? shortened(texts.at(-1) ?? '', most);
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.floor(most) - 1)}…` : text;
}
