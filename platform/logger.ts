import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

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
      base: options.name ? { service: options.name } : {},
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.stream ?? pino.destination({ dest: 2, sync: false }),
  );
}

export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
