/** The rows that are whole in the beginning of a result that was cut for its length. */
export function recoverRows(beginning: string): Record<string, unknown>[] {
  const from = beginning.indexOf('"rows":[');
  if (from < 0) return [];
  const rows: Record<string, unknown>[] = [];
  let at = from + '"rows":['.length;
  while (beginning[at] === '{') {
    const end = endOfObject(beginning, at);
    const row = end === undefined ? undefined : parsed(beginning.slice(at, end));
    if (end === undefined || row === undefined) break;
    rows.push(row);
    at = beginning[end] === ',' ? end + 1 : end;
  }
  return rows;
}

function parsed(json: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

// Strings first, so that braces within them don't count.
const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const piece of text.slice(start).matchAll(PIECE)) {
    if (piece[0] === '{' || piece[0] === '[') depth += 1;
    if (piece[0] === '}' || piece[0] === ']') depth -= 1;
    if (depth === 0) return start + piece.index + 1;
  }
  return undefined;
}
