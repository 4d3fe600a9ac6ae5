const SPELLED: Readonly<Record<string, string>> = { hr: 'HR', it: 'IT', qa: 'QA', ai: 'AI' };

/** `hr-specialist` as people write it: HR specialist. */
export function agentTitle(name: string): string {
  const words = name.split(/[-_\s]+/).filter(Boolean);
  const spelled = words.map((word) => SPELLED[word.toLowerCase()] ?? word.toLowerCase());
  const first = spelled[0] ?? '';
  return [first.charAt(0).toUpperCase() + first.slice(1), ...spelled.slice(1)].join(' ');
}

/** Two letters that stand for an agent. */
export function initials(name: string): string {
  const words = name.split(/[-_\s]+/).filter(Boolean);
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word.charAt(0)) : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}

const HUES = 6;

/** One of six colours, always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 2;
  for (const char of name) hash = (hash * 3 + (char.codePointAt(0) ?? 0)) % 9973;
  return hash % HUES;
}
