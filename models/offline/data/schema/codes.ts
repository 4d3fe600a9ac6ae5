/** Reads `A = active, C = closed` (also `A: active; …`) out of a comment. */
export function codesIn(
  comment: string | undefined,
  values: readonly string[] | undefined,
): Map<string, string> {
  const codes = new Map<string, string>();
  if (comment === undefined) return codes;
  for (const match of comment.matchAll(
    /['"]?([\p{L}\p{N}_-]{1,12})['"]?\s*(?:=|:|→|->|\s-\s|means|stands for)\s*['"]?([\p{L}][\p{L}\p{N} /-]*)/gu,
  )) {
    const [, code = '', meaning = ''] = match;
    const value = values?.find((each) => each.toLowerCase() === code.toLowerCase());
    if (values === undefined || value !== undefined) codes.set(value ?? code, meaning.trim().toLowerCase());
  }
  const marked = /^['"]?(\w{1,2})['"]? (?:when|if|while) (\p{L}+)/u.exec(comment);
  if (codes.size === 0 && marked && values?.includes(marked[1] ?? ''))
    return new Map([[marked[1] ?? '', (marked[2] ?? '').toLowerCase()]]);
  if (codes.size === 0) return listedCodes(comment, values);
  return codes.size > 1 || (values !== undefined && codes.size > 0) ? codes : new Map();
}

/** Reads "F female, M male", where each code is one of the values. */
function listedCodes(comment: string, values: readonly string[] | undefined): Map<string, string> {
  const codes = new Map<string, string>();
  for (const match of comment.matchAll(
    /(?:^|[,;:]\s*|\bor\s+)([\p{Lu}\p{N}]{1,4})\s+(\p{L}[\p{L}\p{N} -]*?)(?=\s*[(,;.]|\s+or\s|$)/gu,
  )) {
    const [, code = '', meaning = ''] = match;
    if (values === undefined || values.includes(code)) codes.set(code, meaning.trim().toLowerCase());
  }
  return codes.size > 1 ? codes : bracketedCodes(comment, values);
}

/** Reads "open, paid, wo (written off)", where a short value is explained by what stands behind it. */
function bracketedCodes(comment: string, values: readonly string[] | undefined): Map<string, string> {
  const found = [...comment.matchAll(/(?<![\p{L}\p{N}])(\p{Ll}{1,3}) \(([\p{L}][\p{L} -]*)\)/gu)];
  return new Map(
    found.flatMap(([, code = '', meaning = '']) =>
      values?.includes(code) ? [[code, meaning.trim().toLowerCase()] as const] : [],
    ),
  );
}
