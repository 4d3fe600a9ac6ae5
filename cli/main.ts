import { configFromEnvironment } from '@parley/platform/config';
import { toParleyError } from '@parley/platform/errors';
import { parseCommand, USAGE } from './args.ts';
import { doctor } from './commands/doctor.ts';
import { ingest } from './commands/ingest.ts';
import { solve } from './commands/solve.ts';
import { start } from './commands/start.ts';
import { say, tell } from './terminal/output.ts';

async function main(argv: string[]): Promise<number> {
  const command = parseCommand(argv);
  if (command.name === 'help') {
    say(USAGE);
    return 0;
  }
  const config = configFromEnvironment();
  switch (command.name) {
    case 'start':
      return start(config, command);
    case 'solve':
      return solve(config, command);
    case 'ingest':
      return ingest(config, command.dir);
    case 'doctor':
      return doctor(config);
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
