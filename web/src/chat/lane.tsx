import { lazy, Suspense, useState } from 'react';
import { type Text, useText } from '../i18n/text.ts';
import type { Lane as LaneOf, LaneStep, Scale } from '../run/lanes.ts';
import { spanOf } from '../run/lanes.ts';
import { stepAnchor } from '../run/plan-steps.ts';
import { linkTo, runPlace } from '../state/location.ts';
import { useAgents } from '../state/use-agents.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { formatDuration, formatElapsed } from '../ui/format.ts';
import { BranchIcon, ChevronIcon } from '../ui/icons.tsx';
import { agentTitle, hueOf } from '../ui/names.ts';
import { Told } from '../ui/told.tsx';
import { StepStatus } from './step-status.tsx';

const ForkEditor = lazy(() => import('./fork-editor.tsx'));
const ToolCards = lazy(() => import('./tool-cards.tsx'));

interface Fork {
  runId: string;
  /** The workflow whose run it is; null for a question. */
  workflow: string | null;
  /** The steps from which the run can be asked again. */
  steps: ReadonlySet<string>;
}

interface LaneProps {
  lane: LaneOf;
  scale: Scale;
  fork: Fork;
}

/** What one agent does, step by step, on the time line that all lanes share. */
export function Lane({ lane, scale, fork }: LaneProps) {
  return (
    <li className={`hue-${hueOf(lane.agent)} flex gap-3 px-4 py-3`}>
      <Avatar name={lane.agent} />
      <ol className="grid min-w-0 flex-1 grid-cols-1 gap-3">
        {lane.steps.map((entry, index) => (
          <StepRow
            key={entry.step.id}
            agent={index === 0 ? lane.agent : undefined}
            entry={entry}
            scale={scale}
            fork={fork}
          />
        ))}
      </ol>
    </li>
  );
}

interface StepRowProps {
  /** Named at the agent's first step only. */
  agent: string | undefined;
  entry: LaneStep;
  scale: Scale;
  fork: Fork;
}

function StepRow({ agent, entry, scale, fork }: StepRowProps) {
  const [isForking, setForking] = useState(false);
  const text = useText();
  const { step, status, calls } = entry;
  // A tool that undoes a step of a workflow is in no plan: it is named without its server.
  const task = step.instruction || agentTitle(step.skill.split('/').at(-1) ?? step.skill);
  return (
    <li id={stepAnchor(fork.runId, step.id)} className="-mx-2 scroll-mt-4 rounded-lg px-2 target:bg-raised">
      <div className="flex flex-wrap items-start gap-x-3 text-sm">
        {agent === undefined ? (
          <p className="min-w-0 flex-[1_1_7rem] text-soft">{task}</p>
        ) : (
          <h4 className="min-w-0 flex-[1_1_7rem] font-semibold">
            {agentTitle(agent)} <RemoteMark agent={agent} />
          </h4>
        )}
        <span className="ms-auto flex shrink-0 items-center gap-2">
          {status !== 'approval' && <StepTime entry={entry} scale={scale} />}
          <StepStatus status={status} />
          <ForkPlace fork={fork} stepId={step.id} task={task} onFork={() => setForking(true)} />
        </span>
      </div>
      {agent !== undefined && <p className="text-sm text-soft">{task}</p>}
      {step.reusedFrom === undefined ? (
        <Track entry={entry} scale={scale} />
      ) : (
        <Reused runId={step.reusedFrom} workflow={fork.workflow} />
      )}
      {step.error !== null && (
        <p className="mt-1 text-sm text-danger">
          <Told kind={problemKind(step.code, text)} message={step.error} />
        </p>
      )}
      {calls.length > 0 && <Calls entry={entry} />}
      {isForking && (
        <Suspense fallback={null}>
          <ForkEditor
            runId={fork.runId}
            workflow={fork.workflow}
            step={step}
            onClose={() => setForking(false)}
          />
        </Suspense>
      )}
    </li>
  );
}

