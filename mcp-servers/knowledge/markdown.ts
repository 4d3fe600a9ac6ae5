import { Lexer, type Token, type Tokens } from 'marked';

/** A piece of a document that is never cut unless it is longer than a passage by itself. */
export interface Block {
  kind: 'text' | 'list' | 'table' | 'code';
  text: string;
}

/** What stands under one heading. */
export interface Section {
  /** The headings above the text, outermost first. */
  path: string[];
  blocks: Block[];
}

const COMMENT = /<!--[\s\S]*?(-->|$)/g;

/** Splits Markdown into its sections; link targets and HTML comments are left out. */
export function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  const headings: { depth: number; text: string }[] = [];
  let blocks: Block[] = [];
  const flush = () => {
    if (blocks.length > 0) sections.push({ path: headings.map((h) => h.text), blocks });
    blocks = [];
  };
  for (const token of new Lexer({ gfm: true }).lex(markdown)) {
    if (token.type === 'heading') {
      flush();
      const { depth } = token as Tokens.Heading;
      while ((headings.at(-1)?.depth ?? 0) >= depth) headings.pop();
      headings.push({ depth, text: plainHeading(token) });
    } else {
      const block = blockOf(token);
      if (block) blocks.push(block);
    }
  }
  flush();
  return sections;
}

/** The text of the first heading, or undefined. */
export function firstHeading(markdown: string): string | undefined {
  const heading = new Lexer({ gfm: true }).lex(markdown).find((token) => token.type === 'heading');
  return heading ? plainHeading(heading) || undefined : undefined;
}

/** A long block in parts: a list by its items, code by its lines, text by its sentences. */
export function splitBlock(block: Block, limit: number): Block[] {
  if (block.kind === 'table' || block.text.length <= limit) return [block];
  const pieces = piecesOf(block);
  const parts: string[] = [];
  let current = '';
  for (const piece of pieces.flatMap((p) => hardSplit(p, limit))) {
    if (current && current.length + piece.length > limit) {
      parts.push(current);
      current = '';
    }
    current += piece;
  }
  if (current) parts.push(current);
  return parts.map((text) => ({ kind: block.kind, text: text.trim() })).filter((part) => part.text);
}

function piecesOf(block: Block): string[] {
  if (block.kind === 'list') return block.text.split(/(?<=\n)(?=(?:[-*+]|\d+[.)]) )/);
  if (block.kind === 'code') return block.text.split(/(?<=\n)/);
  return block.text.split(/(?<=[.!?]\s)(?=\S)|(?<=\n)/);
}

function hardSplit(text: string, limit: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest.length > 0; ) {
    const space = rest.length > limit ? rest.lastIndexOf(' ', limit) : -1;
    const end = rest.length <= limit ? rest.length : space > 0 ? space + 1 : limit;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts;
}

function blockOf(token: Token): Block | undefined {
  const kind = kindOf(token.type);
  if (!kind) return undefined;
  const text = (kind === 'code' ? token.raw : withoutLinkTargets(token)).replace(COMMENT, '').trim();
  return text ? { kind, text } : undefined;
}

function kindOf(type: string): Block['kind'] | undefined {
  if (type === 'space' || type === 'def' || type === 'hr') return undefined;
  return type === 'table' || type === 'list' || type === 'code' ? type : 'text';
}

function plainHeading(token: Token): string {
  return withoutLinkTargets(token)
    .replace(/^#{1,6}\s+|\s*#*\s*$|\n[=-]+\s*$/g, '')
    .replace(/[*_`]/g, '')
    .trim();
}

/** A target says nothing about the subject, and an address in a passage invites a model to go there. */
function withoutLinkTargets(token: Token): string {
  let text = '';
  let rest = token.raw;
  for (const link of linksOf(token)) {
    const at = rest.indexOf(link.raw);
    if (at < 0) continue;
    text += rest.slice(0, at) + link.text;
    rest = rest.slice(at + link.raw.length);
  }
  return text + rest;
}

function linksOf(token: Token): { raw: string; text: string }[] {
  if (token.type === 'link' || token.type === 'image') {
    return [{ raw: token.raw, text: (token as Tokens.Link).text }];
  }
  return childrenOf(token).flatMap(linksOf);
}

function childrenOf(token: Token): Token[] {
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [...header, ...rows.flat()].flatMap((cell) => cell.tokens);
  }
  if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => item.tokens);
  return 'tokens' in token && Array.isArray(token.tokens) ? (token.tokens as Token[]) : [];
}
