import { createStoredPins } from '@parley/agents/tools/stored-pins';
import type { Config } from '@parley/platform/config';
import { createLifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { layFoundation } from '../compose/foundation.ts';
import { say, tell } from '../terminal/output.ts';

/** Lists what the tools of MCP servers were when they were first seen, or accepts that one has changed. */
export async function pins(
  config: Config,
  accept: { server: string; tool?: string } | undefined,
): Promise<number> {
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const stored = await createStoredPins(await layFoundation(config, lifecycle));
    if (!accept) {
      for (const { server, version, tool, print } of await stored.list())
        say(`${server} ${version}  ${tool}  ${print.slice(0, 12)}`);
      return 0;
    }
    const forgotten = await stored.accept(accept.server, accept.tool);
    if (forgotten === 0) {
      tell(`There is no such pin. See parley pins.`);
      return 1;
    }
    say(
      `${forgotten} accepted: as they are seen next, they are believed. Agents look again within a minute.`,
    );
    return 0;
  } finally {
    await lifecycle.close();
  }
}
