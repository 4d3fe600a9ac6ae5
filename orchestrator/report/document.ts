import type { Report, ReportSection, ReportTable } from '@parley/platform/report/report';
import { type MarkedToken, marked, type Token, type Tokens } from 'marked';
import type { Run } from '../api.ts';

/** A run as a document that stands alone: what was asked, the answer, where it comes from, who answered. */
export function documentOf(run: Run): Report {
  const sections = sectionsIn(run.answer?.trim() || run.message || run.status);
  const hasSources = sections.some(({ heading }) => SOURCES.test(heading));
  return {
    title: run.query.trim().replaceAll(/\s+/g, ' '),
    scope: authorsOf(run),
    generatedAt: run.createdAt,
    sections: [...sections, ...(hasSources ? [] : sourcesOf(run)), ...notesOf(run)],
  };
}

const SOURCES = /^(?:Sources|Quellen|Fuentes)$/i;

/** Markdown in sections, as far as a document has a place for it; raw HTML stays text. */
export function sectionsIn(markdown: string): ReportSection[] {
  const sections: Required<Pick<ReportSection, 'heading' | 'paragraphs'>>[] = [];
  const current = () => {
    const open = sections.at(-1);
    if (open && !('table' in open)) return open;
    const next = { heading: '', paragraphs: [] };
    sections.push(next);
    return next;
  };
  for (const token of marked.lexer(markdown) as MarkedToken[]) {
    if (token.type === 'heading') sections.push({ heading: textIn(token.tokens), paragraphs: [] });
    else if (token.type === 'table') Object.assign(current(), { table: tableOf(token) });
    else current().paragraphs.push(...paragraphsOf(token));
  }
  return sections;
}

function paragraphsOf(token: MarkedToken, indent = ''): string[] {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return [];
    case 'list':
      return token.items.flatMap((item, index) => itemOf(item, markOf(token, index), indent));
    case 'blockquote':
      return (token.tokens as MarkedToken[]).flatMap((inner) => paragraphsOf(inner, indent));
    case 'code':
      return token.text.split('\n').map((line) => indent + line);
    default:
      return [indent + ('tokens' in token && token.tokens ? textIn(token.tokens) : token.raw.trim())];
  }
}

function markOf({ ordered, start }: Tokens.List, index: number): string {
  return ordered ? `${Number(start || 1) + index}. ` : '• ';
}

function itemOf({ tokens }: Tokens.ListItem, mark: string, indent: string): string[] {
  const [first, ...rest] = (tokens as MarkedToken[]).flatMap((token) =>
    paragraphsOf(token, token.type === 'list' ? `${indent}    ` : ''),
  );
  return [`${indent}${mark}${first ?? ''}`, ...rest];
}

/** The words without their marks; of a link its text. */
function textIn(tokens: readonly Token[] = []): string {
  return (tokens as MarkedToken[])
    .map((token) => {
      if (token.type === 'br') return ' ';
      if ('tokens' in token && token.tokens && token.tokens.length > 0) return textIn(token.tokens);
      return 'text' in token ? unescaped(String(token.text)) : token.raw;
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function tableOf({ header, rows, align }: Tokens.Table): ReportTable {
  return {
    columns: header.map((cell, index) => ({
      title: textIn(cell.tokens),
      kind: align[index] === 'right' ? 'number' : 'text',
    })),
    rows: rows.map((row) => row.map((cell) => textIn(cell.tokens))),
  };
}

function sourcesOf({ citations }: Run): ReportSection[] {
  if (citations.length === 0) return [];
  const titles = ['No.', 'Source', 'From', 'Updated'];
  const columns = titles.map((title) => ({ title, kind: 'text' as const }));
  const rows = citations.map(({ n, title, documentId, source, updated }) => [
    `[${n}]`,
    title,
    documentId ?? source,
    updated ?? null,
  ]);
  return [{ heading: 'Sources', table: { columns, rows } }];
}

function notesOf({ warnings }: Run): ReportSection[] {
  if (warnings.length === 0) return [];
  return [{ heading: 'Notes', paragraphs: warnings.map(({ message }) => message) }];
}

function authorsOf({ model, runId }: Run): string {
  return [model && `${model.names.join(', ')} (${model.mode})`, `run ${runId}`].filter(Boolean).join(', ');
}
