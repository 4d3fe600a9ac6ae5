import { VARIABLES } from './config-variables.ts';

/** The text of `.env.example`: every variable with what it is for, commented out. */
export function envExample(): string {
  const entries = Object.entries(VARIABLES).map(
    ([name, { doc, example }]) => `# ${doc}\n# ${name}=${example}`,
  );
  return `# Parley runs without any of these. Made from the configuration's schema.\n\n${entries.join('\n\n')}\n`;
}
