import { type ComponentProps, type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button.tsx';

const GAP_PX = 4;
const EDGE_PX = 8;

interface MenuProps {
  /** What the button is for, where it shows no text. */
  label: string;
  button: ReactNode;
  buttonProps?: Omit<ComponentProps<typeof Button>, 'children'>;
  children: ReactNode;
}

/**
 * A button with a list of actions: the browser's own popover, so Escape and a click beside it close it. Every answer
 * has one: the actions are there only while it is open.
 */
export function Menu({ label, button, buttonProps, children }: MenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const [isOpen, setOpen] = useState(false);

  function onBeforeToggle({ newState }: ToggleEvent<HTMLDivElement>) {
    if (newState === 'open') flushSync(() => setOpen(true));
  }
  // Not before it has closed: the browser gives the focus back from what is inside.
  function onToggle({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) {
    if (newState === 'closed') setOpen(false);
    else if (opener.current !== null) placeBeside(currentTarget, opener.current);
  }
  return (
    <>
      <Button look="quiet" aria-label={label} title={label} popoverTarget={id} ref={opener} {...buttonProps}>
        {button}
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the click comes from a button inside, by mouse or key */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to its own buttons */}
      <div
        ref={list}
        id={id}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onClick={() => list.current?.hidePopover()}
        className="fixed inset-auto m-0 min-w-48 rounded-xl border border-line bg-panel p-1 text-ink shadow-lg"
      >
        {isOpen && children}
      </div>
    </>
  );
}

export function MenuItem({ children, onSelect }: { children: ReactNode; onSelect: () => void }) {
  return (
    <button
      type="button"
      onClick={onSelect}
      className="flex min-h-9 w-full items-center gap-2.5 rounded-lg px-3 text-start text-sm hover:bg-raised"
    >
      {children}
    </button>
  );
}

// Below the button, or above it where there is no room; never beyond the edge.
function placeBeside(menu: HTMLElement, opener: HTMLElement): void {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + GAP_PX;
  const fits = below + height < innerHeight - EDGE_PX;
  const left = Math.min(Math.max(EDGE_PX, at.right - width), innerWidth - width - EDGE_PX);
  menu.style.left = `${left}px`;
  menu.style.top = `${fits ? below : Math.max(EDGE_PX, at.top - GAP_PX - height)}px`;
}
