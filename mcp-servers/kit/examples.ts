/** The arguments of the example calls that a description gives: `Example: {…}`, `Example (what it shows): {…}`. */
export function examplesOf(description: string): unknown[] {
  return [...description.matchAll(/\bExample\b[^:\n]*:\s*(?=\{)/g)].map(({ index, [0]: lead }) =>
    parsed(objectAt(description, index + lead.length)),
  );
}

/** From the brace at `start` to the one that closes it; braces in strings are text. */
function objectAt(text: string, start: number): string {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (quoted && character === '\\') i++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth++;
    else if (!quoted && character === '}' && --depth === 0) return text.slice(start, i + 1);
  }
  return text.slice(start);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
