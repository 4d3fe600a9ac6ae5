import { enableCompileCache } from 'node:module';
import { configFromEnvironment } from '@parley/platform/config';
import { toParleyError } from '@parley/platform/errors';
import { parseCommand, USAGE } from './args.ts';
import { say, tell } from './terminal/output.ts';

// A start compiles a thousand files: the second one finds them done.
enableCompileCache();

/** Each command loads only what it needs: an MCP server over stdio must not wait for the agents. */
async function main(argv: string[]): Promise<number> {
  const command = parseCommand(argv);
  if (command.name === 'help') {
    say(USAGE);
    return 0;
  }
  const config = configFromEnvironment();
  switch (command.name) {
    case 'start':
      return (await import('./commands/start.ts')).start(config, command);
    case 'solve':
      return (await import('./commands/solve.ts')).solve(config, command);
    case 'ingest':
      return (await import('./commands/ingest.ts')).ingest(config, command.dir);
    case 'mcp':
      return (await import('./commands/mcp.ts')).mcp(config, command.server);
    case 'pins':
      return (await import('./commands/pins.ts')).pins(config, command.accept);
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor(config);
    case 'check':
      return (await import('./commands/check.ts')).check(config);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = toParleyError(error);
  tell(`parley: ${known.message}${known.hint ? ` ${known.hint}` : ''}`);
  if (known.code === 'internal' && known.cause instanceof Error)
    tell(known.cause.stack ?? known.cause.message);
  process.exitCode = 1;
}
