import { cite } from '../answer/format.ts';
import type { Token } from '../language/tokens.ts';
import type { Item } from '../link/items.ts';
import type { Fetch, Outcome } from '../plan/query.ts';
import type { Model } from '../schema/model.ts';
import { checksOf } from './rules.ts';
import { topicOf } from './topic.ts';

const mostChecks = 8;

interface Asked {
  world: { model: Model; today: string };
  fetch: Fetch;
}

/** Answers "any concerns about …" by rules that any schema may fit, each with its figure and its call. */
export function findConcerns(asked: Asked, tokens: readonly Token[], items: readonly Item[]): Outcome {
  const { model, today } = asked.world;
  const topic = topicOf(model, tokens, items);
  if (topic.tables.size === 0)
    return {
      kind: 'decline',
      reason: `nothing in the database is about ${topic.unknown.map((word) => `"${word}"`).join(', ')}, so I have no rule to find concerns by`,
    };
  const checks = checksOf(model, topic, today).slice(0, mostChecks);
  if (checks.length === 0)
    return {
      kind: 'decline',
      reason:
        'the tables concerned fit none of my rules for concerns (empty groups, counts that disagree, open, overdue, blocked or unassigned rows)',
    };
  const results = checks.map((check) => ({
    check,
    result: asked.fetch(check.query, `check: ${check.rule}`),
  }));
  if (results.some(({ result }) => result.kind === 'pending')) return { kind: 'pending' };
  const found = results
    .flatMap(({ check, result }) => (result.kind === 'rows' ? [check.say(result.result)] : []))
    .filter((each) => each !== undefined);
  const failed = results.flatMap(({ check, result }) =>
    result.kind === 'error' ? [`${check.rule} (${result.message})`] : [],
  );
  const unchecked = failed.length > 0 ? `\n\nNot checked: ${failed.join('; ')}.` : '';
  if (failed.length === results.length)
    return { kind: 'decline', reason: `none of the checks could be made: ${failed.join('; ')}` };
  if (found.length > 0)
    return {
      kind: 'answer',
      text: `Concerns that the data shows by fixed rules:\n\n${found.map((each) => `- ${each}`).join('\n')}${unchecked}`,
    };
  const made = results.flatMap(({ check, result }) =>
    result.kind === 'rows' ? [`${check.rule} ${cite(result.result.id)}`] : [],
  );
  return {
    kind: 'answer',
    text: `I found no concerns: each of these checks came back empty: ${made.join(', ')}.${unchecked}`,
  };
}
