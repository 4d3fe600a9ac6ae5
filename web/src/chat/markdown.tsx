import { type ComponentProps, createContext, useContext, useMemo, useRef } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Citation } from '../api/types.ts';
import { currentText, useText } from '../i18n/text.ts';
import { Code, Table } from './markdown-blocks.tsx';
import { CITATION_PREFIX, FIGURE_PREFIX, remarkCitations } from './remark-citations.ts';
import { remarkNumberColumns } from './remark-number-columns.ts';
import { remarkWithoutSources } from './remark-sources.ts';

export interface MarkdownProps {
  text: string;
  citations: readonly Citation[];
  /** A citation was chosen, at this claim of the answer. */
  onCite: (citation: Citation, claim: string) => void;
}

type Cited = Pick<MarkdownProps, 'citations' | 'onCite'>;

// A context, because a component made anew with each text would lose its focus with each text.
const CitedContext = createContext<Cited>({ citations: [], onCite: () => undefined });

/** The answer as a document. Raw HTML stays text, images stay links: nothing is fetched that the reader did not ask for. */
export default function Markdown({ text, citations, onCite }: MarkdownProps) {
  const cited = useMemo(() => ({ citations, onCite }), [citations, onCite]);
  const known = new Set(citations.map((citation) => citation.n));
  return (
    <CitedContext value={cited}>
      <ReactMarkdown
        remarkPlugins={[
          remarkGfm,
          remarkNumberColumns,
          [remarkWithoutSources, { isShownBelow: citations.length > 0 }],
          [remarkCitations, { known }],
        ]}
        components={BLOCKS}
      >
        {text}
      </ReactMarkdown>
    </CitedContext>
  );
}

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  const { citations } = useContext(CitedContext);
  const prefix = [CITATION_PREFIX, FIGURE_PREFIX].find((start) => href.startsWith(start));
  const number = prefix === undefined ? undefined : Number(href.slice(prefix.length));
  const citation = citations.find(({ n }) => n === number);
  if (citation !== undefined) {
    return (
      <Cite citation={citation} isFigure={prefix === FIGURE_PREFIX}>
        {children}
      </Cite>
    );
  }
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent underline underline-offset-2"
    >
      {children}
    </a>
  );
}

const MARK_LOOK =
  'ms-0.5 inline-flex h-[1.15rem] min-w-[1.15rem] translate-y-[-0.15em] items-center justify-center rounded-md bg-accent-soft px-1 text-[0.6875rem] leading-none font-semibold text-accent tabular-nums hover:bg-accent hover:text-on-accent';
const FIGURE_LOOK =
  'rounded underline decoration-accent decoration-dotted decoration-2 underline-offset-4 hover:bg-accent-soft';
const CLAIM = 'li, p, td, blockquote';

interface CiteProps {
  citation: Citation;
  isFigure: boolean;
  children: React.ReactNode;
}

function Cite({ citation, isFigure, children }: CiteProps) {
  const { onCite } = useContext(CitedContext);
  const { figureFrom, sourceTitled } = useText();
  const button = useRef<HTMLButtonElement>(null);
  const label = isFigure ? undefined : sourceTitled(citation.n, citation.title);
  return (
    <button
      ref={button}
      type="button"
      title={isFigure ? figureFrom('', citation.title).replace(/^, /, '') : citation.title}
      aria-label={label}
      onClick={() => onCite(citation, claimAt(button.current, isFigure))}
      data-mark={isFigure ? undefined : ''}
      className={isFigure ? FIGURE_LOOK : MARK_LOOK}
    >
      {children}
    </button>
  );
}

const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu})/u;
const SHORTEST_CLAIM = 20;

/** What the answer says at a citation, without the citations' numbers: the sentence that ends there, or all of its block. */
function claimAt(button: HTMLElement | null, isFigure: boolean): string {
  const block = button?.closest(CLAIM);
  if (!button || !block) return '';
  const range = document.createRange();
  range.selectNodeContents(block);
  const whole = textWithoutMarks(range);
  if (isFigure) return whole;
  range.setEndBefore(button);
  const sentence = textWithoutMarks(range).split(SENTENCE_END).at(-1) ?? '';
  return sentence.length < SHORTEST_CLAIM ? whole : sentence;
}

function textWithoutMarks(range: Range): string {
  const content = range.cloneContents();
  for (const mark of content.querySelectorAll('[data-mark]')) mark.remove();
  return (content.textContent ?? '').replaceAll(/\s+(?=[.,;:]|$)/g, '').trim();
}

const BLOCKS: Components = {
  a: Anchor,
  table: Table,
  h1: ({ children }) => <h3 className="mt-6 mb-2 text-xl font-semibold first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-6 mb-2 text-lg font-semibold first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-5 mb-1.5 font-semibold first:mt-0">{children}</h4>,
  h4: ({ children }) => <h5 className="mt-4 mb-1 font-semibold first:mt-0">{children}</h5>,
  p: ({ children }) => <p className="my-3 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-3 list-disc space-y-1 ps-5 marker:text-soft">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-3 list-decimal space-y-1 ps-5 marker:text-soft">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="my-3 border-s-2 border-strong-line ps-4 text-soft">{children}</blockquote>
  ),
  hr: () => <hr className="my-5 border-line" />,
  img: ({ alt, src }) => <span className="text-soft">{currentText().image(alt || String(src))}</span>,
  code: ({ children }) => (
    <code className="rounded bg-raised px-1 py-0.5 font-mono text-[0.85em] in-[pre]:bg-transparent in-[pre]:p-0">
      {children}
    </code>
  ),
  pre: Code,
  thead: ({ children }) => <thead className="bg-raised">{children}</thead>,
  tr: ({ children }) => <tr className="border-b border-line last:border-b-0">{children}</tr>,
  th: ({ children, style }) => (
    <th scope="col" style={style} className="px-3 py-2 text-start font-medium">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="px-3 py-2 tabular-nums">
      {children}
    </td>
  ),
};
