import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES } from './config-variables.ts';

/** The text of `.env.example`: every variable with what it is for, commented out. */
export function envExample(): string {
  const entries = Object.entries(VARIABLES).map(
    ([name, { doc, example }]) => `# ${doc}\n# ${name}=${example}`,
  );
  return `# Parley runs without any of these. Made from the configuration's schema.\n\n${entries.join('\n\n')}\n`;
}

// As a program (`npm run format`) it writes the file.
if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', '.env.example'), envExample());
