import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/text.ts';

/** The sidebar on a phone: a modal dialog from the side. */
export function Drawer({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { conversations } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => event.key === 'Escape' && dialog.current?.close()}
      aria-label={conversations}
      className="fixed inset-y-0 me-auto ms-0 h-dvh max-h-none w-72 max-w-[85vw] border-e border-line bg-bg text-ink backdrop:bg-black/40"
    >
      {children}
    </dialog>
  );
}
