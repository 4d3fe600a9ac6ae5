/** The first call that a tool's description gives as an example: `Example: {…}`, or with a word on it before the colon. */
export function exampleIn(description = ''): Record<string, unknown> | undefined {
  const start = /\bExample(?: \([^)]*\))?: (?=\{)/.exec(description);
  if (start === null) return undefined;
  const text = description.slice(start.index + start[0].length);
  for (let end = text.indexOf('}'); end !== -1; end = text.indexOf('}', end + 1)) {
    const example = parsed(text.slice(0, end + 1));
    if (example !== undefined) return Object.keys(example).length > 0 ? example : undefined;
  }
  return undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
