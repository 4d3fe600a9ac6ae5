import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from './button.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { useCopy } from './use-copy.ts';

interface CodeBoxProps {
  label: string;
  /** What is copied. */
  text: string;
  role?: 'group';
  children: ReactNode;
}

/** Code or a command, to be copied. */
export function CodeBox({ label, text: code, role, children }: CodeBoxProps) {
  const text = useText();
  const [isCopied, copy] = useCopy();
  const copyLabel = isCopied ? text.copied : text.copyCode;
  return (
    <div className="relative">
      <ScrollBox label={label} role={role} className="bg-raised">
        <pre className="py-3 ps-3.5 pe-12">{children}</pre>
      </ScrollBox>
      <Button
        look="quiet"
        square
        aria-label={copyLabel}
        title={copyLabel}
        className="absolute end-1 top-1 bg-raised"
        onClick={() => copy(code)}
      >
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </Button>
    </div>
  );
}
