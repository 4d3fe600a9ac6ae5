import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from './button.tsx';

interface ConfirmButtonProps {
  children: ReactNode;
  label?: string;
  /** What is asked before it happens. */
  question: string;
  /** What the second button says. */
  confirm: string;
  isBusy?: boolean;
  onConfirm: () => void;
}

/** A button for what cannot be taken back: it asks once more, in the browser's own modal dialog. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { children, label, question, confirm, isBusy = false, onConfirm } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={label} disabled={isBusy} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {isOpen && (
        <Confirmation
          question={question}
          confirm={confirm}
          onClose={() => setOpen(false)}
          onConfirm={onConfirm}
        />
      )}
    </>
  );
}

interface ConfirmationProps {
  question: string;
  confirm: string;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function Confirmation({ question, confirm, onClose, onConfirm }: ConfirmationProps) {
  const { cancel } = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={id}
      className="m-auto w-full max-w-sm rounded-2xl border border-line bg-panel p-5 text-ink shadow-2xl backdrop:bg-black/40"
    >
      <p id={id} className="text-sm">
        {question}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          {cancel}
        </Button>
        <Button
          look="danger"
          onClick={() => {
            dialog.current?.close();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
