import type { AgentInfo } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useAgents } from '../state/use-agents.ts';
import { Avatar } from '../ui/avatar.tsx';
import { agentTitle } from '../ui/names.ts';
import { Composer } from './composer.tsx';
import { AskProblem } from './conversation.tsx';
import { ModelNote } from './model-note.tsx';
import { newKey, useAsk } from './use-ask.ts';

const STARTERS = 5;
const LONGEST_STARTER = 160;

/** Before the first question: what can be asked, and who answers. */
export function Welcome() {
  const text = useText();
  const { agents: known } = useAgents();
  const ask = useAsk();
  const askNew = (query: string) => ask.mutate({ query, threadId: undefined, key: newKey() });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-6 px-4 py-10 sm:px-6">
        <header>
          <h1 className="text-3xl font-semibold tracking-tight text-balance">{text.welcomeTitle}</h1>
          <p className="mt-2 text-soft">{text.welcomeHow}</p>
        </header>
        <div>
          <Composer
            draftKey="new"
            placeholder={text.askTeam}
            isBusy={ask.isPending}
            onAsk={askNew}
            onStop={undefined}
          />
          <ModelNote />
        </div>
        {ask.isError && (
          <AskProblem error={ask.error} onRetry={() => ask.variables && ask.mutate(ask.variables)} />
        )}
        <Starters questions={startersOf(known)} onAsk={askNew} isBusy={ask.isPending} />
        <TeamList agents={known} />
      </div>
    </div>
  );
}

// An example that speaks of something given with it makes no question by itself.
const NEEDS_MORE = /\b(?:these|those|they)\b/i;

/** One example of each skill: first one of each agent, then of their second skills; questions before orders. */
function startersOf(agents: readonly AgentInfo[]): string[] {
  const bySkill = agents.map((agent) =>
    agent.skills.flatMap((skill) =>
      skill.examples
        .filter((example) => example.length <= LONGEST_STARTER && !NEEDS_MORE.test(example))
        .slice(0, 1),
    ),
  );
  const rounds = [0, 1].flatMap((round) => bySkill.flatMap((examples) => examples.slice(round, round + 1)));
  const isQuestion = (example: string) => example.endsWith('?');
  const questionsFirst = rounds.toSorted((a, b) => Number(isQuestion(b)) - Number(isQuestion(a)));
  return [...new Set(questionsFirst)].slice(0, STARTERS);
}

interface StartersProps {
  questions: readonly string[];
  isBusy: boolean;
  onAsk: (query: string) => void;
}

function Starters({ questions, isBusy, onAsk }: StartersProps) {
  const text = useText();
  return (
    <section aria-label={text.starters}>
      <ul className="grid gap-2 sm:grid-cols-2">
        {questions.map((question, index) => (
          <li key={question} className={index === 0 ? 'sm:col-span-2' : ''}>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => onAsk(question)}
              className="h-full w-full rounded-xl border border-line bg-panel px-4 py-3 text-start text-sm motion-safe:transition-colors hover:border-strong-line disabled:opacity-50"
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TeamList({ agents }: { agents: readonly AgentInfo[] }) {
  const text = useText();
  if (agents.length === 0) return null;
  return (
    <section aria-label={text.team}>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {agents.map((agent) => (
          <li key={agent.url} title={agent.description} className="flex items-center gap-2 text-sm text-soft">
            <Avatar name={agent.name} small />
            {agentTitle(agent.name)}
            {agent.remote && <span className="rounded bg-raised px-1.5 text-xs">{text.remote}</span>}
            {!agent.healthy && (
              <span className="rounded bg-danger-soft px-1.5 text-xs text-danger">{text.away}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
