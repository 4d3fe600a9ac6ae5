import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { ParleyError } from '@parley/platform/errors';

/**
 * Writes examples as they come, one a line: all of them together are too long for one text. What was there before is
 * replaced when all have come, so that nothing is ever learned from a part of them.
 */
export async function writeCollected<Example>(
  file: string,
  parts: AsyncIterable<readonly Example[]>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  const handle = await open(unfinished, 'w');
  try {
    for await (const examples of parts)
      for (const example of examples) await handle.write(`${JSON.stringify(example)}\n`);
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

export async function readCollected<Example>(file: string): Promise<Example[]> {
  if (!existsSync(file)) throw new ParleyError('not_found', `There is no ${file} to learn from again.`);
  const examples: Example[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    examples.push(JSON.parse(line) as Example);
  return examples;
}
