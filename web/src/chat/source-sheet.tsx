import type { ReactNode } from 'react';
import type { Citation, Run } from '../api/types.ts';
import { RowsView } from '../chart/rows-view.tsx';
import { useText } from '../i18n/text.ts';
import { bestFirst, markedSentences, type Passage, passagesOf } from '../run/passages.ts';
import { callOf, rowsOf } from '../run/rows.ts';
import { formatDay } from '../ui/format.ts';
import { JsonView } from '../ui/json-view.tsx';
import { agentTitle } from '../ui/names.ts';
import { OutsideMark } from '../ui/outside-mark.tsx';
import { Sheet } from '../ui/sheet.tsx';

export interface Cited {
  citation: Citation;
  /** The part of the answer at which the source was opened; empty when it was opened from the list. */
  claim: string;
}

interface SourceSheetProps {
  cited: Cited;
  run: Pick<Run, 'toolCalls'>;
  onClose: () => void;
}

/** A source opened: the passage of a document beside what the answer makes of it, or the query and its rows. */
export default function SourceSheet({ cited: { citation, claim }, run, onClose }: SourceSheetProps) {
  const text = useText();
  return (
    <Sheet title={text.source(citation.n)} onClose={onClose}>
      <h3 className="text-lg font-semibold">{citation.title}</h3>
      <Facts citation={citation} />
      {claim !== '' && (
        <Section title={text.answerSays}>
          <p className="text-sm">{claim}</p>
        </Section>
      )}
      <Passages passages={bestFirst(passagesOf(citation, run), claim)} claim={claim} />
      <Data citation={citation} run={run} />
    </Sheet>
  );
}

function Facts({ citation }: { citation: Citation }) {
  const text = useText();
  const facts: [string, string | undefined][] = [
    [text.document, citation.documentId],
    [text.category, citation.category],
    [text.lastUpdated, citation.updated && formatDay(citation.updated)],
    [text.foundBy, citation.agent && agentTitle(citation.agent)],
    [text.through, citation.source],
  ];
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) => value !== undefined && <Fact key={name} name={name} value={value} />)}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 wrap-break-word">{value}</dd>
    </>
  );
}

function Passages({ passages, claim }: { passages: readonly Passage[]; claim: string }) {
  const text = useText();
  const [first, ...others] = passages;
  if (first === undefined) return null;
  return (
    <Section title={text.passage} mark={<OutsideMark />}>
      <Quote passage={first} claim={claim} />
      {others.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 text-sm font-medium text-soft hover:text-ink">
            {text.otherPassages(others.length)}
          </summary>
          <div className="mt-2 grid gap-2">
            {others.map((passage) => (
              <Quote key={passage.text} passage={passage} claim={claim} />
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}

function Quote({ passage, claim }: { passage: Passage; claim: string }) {
  return (
    <blockquote className="rounded-xl border-s-2 border-accent bg-raised px-4 py-3">
      {passage.heading !== undefined && <p className="mb-1 text-sm font-medium">{passage.heading}</p>}
      <p className="whitespace-pre-wrap wrap-break-word">
        {markedSentences(passage.text, claim).map((sentence, index) => {
          const key = `${index}:${sentence.text}`;
          if (!sentence.isUsed) return <span key={key}>{sentence.text}</span>;
          return (
            <mark key={key} className="rounded-sm bg-mark text-ink">
              {sentence.text}
            </mark>
          );
        })}
      </p>
    </blockquote>
  );
}

function Data({ citation, run }: { citation: Citation; run: Pick<Run, 'toolCalls'> }) {
  const text = useText();
  if (citation.kind === 'document') return null;
  const call = callOf(citation, run);
  const query = citation.arguments ?? call?.arguments;
  const rows = rowsOf(call?.result);
  return (
    <>
      {rows !== undefined && (
        <Section title={text.rows} mark={<OutsideMark />}>
          <RowsView caption={citation.title} rows={rows} />
        </Section>
      )}
      {query !== undefined && (
        <Section title={text.query}>
          <JsonView label={text.query} value={query} />
        </Section>
      )}
    </>
  );
}

function Section({ title, mark, children }: { title: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h4 className="mb-1.5 flex items-center gap-2 text-sm font-medium text-soft">
        {title}
        {mark}
      </h4>
      {children}
    </section>
  );
}
