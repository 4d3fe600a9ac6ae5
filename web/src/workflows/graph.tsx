import type { Run, WorkflowInfo } from '../api/types.ts';
import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { stepStatusText } from '../run/announce.ts';
import type { ShownStatus } from '../run/waiting.ts';
import { agentTitle } from '../ui/names.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { useMedia } from '../ui/use-media.ts';
import { type GraphBox, type Graph as GraphOf, layOut, stateOf } from './graph-layout.ts';

const LOOKS: Record<ShownStatus, { box: string; text: string }> = {
  waiting: { box: 'fill-panel stroke-line', text: 'fill-soft' },
  working: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  approval: { box: 'fill-warn-soft stroke-warn', text: 'fill-warn' },
  completed: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  failed: { box: 'fill-danger-soft stroke-danger', text: 'fill-danger' },
  canceled: { box: 'fill-warn-soft stroke-warn', text: 'fill-warn' },
  skipped: { box: 'fill-raised stroke-line', text: 'fill-soft' },
};

const NARROW = '(max-width: 40rem)';
/** About how wide a letter is, with room at both ends. */
const TITLE_CHAR = 9;
const UNDER_CHAR = 7.6;

const LINE = 17;

const PLAIN = { box: 'fill-raised stroke-strong-line', text: 'fill-soft' };

/** The steps of a workflow and what waits for what; with their states while it runs. */
export function Graph({ workflow, run }: { workflow: WorkflowInfo; run?: Run }) {
  const text = useText();
  const house = useHouseText();
  const isNarrow = useMedia(NARROW);
  const graph = layOut(workflow.steps, isNarrow ? 'down' : 'right');
  const stateText = (box: GraphBox) => {
    const state = stateOf(box.step, run);
    return state === undefined ? undefined : stepStatusText(state, text);
  };
  // Where the box is small, the shorter word.
  const underOf = (words: string, box: GraphBox) =>
    words.length > graph.box.width / UNDER_CHAR && stateOf(box.step, run) === 'approval'
      ? house.needsApproval
      : words;
  const told = graph.boxes
    .map((box) => [box.step.title, stateText(box)].filter(Boolean).join(': '))
    .join('. ');
  return (
    <ScrollBox label={house.graphOf(workflow.title)} className="bg-panel p-3">
      <svg
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        width={graph.width}
        height={graph.height}
        role="img"
        aria-label={`${house.graphOf(workflow.title)}. ${told}`}
        className="mx-auto block max-w-none"
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
          <StepBox
            key={box.step.id}
            box={box}
            size={graph.box}
            state={stateOf(box.step, run)}
            under={underOf(stateText(box) ?? kindText(box, house), box)}
          />
        ))}
      </svg>
    </ScrollBox>
  );
}

function kindText({ step }: GraphBox, text: HouseText): string {
  if (step.kind === 'agent') return agentTitle(step.target);
  return step.kind === 'tool'
    ? (step.target.split('/').at(-1) ?? step.target)
    : `${text.stepKinds.workflow}: ${step.target}`;
}

interface StepBoxProps {
  box: GraphBox;
  size: GraphOf['box'];
  state: ShownStatus | undefined;
  under: string;
}

function StepBox({ box: { step, x, y }, size, state, under }: StepBoxProps) {
  const look = state === undefined ? PLAIN : LOOKS[state];
  const lines = wrapped(step.title, size.width / TITLE_CHAR);
  const top = size.height / 2 + (lines.length === 1 ? -4 : -12);
  return (
    <g>
      <title>{`${step.title} (${step.target})`}</title>
      <rect
        x={x}
        y={y}
        width={size.width}
        height={size.height}
        rx="12"
        className={look.box}
        strokeWidth="1.5"
        strokeDasharray={step.optional ? '5 4' : undefined}
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
        {shortened(under, size.width / UNDER_CHAR)}
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

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.floor(most) - 1)}…` : text;
}
