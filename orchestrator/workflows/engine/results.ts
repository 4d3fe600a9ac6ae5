import { type FoundStep, type Numbered, numberSources } from '@parley/a2a/citations';
import { sourceSchema } from '@parley/a2a/findings';
import { z } from 'zod';
import { summaryOf } from './note.ts';
import type { Run, Scope } from './types.ts';

const MAX_RESULT = 6_000;

const foundSchema = z.object({
  text: z.string(),
  sources: z.array(sourceSchema).catch([]),
  aliases: z.record(z.string(), z.array(z.string())).catch({}),
});

/** What earlier steps gave, in words, to stand behind an instruction. */
export function contextOf(run: Run, scope: Scope, steps: readonly string[]): string {
  const parts = foundBy(run, scope, steps).map(({ id, agent, text, error }) => {
    // Marks of another agent's sources mean nothing to this one and would come back as its own.
    const plain = text.replace(/\s*\[(?:doc|call):[^\]]*\]/g, '').slice(0, MAX_RESULT);
    return `Result of step ${id} (${agent}): ${error ? `none (${error})` : plain}`;
  });
  return parts.length > 0 ? `\n\nContext:\n${parts.join('\n\n')}` : '';
}

/** What a report is written from: the question, the findings with numbered citations, the list of sources. */
export function materialOf(
  run: Run,
  scope: Scope,
  { question, steps }: { question: string; steps: readonly string[] },
): Record<string, unknown> {
  const { findings, citations } = numberSources(foundBy(run, scope, steps));
  return { question, findings, sources: citations };
}

/** The findings of all agents' steps over one numbered list of sources: the same numbers each time. */
export function numberedResults(run: Run, scope: Scope): Numbered {
  const cited = Object.values(scope.workflow.steps).flatMap((step) =>
    'agent' in step.do ? (step.do.findings ?? []) : [],
  );
  return numberSources(foundBy(run, scope, cited.length > 0 ? cited : Object.keys(scope.workflow.steps)));
}

function foundBy(run: Run, scope: Scope, steps: readonly string[]): FoundStep[] {
  return steps.flatMap((id): FoundStep[] => {
    const step = scope.workflow.steps[id];
    const ended = run.journal.ended.get(scope.prefix + id);
    if (!step || !ended) return [];
    const about = {
      id,
      agent: 'agent' in step.do ? step.do.agent : run.execution.task.agent,
      skill: 'agent' in step.do ? step.do.skill : '',
      instruction: step.title,
    };
    if (ended.status !== 'completed') {
      const empty = { text: '', sources: [], aliases: {}, answered: false };
      return [{ ...about, ...empty, status: ended.status, error: ended.error }];
    }
    const found = foundSchema.safeParse(ended.output);
    const result = found.success ? found.data : { text: summaryOf(ended.output), sources: [], aliases: {} };
    return [{ ...about, ...result, status: 'completed' as const, answered: true }];
  });
}
