import { readFileSync } from 'node:fs';

/** The prompt that lies beside an agent's code. */
export function loadPrompt(moduleUrl: string, file = 'prompt.md'): string {
  return readFileSync(new URL(file, moduleUrl), 'utf8').trim();
}
