import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';
import { Told } from './told.tsx';

/** Why something failed. */
export function ErrorText({ error }: { error: Error }) {
  const { problems } = useText();
  const code = error instanceof ApiProblem ? error.code : undefined;
  return <Told kind={code === undefined ? undefined : problems[code]} message={error.message} />;
}
