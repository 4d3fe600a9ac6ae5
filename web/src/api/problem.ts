import type { ProblemDocument } from './types.ts';

/** What the service, or the way to it, answered instead of a result. */
export class ApiProblem extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
  }
}

/** The answer as a problem, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  return new ApiProblem(
    response.status,
    document.detail ?? document.title ?? `The service answered ${response.status}.`,
  );
}
