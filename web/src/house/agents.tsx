import { useQuery } from '@tanstack/react-query';
import { getAgents } from '../api/client.ts';
import type { AgentInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { newKey, useAsk } from '../chat/use-ask.ts';
import { useText } from '../i18n/text.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { agentTitle, hueOf } from '../ui/names.ts';
import { AddAgent } from './add-agent.tsx';
import { Measured, Trust } from './agent-trust.tsx';
import { HealthMark } from './health-mark.tsx';
import { HouseFrame } from './house-frame.tsx';

const REFRESH_MS = 10_000;

/** The agents: who they are, what they can, whether they are there. */
export default function Agents() {
  const text = useText();
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: ({ signal }) => getAgents(signal),
    refetchInterval: REFRESH_MS,
  });
  const known = (agents.data?.agents ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <HouseFrame title={text.agents} about={text.teamAbout}>
      {agents.isError && (
        <Notice look="danger">
          <ErrorText error={agents.error} />
        </Notice>
      )}
      <AddAgent />
      <ul className="grid items-start gap-4 md:grid-cols-2">
        {known.map((agent) => (
          <AgentCard key={agent.url} agent={agent} />
        ))}
      </ul>
    </HouseFrame>
  );
}

function AgentCard({ agent }: { agent: AgentInfo }) {
  const text = useText();
  return (
    <li className={`hue-${hueOf(agent.name)} grid gap-4 rounded-2xl border border-line bg-panel p-5`}>
      <header className="flex items-start gap-3">
        <Avatar name={agent.name} />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">{agentTitle(agent.name)}</h2>
          <p className="text-xs text-soft">
            {[
              text.version(agent.version),
              agent.maxConcurrentTasks && text.parallel(agent.maxConcurrentTasks),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Health agent={agent} />
      </header>
      <p className="text-sm">{agent.description}</p>
      {agent.measured !== undefined && agent.measured.calls > 0 && <Measured measured={agent.measured} />}
      <section>
        <h3 className="mb-2 text-xs font-medium text-soft">{text.skills}</h3>
        <ul className="grid gap-2">
          {agent.skills.map((skill) => (
            <Skill key={skill.id} skill={skill} />
          ))}
        </ul>
      </section>
      <p className="truncate font-mono text-xs text-soft">{agent.url}</p>
      <Trust agent={agent} />
    </li>
  );
}

function Health({ agent }: { agent: AgentInfo }) {
  const text = useText();
  return (
    <span className="flex flex-wrap justify-end gap-1.5 text-xs">
      {agent.remote && <span className="rounded-md bg-raised px-2 py-0.5 text-soft">{text.remote}</span>}
      <HealthMark isHealthy={agent.healthy} />
    </span>
  );
}

function Skill({ skill }: { skill: AgentInfo['skills'][number] }) {
  const text = useText();
  const ask = useAsk();
  return (
    <li>
      <details className="group/skill rounded-lg border border-line">
        <summary className="flex min-h-9 list-none items-center gap-2 px-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 flex-1">{skill.name}</span>
          <span aria-hidden="true" className="text-soft group-open/skill:rotate-45">
            +
          </span>
        </summary>
        <div className="grid gap-2 border-t border-line px-3 py-2.5 text-sm">
          <p className="text-soft">{skill.description}</p>
          {skill.examples.length > 0 && (
            <>
              <h4 className="text-xs font-medium text-soft">{text.examples}</h4>
              <ul className="grid gap-1">
                {skill.examples.map((example) => (
                  <li key={example}>
                    <button
                      type="button"
                      disabled={ask.isPending}
                      onClick={() => ask.mutate({ query: example, threadId: undefined, key: newKey() })}
                      className="min-h-6 text-start text-accent underline decoration-dotted underline-offset-4"
                    >
                      {example}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </details>
    </li>
  );
}