/** The kinds of errors are those of problems, in the words of the log. */
function problemKind(code: string | undefined, { problems }: Text): string | undefined {
  return code === undefined ? undefined : problems[code.replaceAll('_', '-')];
}

/** Says that somebody else's agent works on this. */
function RemoteMark({ agent }: { agent: string }) {
  const { remote } = useText();
  const { isRemote } = useAgents();
  if (!isRemote(agent)) return null;
  return <span className="rounded bg-raised px-1.5 py-0.5 text-xs font-normal text-soft">{remote}</span>;
}

interface ForkPlaceProps {
  fork: Fork;
  stepId: string;
  task: string;
  onFork: () => void;
}

/** The way to ask again from a step; its place stays free where there is none, so that states stand below each other. */
function ForkPlace({ fork, stepId, task, onFork }: ForkPlaceProps) {
  const { forkStep } = useText();
  const place = '-my-1.5 -me-2 size-8';
  if (fork.steps.size === 0) return null;
  if (!fork.steps.has(stepId)) return <span className={place} />;
  return (
    <Button
      look="quiet"
      square
      aria-label={`${forkStep}: ${task}`}
      title={forkStep}
      className={place}
      onClick={onFork}
    >
      <BranchIcon />
    </Button>
  );
}

function Reused(from: { runId: string; workflow: string | null }) {
  const { reused } = useText();
  return (
    <p className="mt-1 text-xs">
      <a
        {...linkTo(runPlace(from))}
        className="inline-flex min-h-6 items-center gap-1.5 text-soft underline underline-offset-2 hover:text-ink"
      >
        <BranchIcon className="size-3.5" />
        {reused}
      </a>
    </p>
  );
}

function StepTime({ entry: { step }, scale }: { entry: LaneStep; scale: Scale }) {
  // What was taken over took no time here.
  if (step.reusedFrom !== undefined) return null;
  const elapsed = step.status === 'working' ? elapsedOf(step.startedAt, scale) : null;
  const text =
    elapsed === null ? step.durationMs !== null && formatDuration(step.durationMs) : formatElapsed(elapsed);
  return text && <span className="text-xs text-soft tabular-nums">{text}</span>;
}

function elapsedOf(startedAt: string | null, scale: Scale): number | null {
  return startedAt === null ? null : Math.max(0, scale.startedAt + scale.totalMs - Date.parse(startedAt));
}

/** When the step worked, and within it when tools did. Decoration: the same is told in words. */
function Track({ entry, scale }: { entry: LaneStep; scale: Scale }) {
  const span = spanOf(entry.step, scale);
  return (
    <div aria-hidden="true" className="relative mt-2 h-1.5 overflow-hidden rounded-full bg-raised">
      {span !== undefined && <Bar span={span} className="bg-hue opacity-35" />}
      {entry.calls.map((call) => {
        const at = spanOf(call, scale);
        return at && <Bar key={call.callId} span={at} className="bg-hue" />;
      })}
    </div>
  );
}

function Bar({ span, className }: { span: { start: number; width: number }; className: string }) {
  return (
    <span
      className={`absolute inset-y-0 rounded-full ${className}`}
      style={{ insetInlineStart: `${span.start}%`, width: `${span.width}%` }}
    />
  );
}

function Calls({ entry: { calls } }: { entry: LaneStep }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const open = calls.filter((call) => call.status === 'working').length;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group/calls mt-2">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded text-xs font-medium text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronIcon className="size-3.5 motion-safe:transition-transform group-open/calls:rotate-90 rtl:rotate-180" />
        {text.toolCalls(calls.length)}
        {open > 0 && `, ${text.running(open)}`}
      </summary>
      {isOpen && (
        <Suspense fallback={null}>
          <ToolCards calls={calls} />
        </Suspense>
      )}
    </details>
  );
}
