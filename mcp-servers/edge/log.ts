import type { Logger } from '@parley/platform/logger';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** Lines of JSON on the console, which is where a Worker's logs go: Node's logger does not run there. */
export function createWorkerLog(
  // biome-ignore lint/suspicious/noConsole: a Worker has no other log.
  write: (line: string) => void = (line) => console.log(line),
): Logger {
  const at = (level: Level) => (fields: object, msg?: string) =>
    write(
      JSON.stringify({ level, time: new Date().toISOString(), service: 'edge', ...fields, msg }, readable),
    );
  const log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  };
  return log as unknown as Logger;
}

function readable(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { type: name, message, stack, ...(cause === undefined ? {} : { cause }) };
}
