import type { Step, WorkflowInfo } from '../api/types.ts';
import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { stepStatusText } from '../run/announce.ts';
import { agentTitle } from '../ui/names.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { BOX, type GraphBox, layOut, stateOf } from './graph-layout.ts';

const LOOKS: Record<Step['status'], { box: string; text: string }> = {
  waiting: { box: 'fill-panel stroke-line', text: 'fill-soft' },
  working: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  completed: { box: 'fill-accent-soft stroke-accent', text: 'fill-accent' },
  failed: { box: 'fill-danger-soft stroke-danger', text: 'fill-danger' },
  canceled: { box: 'fill-warn-soft stroke-warn', text: 'fill-warn' },
  skipped: { box: 'fill-raised stroke-line', text: 'fill-soft' },
};

const PLAIN = { box: 'fill-raised stroke-strong-line', text: 'fill-soft' };

/** The steps of a workflow and what waits for what; with their states while it runs. */
export function Graph({ workflow, steps }: { workflow: WorkflowInfo; steps?: readonly Step[] | undefined }) {
  const text = useText();
  const house = useHouseText();
  const graph = layOut(workflow.steps);
  const stateText = (box: GraphBox) => {
    const state = stateOf(box.step, steps);
    return state === undefined ? undefined : stepStatusText(state, text);
  };
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
        {graph.arrows.map(({ key, from, to }) => (
          <Arrow key={key} from={from} to={to} />
        ))}
        {graph.boxes.map((box) => (
          <StepBox
            key={box.step.id}
            box={box}
            state={stateOf(box.step, steps)}
            under={stateText(box) ?? kindText(box, house)}
          />
        ))}
      </svg>
    </ScrollBox>
  );
}

function kindText({ step }: GraphBox, text: HouseText): string {
  return step.kind === 'agent' ? agentTitle(step.target) : `${text.stepKinds[step.kind]} ${step.target}`;
}

function Arrow({ from, to }: { from: GraphBox; to: GraphBox }) {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return (
    <>
      <path
        d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 6} ${y2}`}
        className="fill-none stroke-strong-line"
        strokeWidth="1.5"
      />
      <path d={`M${x2 - 8} ${y2 - 4}l8 4-8 4z`} className="fill-strong-line" />
    </>
  );
}

interface StepBoxProps {
  box: GraphBox;
  state: Step['status'] | undefined;
  under: string;
}

function StepBox({ box: { step, x, y }, state, under }: StepBoxProps) {
  const look = state === undefined ? PLAIN : LOOKS[state];
  return (
    <g>
      <title>{`${step.title} (${step.target})`}</title>
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx="12"
        className={look.box}
        strokeWidth="1.5"
        strokeDasharray={step.optional ? '5 4' : undefined}
      />
      <text x={x + 14} y={y + 26} className="fill-ink text-[13px] font-semibold">
        {shortened(step.title, 25)}
      </text>
      <text
        x={x + 14}
        y={y + 45}
        className={`text-[11.5px] ${look.text} ${state === 'working' ? 'breathing' : ''}`}
      >
        {shortened(under, 30)}
      </text>
    </g>
  );
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
