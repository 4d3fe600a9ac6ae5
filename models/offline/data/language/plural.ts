/** The regular plural of a noun that stands for one. */
export function pluralOf(noun: string): string {
  if (/(?:s|x|ch|sh)$/i.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/i.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
