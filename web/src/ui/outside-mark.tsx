import { useText } from '../i18n/text.ts';
import { OutsideIcon } from './icons.tsx';

/** Says that a text is not ours: from a document, a database or a peer. */
export function OutsideMark() {
  const text = useText();
  return (
    <span
      title={text.fromOutside}
      className="inline-flex items-center gap-1 rounded-md bg-raised px-1.5 py-0.5 text-xs font-normal text-soft"
    >
      <OutsideIcon className="size-3" />
      {text.outside}
    </span>
  );
}
