import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecretBox } from './secrets.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64');

describe('what others entrust to us (R9.4)', () => {
  it('is readable by whoever has the key, in the place that it was meant for', async () => {
    for (const key of [undefined, KEY]) {
      const box = createSecretBox({ database: test.database, key });
      const sealed = await box.seal('a token of theirs', 'here');
      expect(sealed).not.toContain('token');
      expect(await box.seal('a token of theirs', 'here')).not.toBe(sealed);
      expect(await createSecretBox({ database: test.database, key }).open(sealed, 'here')).toBe(
        'a token of theirs',
      );
      await expect(box.open(sealed, 'there')).rejects.toMatchObject({ code: 'internal' });
      const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
      await expect(box.open(changed, 'here')).rejects.toMatchObject({ code: 'internal' });
    }
  });

  it('is lost with the key, and not told in the error', async () => {
    const sealed = await createSecretBox({ database: test.database, key: KEY }).seal('secret', 'here');
    const box = createSecretBox({ database: test.database, key: OTHER });
    const error = await box.open(sealed, 'here').catch((thrown: unknown) => thrown);
    expect(String(error)).not.toContain('secret:');
    expect(error).toMatchObject({ code: 'internal' });
  });

  it('that was sealed before a key was configured still opens, and so does what was never sealed', async () => {
    const sealed = await createSecretBox({ database: test.database }).seal('earlier', 'here');
    const box = createSecretBox({ database: test.database, key: KEY });
    expect(await box.open(sealed, 'here')).toBe('earlier');
    expect(await box.open('plain', 'here')).toBe('plain');
  });

  it('is sealed with one key by processes that begin together', async () => {
    const fresh = await testDatabase();
    const boxes = Array.from({ length: 4 }, () => createSecretBox({ database: fresh.database }));
    const sealed = await Promise.all(boxes.map((box) => box.seal('x', 'here')));
    for (const text of sealed) expect(await boxes[0]?.open(text, 'here')).toBe('x');
    await fresh.drop();
  });
});
