import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';

/** Why something failed. What the service says is English: in other languages its kind is said first. */
export function ErrorText({ error }: { error: Error }) {
  const { problems } = useText();
  const kind = error instanceof ApiProblem && error.code !== undefined ? problems[error.code] : undefined;
  if (kind === undefined) return error.message;
  return (
    <>
      {kind} <span lang="en">{error.message}</span>
    </>
  );
}
