import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { currentTrace } from './trace-context.ts';

export type Logger = PinoLogger;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRET_PATHS = ['authorization', 'apiKey', 'token', 'password', 'key', 'secret', 'credentials'].flatMap(
  (name) => [name, `*.${name}`, `headers.${name}`, `*.headers.${name}`],
);

/** Structured JSON logs. They go to stderr: stdout belongs to answers and to MCP over stdio. */
export function createLogger(options: {
  level: LogLevel;
  name?: string;
  stream?: DestinationStream;
}): Logger {
  return pino(
    {
      level: options.level,
      mixin: traceOf,
      base: options.name ? { service: options.name } : {},
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      serializers: { err: shortError, cause: shortError },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.stream ?? pino.destination({ dest: 2, sync: false }),
  );
}

/** Drivers hang whole clients and sockets on their errors; what can be read in one line is kept. */
function shortError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const plain = Object.entries(pino.stdSerializers.err(error));
  return Object.fromEntries(
    plain.filter(([key, value]) => key === 'issues' || typeof value !== 'object' || value === null),
  );
}

/** So that the lines of all services about one question are found together. */
function traceOf(): { traceId?: string } {
  const trace = currentTrace();
  return trace ? { traceId: trace.traceId } : {};
}

export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
