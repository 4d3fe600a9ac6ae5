import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REQUIREMENTS } from './requirements.ts';

const KNOWN: ReadonlySet<string> = new Set(REQUIREMENTS.map(({ id }) => id));
const ID = /\b[A-Z]+-\d+\b/g;

/** The requirements that the title of a test cites, in its brackets at the end. */
export function citedIn(title: string): string[] {
  const [, brackets = ''] = /\(([^()]*)\)$/.exec(title.trim()) ?? [];
  return brackets.match(ID) ?? [];
}

/** What the tests of this folder cite: by `known`, whether it is a requirement. */
export function citedByTests(): { known: Set<string>; unknown: string[] } {
  const titles = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => titlesIn(readFileSync(join(import.meta.dirname, name), 'utf8')));
  const cited = titles.flatMap(citedIn);
  return {
    known: new Set(cited.filter((id) => KNOWN.has(id))),
    unknown: cited.filter((id) => !KNOWN.has(id)),
  };
}

/** The texts in quotes that end with brackets: titles of tests. */
function titlesIn(source: string): string[] {
  return [...source.matchAll(/(?<quote>['"`])(?<title>[^\n]*?\([A-Z]+-\d[^()\n]*\))\k<quote>/g)].map(
    ({ groups }) => groups?.['title'] ?? '',
  );
}
