import type { ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Citation } from '../api/types.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { CITATION_PREFIX, remarkCitations } from './remark-citations.ts';

export interface MarkdownProps {
  text: string;
  citations: readonly Citation[];
  onCite: (citation: Citation) => void;
}

/** The answer as a document. Raw HTML stays text, images stay links: nothing is fetched that the reader did not ask for. */
export default function Markdown({ text, citations, onCite }: MarkdownProps) {
  const known = new Set(citations.map((citation) => citation.n));
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, [remarkCitations, { known }]]}
      components={{ ...BLOCKS, a: (props) => <Anchor {...props} citations={citations} onCite={onCite} /> }}
    >
      {text}
    </ReactMarkdown>
  );
}

type AnchorProps = ComponentProps<'a'> & Pick<MarkdownProps, 'citations' | 'onCite'>;

function Anchor({ href = '', children, citations, onCite }: AnchorProps) {
  const number = href.startsWith(CITATION_PREFIX) ? Number(href.slice(CITATION_PREFIX.length)) : undefined;
  const citation = citations.find((candidate) => candidate.n === number);
  if (citation !== undefined) {
    return (
      <button
        type="button"
        title={citation.title}
        aria-label={`Source ${citation.n}: ${citation.title}`}
        onClick={() => onCite(citation)}
        className="ms-0.5 inline-flex h-[1.15rem] min-w-[1.15rem] translate-y-[-0.15em] items-center justify-center rounded-md bg-accent-soft px-1 text-[0.6875rem] leading-none font-semibold text-accent tabular-nums hover:bg-accent hover:text-on-accent"
      >
        {citation.n}
      </button>
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

const BLOCKS: Components = {
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
  img: ({ alt, src }) => <span className="text-soft">[image: {alt || String(src)}]</span>,
  code: ({ children }) => (
    <code className="rounded bg-raised px-1 py-0.5 font-mono text-[0.85em] in-[pre]:bg-transparent in-[pre]:p-0">
      {children}
    </code>
  ),
  pre: ({ children }) => (
    <ScrollBox label="Code" className="my-3 bg-raised">
      <pre className="p-4 text-sm">{children}</pre>
    </ScrollBox>
  ),
  table: ({ children }) => (
    <ScrollBox label="Table" className="my-4">
      <table className="w-full border-collapse text-sm">{children}</table>
    </ScrollBox>
  ),
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
