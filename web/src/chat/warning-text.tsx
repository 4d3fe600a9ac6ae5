import type { Run } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Told } from '../ui/told.tsx';

/** What a reader of the answer should know. */
export function WarningText({ warning }: { warning: Pick<Run['warnings'][number], 'code' | 'message'> }) {
  const { warnings } = useText();
  return <Told kind={warnings[warning.code]} message={warning.message} />;
}
