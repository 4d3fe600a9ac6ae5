import type { Config } from '@parley/platform/config';
import { createLifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import type { Part } from '../args.ts';
import { startParts } from '../compose/parts.ts';
import { say } from '../terminal/output.ts';

/** Runs the service, or a part of it, until it is asked to stop. */
export async function start(
  config: Config,
  options: { parts: readonly Part[]; only: string[] | undefined },
): Promise<number> {
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const started = await startParts(config, lifecycle, options);
    const address = options.parts.includes('orchestrator')
      ? `http://127.0.0.1:${config.ports['orchestrator']}`
      : started.join(' ');
    say(`ready ${address}`);
    await new Promise<void>((resolve) => {
      if (lifecycle.signal.aborted) resolve();
      lifecycle.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    return 0;
  } finally {
    await lifecycle.close();
    endSoon();
  }
}

const LINGER_MS = 500;

/** Everything was told to close; what holds on to a lost connection all the same must not keep the process. */
function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
