import type { Run } from '../api/types.ts';
import { Graph, type GraphStep } from '../graph/graph.tsx';
import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { type Text, useText } from '../i18n/text.ts';
import { stepStatusText } from '../run/announce.ts';
import { PLANNING, type PlacedStep, placedSteps, stepAnchor } from '../run/plan-steps.ts';
import { useAgents } from '../state/use-agents.ts';
import { formatDuration } from '../ui/format.ts';
import { agentTitle } from '../ui/names.ts';

const COORDINATOR = 'coordinator';

/** Who gave what to whom, and what waited for what; each box leads to its step in the lanes. */
export default function RunGraph({ run }: { run: Run }) {
  const text = useText();
  const house = useHouseText();
  const { isRemote } = useAgents();
  const placed = placedSteps(run);
  const plan: GraphStep = {
    id: PLANNING,
    after: [],
    title: agentTitle(COORDINATOR),
    under: [house.plan],
    told: `${agentTitle(COORDINATOR)}: ${house.plan}`,
    state: placed.length > 0 ? 'completed' : 'working',
  };
  const steps = placed.map((one) => boxOf(one, { run, text, house, isRemote: isRemote(one.step.agent) }));
  return (
    <div className="border-t border-line">
      <Graph isBare label={house.graphOfRun} steps={[plan, ...steps]} />
    </div>
  );
}

interface Words {
  run: Run;
  text: Text;
  house: HouseText;
  isRemote: boolean;
}

function boxOf({ id, after, step, status }: PlacedStep, { run, text, house, isRemote }: Words): GraphStep {
  const agent = isRemote ? `${agentTitle(step.agent)} (${text.remote})` : agentTitle(step.agent);
  const word = stepStatusText(status, text);
  const short = status === 'approval' ? house.needsApproval : word;
  const took = step.durationMs === null ? undefined : formatDuration(step.durationMs);
  const title = step.instruction || agentTitle(step.skill);
  return {
    id,
    after,
    title,
    state: status,
    told: [`${agent}: ${title}`, word, took].filter(Boolean).join(', '),
    under: [`${agent} · ${word}`, `${agentTitle(step.agent)} · ${short}`, short],
    target: stepAnchor(run.runId, id),
  };
}
