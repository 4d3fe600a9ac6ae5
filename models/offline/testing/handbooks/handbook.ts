import { type Hit, searchPapers } from '../papers.ts';

/** A handbook as it is written: its documents, each with its sections. */
export interface Handbook {
  field: string;
  /** `# id | title | date` begins a document, `## heading` a section. */
  text: string;
  /** A question, what a right answer says, and what it must not say. */
  cases: readonly (readonly [question: string, says: readonly string[], not?: readonly string[]])[];
  /** Questions that it does not answer. */
  open: readonly string[];
}

/** The sections of a handbook, as a search returns them. */
export function sectionsOf({ text }: Handbook): Hit[] {
  return text
    .trim()
    .split(/^(?=# )/m)
    .flatMap((document) => {
      const [head = '', ...lines] = document.split('\n');
      const [id = '', title = '', updated = ''] = head.replace(/^# /, '').split(' | ');
      return lines
        .join('\n')
        .split(/^(?=## )/m)
        .filter((section) => section.trim() !== '')
        .map((section) => {
          const heading = /^## (.*)$/m.exec(section)?.[1] ?? title;
          const snippet = section.replace(/^## .*$/m, '').trim();
          return { document_id: id, title, category: 'house', updated, heading, snippet, relevance: 0 };
        });
    });
}

/** What a search over a handbook finds: the sections with the question's words first, then the rest. */
export function searchHandbook(handbook: Handbook, query: string): { results: Hit[]; total: number }[] {
  const sections = sectionsOf(handbook);
  return [
    searchPapers(query, 20, sections),
    { results: sections.map((section) => ({ ...section, relevance: 0 })), total: sections.length },
  ];
}
