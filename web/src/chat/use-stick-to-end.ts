import { type RefObject, useEffect } from 'react';

const NEAR_PX = 80;
const ABOVE_ANSWER_PX = 20;

/**
 * Keeps the end in view while text grows, unless the reader scrolled away from it. An answer that is longer than the
 * view is followed until its beginning stands at the top: it is read from there.
 */
export function useStickToEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return;
    let follows = true;
    let lastTop = 0;
    const onScroll = () => {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      if (isAtEnd) follows = true;
      else if (box.scrollTop !== lastTop) follows = false;
    };
    const observer = new ResizeObserver(() => {
      if (!follows) return;
      box.scrollTop = Math.min(box.scrollHeight - box.clientHeight, answerTop(box, inner));
      lastTop = box.scrollTop;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(inner);
    return () => {
      box.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, content]);
}

/** Where the view would have to be for the newest answer to begin at its top. */
function answerTop(box: HTMLElement, content: HTMLElement): number {
  const answer = [...content.children].at(-1)?.querySelector('[data-answer]');
  if (!answer) return Number.POSITIVE_INFINITY;
  return (
    box.scrollTop + answer.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_ANSWER_PX
  );
}
