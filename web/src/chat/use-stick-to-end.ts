import { type RefObject, useEffect } from 'react';

const NEAR_PX = 80;

/** Keeps the end in view while text grows, unless the reader scrolled away from it. */
export function useStickToEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return;
    let isAtEnd = true;
    const onScroll = () => {
      isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(inner);
    return () => {
      box.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, content]);
}
