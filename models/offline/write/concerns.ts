import { marksIn } from './text.ts';

/** What tends to be done about a concern. Each rule speaks only when a finding states the concern. */
const RULES: [RegExp, string][] = [
  [
    /\b(?:no|without(?: any)?|zero|0) (?:\p{L}+ )?(?:employees?|staff|people|members?|workers?|nurses?|personnel)\b|\bhas no \p{L}+ of (?:its|their) own\b/iu,
    'Decide for each unit without staff whether to staff it, to merge it, or to release its budget.',
  ],
  [
    /\b(?:open positions?|vacanc(?:y|ies)|unfilled|positions? (?:has|have|is|are) (?:been )?open)\b/i,
    'Go through the open positions, the longest open first, and decide for each whether to fill, to change or to close it.',
  ],
  [
    /\b(?:differs?|disagrees?|do(?:es)? not (?:match|agree)|mismatch(?:es)?|contradict\w*|inconsisten\w*|while (?:the )?records? (?:say|show))\b/i,
    'Reconcile the records that disagree and correct the side that is wrong.',
  ],
  [
    /\b(?:overdue|past (?:its|their|the) (?:end|due|deadline)|behind schedule|end date (?:has )?passed|ended .* still|late)\b/i,
    'Set new dates for what is overdue, or close it.',
  ],
  [
    /\b(?:over budget|exceeds? (?:its|the|their) budget|above (?:its|the|their) budget|overspent)\b/i,
    'Look into the budgets that are exceeded before more is committed.',
  ],
  [
    /\b(?:overload(?:ed)?|overtime|more than \d+ hours|uneven|highest load)\b/i,
    'Spread the load where single people or teams carry far more than others.',
  ],
  [
    /\b(?:one[- ]person|single (?:employee|person|point)|only one (?:employee|person))\b/i,
    'Name a deputy where everything depends on one person.',
  ],
  [
    /\b(?:no (?:recent )?(?:hours|activity|entries|timesheets?|records?)|nothing (?:was )?(?:logged|recorded)|missing (?:values?|data|dates?)|is empty|are empty|not filled in)\b/i,
    'Complete the records that are missing, or say why they are empty.',
  ],
  [/\bduplicates?\b/i, 'Remove the duplicates.'],
  [
    /\b(?:out of stock|below (?:the )?(?:minimum|reorder|threshold)|running low|low stock)\b/i,
    'Reorder what is below its minimum.',
  ],
  [
    /\b(?:two documents differ|documents? (?:contradict|differ))\b/i,
    'Have the owners of the documents that differ agree on one rule and withdraw the other.',
  ],
];

const STATES_CONCERN = new RegExp(RULES.map(([pattern]) => pattern.source).join('|'), 'iu');

export function statesConcern(sentence: string): boolean {
  return STATES_CONCERN.test(sentence);
}

export function asksForConcerns(instruction: string): boolean {
  return /\b(?:concerns?|risks?|anomal(?:y|ies)|problems?|issues?|worr(?:y|ies|ied)|red flags?|bottlenecks?|gaps?|wrong|unusual|stands? out)\b/i.test(
    instruction,
  );
}

/** What follows from the stated concerns, each with the sources of the concerns that it follows from. */
export function recommendationsFor(concerns: readonly string[]): string[] {
  return RULES.flatMap(([pattern, advice]) => {
    const grounds = concerns.filter((c) => pattern.test(c));
    if (grounds.length === 0) return [];
    const marks = [...new Set(grounds.flatMap(marksIn))].slice(0, 4).join('');
    return [marks ? `${advice.replace(/\.$/, '')} ${marks}.` : advice];
  });
}
