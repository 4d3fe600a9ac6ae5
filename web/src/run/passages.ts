import type { Citation, Run } from '../api/types.ts';
import { isRecord } from './rows.ts';

export interface Passage {
  heading: string | undefined;
  text: string;
}

/** Every passage of a cited document that the agents were shown, each once; the cited one first. */
export function passagesOf(citation: Citation, run: Pick<Run, 'toolCalls'>): Passage[] {
  const { documentId, snippet } = citation;
  const cited: Passage[] = snippet === undefined ? [] : [{ heading: undefined, text: snippet }];
  const found = run.toolCalls.flatMap(({ result }) =>
    resultsOf(result)
      .filter((entry) => documentId !== undefined && entry['document_id'] === documentId)
      .map((entry) => ({ heading: asText(entry['heading']), text: asText(entry['snippet']) ?? '' })),
  );
  const byText = new Map<string, Passage>();
  for (const passage of [...cited, ...found]) {
    const known = byText.get(passage.text);
    if (passage.text !== '')
      byText.set(passage.text, { ...passage, heading: known?.heading ?? passage.heading });
  }
  return [...byText.values()];
}

function resultsOf(result: unknown): Record<string, unknown>[] {
  const list = isRecord(result) ? result['results'] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The passages with those in front that share the most words with the claim; equal ones stay as they are. */
export function bestFirst(passages: readonly Passage[], claim: string): Passage[] {
  const words = wordsOf(claim);
  return passages.toSorted((a, b) => shared(wordsOf(b.text), words) - shared(wordsOf(a.text), words));
}

const SENTENCE = /[^.!?\n]*(?:[.!?]+(?=\s|$)|\n+|$)\s*/g;
const ENOUGH = 0.5;

/** A passage in sentences, each marked when the claim takes up most of its words. */
export function markedSentences(text: string, claim: string): { text: string; isUsed: boolean }[] {
  const words = wordsOf(claim);
  const sentences = text.match(SENTENCE)?.filter((sentence) => sentence !== '') ?? [];
  return sentences.map((sentence) => {
    const own = wordsOf(sentence);
    return { text: sentence, isUsed: own.size > 1 && shared(own, words) / own.size >= ENOUGH };
  });
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}
