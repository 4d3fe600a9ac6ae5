import { currentText } from '../i18n/text.ts';
import type { ProblemDocument } from './types.ts';

/** What the service, or the way to it, answered instead of a result. */
export class ApiProblem extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What kind of problem it is, in the service's closed set; unset for words that are the page's own. */
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
  }
}

const TYPE = /^urn:parley:problem:([a-z-]+)$/;

/** The answer as a problem, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  const told = document.detail ?? document.title;
  if (told === undefined)
    return new ApiProblem(response.status, currentText().serviceAnswered(response.status));
  return new ApiProblem(response.status, told, TYPE.exec(document.type ?? '')?.[1]);
}
