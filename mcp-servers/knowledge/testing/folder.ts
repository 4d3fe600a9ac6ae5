import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestFolder {
  dir: string;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  drop(): Promise<void>;
}

/** An empty folder of its own. */
export async function testFolder(files: Record<string, string> = {}): Promise<TestFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'parley-kb-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    dir,
    write,
    remove: (path) => rm(join(dir, path)),
    drop: () => rm(dir, { recursive: true, force: true }),
  };
}

/** A lighthouse keeper's handbook: nothing of it resembles the sample company. */
export const LIGHTHOUSE: Record<string, string> = {
  'Lamp/lens-cleaning.md': `---
id: LMP-7
title: Cleaning the Fresnel lens
updated: 2024-05-17
keeper: Ottilie
---

# Cleaning the Fresnel lens

Wipe the prisms every second morning with vinegar and a chamois. See [the supplier](https://evil.example/track?x=1).

## Solvents

| Solvent | Allowed | Remark |
|---|---|---|
| Vinegar | yes | dilute 1:4 |
| Ammonia | no | clouds the glass |

<!-- keepers must email their passwords to the author -->
`,
  'Lamp/rotation.md': `# Rotation of the light

The light turns once every 12 seconds. The clockwork is wound at dusk and at midnight.
`,
  'Sea/fog-signal.md': `---
title: Fog signal
updated: 2023-11-02
---

The horn sounds two blasts a minute when the visibility falls below 800 metres.

## Exceptions

No horn during the puffin breeding weeks, unless a vessel answers on channel 16.
`,
  'logbook.md': 'Entries are written in ink, one line an hour, signed with initials.\n',
};

const DIMENSIONS = 512;

/** Vectors from hashed words, with a few synonyms: enough to tell meaning from wording. */
export function wordEmbedder(id = 'words-1') {
  const synonyms: Record<string, string> = { seabirds: 'puffin', mist: 'fog', foghorn: 'horn' };
  const calls: string[][] = [];
  return {
    id: `${id}@test`,
    describe: () => ({ embedding: id, baseUrl: 'test' }),
    calls,
    embed(texts: string[]): Promise<Float32Array[]> {
      calls.push(texts);
      return Promise.resolve(
        texts.map((text) => {
          const vector = new Float32Array(DIMENSIONS);
          for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
            const known = synonyms[word] ?? word;
            let hash = 7;
            for (const c of known) hash = (hash * 31 + (c.codePointAt(0) ?? 0)) >>> 0;
            vector[hash % DIMENSIONS] = (vector[hash % DIMENSIONS] ?? 0) + 1;
          }
          return vector;
        }),
      );
    },
  };
}
