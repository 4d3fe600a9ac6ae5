import { useEffect, useState } from 'react';

const ASKED = 'parley:palette';

/** Opens the list of places and actions, from anywhere on the page. */
export function openPalette(): void {
  dispatchEvent(new Event(ASKED));
}

/** Whether the list is open: by Ctrl+K or ⌘K, which also closes it, or by whoever asks. */
export function usePalette(): [isOpen: boolean, close: () => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isOurs || event.altKey || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    const open = () => setOpen(true);
    addEventListener('keydown', onKey);
    addEventListener(ASKED, open);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener(ASKED, open);
    };
  }, []);
  return [isOpen, () => setOpen(false)];
}
