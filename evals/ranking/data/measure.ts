import { openWorld } from '@parley/models/offline/data/testing/open-world';
import { type JudgedQuestion, judgeAll } from '../../judge.ts';
import { percent, share } from '../../tally.ts';
import { TODAY, type World } from '../../world.ts';

/** How the whole engine answers a world, beside its rules alone; in shares, never in single answers. */
export async function measure(world: World, url: string): Promise<string> {
  const open = await openWorld({ url, schema: world.schema, today: TODAY });
  try {
    const engine = await judgeAll(world, world.questions, { url, ask: open.ask });
    const rules = await judgeAll(world, world.questions, { url, ask: open.askRules });
    return `${world.name.padEnd(10)} ${scoreOf(engine)}; rules alone ${scoreOf(rules)}`;
  } finally {
    await open.close();
  }
}

function scoreOf(judged: readonly JudgedQuestion[]): string {
  const answerable = judged.filter(({ question }) => question.kind !== 'decline');
  const others = judged.filter(({ question }) => question.kind === 'decline');
  const shareOf = (all: readonly JudgedQuestion[], verdict: string): string =>
    percent(share(all.filter((each) => each.verdict === verdict).length, all.length));
  return `right ${shareOf(answerable, 'correct')}, wrong ${shareOf(answerable, 'wrong')}, declines ${shareOf(others, 'correct')}`;
}
