import { sha256 } from '@parley/platform/json';
import { type Block, type Section, sectionsOf, splitBlock } from './markdown.ts';

/** What is searched and shown: a stretch of a document below one heading path. */
export interface Passage {
  heading: string;
  text: string;
  /** Of everything that its vector is made from: equal hash, equal vector. */
  hash: string;
}

/** Long enough to hold a rule with its exceptions, short enough to be about one thing. */
const TARGET = 1200;
/** The longest passage that is shown whole. */
export const MAX_PASSAGE = 1500;

/** Cuts a document into passages; each keeps the path of headings that it stands under. */
export function passagesOf(document: { title: string; body: string }): Passage[] {
  const sections = sectionsOf(document.body);
  return sections.flatMap((section) => {
    const heading = headingOf(section, document.title);
    return packed(section.blocks).map((text) => ({
      heading,
      text,
      hash: sha256(embeddingText({ title: document.title, heading, text })),
    }));
  });
}

/** What the vector of a passage is made from: a passage alone often does not name its subject. */
export function embeddingText(x: { title: string; heading: string; text: string }): string {
  const path = x.heading === x.title ? x.title : `${x.title} > ${x.heading}`;
  return `${path}\n\n${x.text}`;
}

function headingOf(section: Section, title: string): string {
  const path = section.path[0] === title ? section.path.slice(1) : section.path;
  return path.length > 0 ? path.join(' > ') : title;
}

function packed(blocks: Block[]): string[] {
  const texts: string[] = [];
  let current = '';
  const flush = () => {
    if (current) texts.push(current);
    current = '';
  };
  for (const block of blocks.flatMap((b) => splitBlock(b, TARGET))) {
    const joined = current ? `${current}\n\n${block.text}` : block.text;
    // A table may exceed the target to stay with the sentence that introduces it.
    const limit = block.kind === 'table' ? MAX_PASSAGE : TARGET;
    if (joined.length > limit) flush();
    current = current ? `${current}\n\n${block.text}` : block.text;
  }
  const last = texts.at(-1);
  const fits = last !== undefined && last.length + current.length + 2 <= MAX_PASSAGE;
  if (current && fits && current.length < MAX_PASSAGE - TARGET)
    texts[texts.length - 1] = `${last}\n\n${current}`;
  else flush();
  return texts;
}
