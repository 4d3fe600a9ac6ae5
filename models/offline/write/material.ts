import { z } from 'zod';
import { findBlock, lastUserText, type OfflineChatRequest } from '../conversation.ts';

const findingSchema = z.looseObject({
  stepId: z.string().catch(''),
  instruction: z.string().catch(''),
  status: z.string().catch('completed'),
  text: z.string().catch(''),
  error: z.string().nullish().catch(undefined),
});

const sourceSchema = z.looseObject({
  n: z.number().int().positive(),
  title: z.string().catch('Untitled'),
  kind: z.string().catch('data'),
  updated: z.string().nullish().catch(undefined),
});

const materialSchema = z.looseObject({
  question: z.string(),
  findings: z.array(findingSchema),
  sources: z.array(sourceSchema).catch([]),
});

export type Finding = z.output<typeof findingSchema>;
export type WriteSource = z.output<typeof sourceSchema>;

/** What a report is written from. */
export type Material = z.output<typeof materialSchema>;

export function materialIn(request: OfflineChatRequest): Material | undefined {
  return findBlock(lastUserText(request), materialSchema);
}

const NOT_ANSWERED = /^[\s*_#>]*NOT ANSWERED\b[:\s]*/i;

export function isAnswered(finding: Finding): boolean {
  return (
    /^(?:completed|succeeded|ok|done|)$/i.test(finding.status) &&
    finding.text.trim() !== '' &&
    !NOT_ANSWERED.test(finding.text)
  );
}

/** Why a finding has no answer, in one line. */
export function reasonOf(finding: Finding): string {
  const said = finding.text.replace(NOT_ANSWERED, '').trim();
  return (
    said ||
    finding.error ||
    (finding.status === 'completed' ? 'nothing was found' : `the work on it ${finding.status}`)
  ).trim();
}
