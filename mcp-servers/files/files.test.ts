import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../kit/check.ts';
import { askWith } from '../kit/input/ask.ts';
import { bareDeps } from '../testing/harness.ts';
import { partsOf } from './root.ts';
import { server } from './server.ts';

let base: string;
let root: string;
const logger = silentLogger();
const everything: Principal = { subject: 'u', scopes: ['*'], actors: [] };
const context = (principal = everything) => ({
  principal,
  logger,
  signal: AbortSignal.timeout(20_000),
  askInput: askWith({}),
  progress: () => Promise.resolve(),
});

const make = (dir = root) =>
  server.create({ ...bareDeps(logger), config: testConfig({ PARLEY_FILES_DIR: dir }) });
const call = async (name: string, args: Record<string, unknown>, principal = everything) => {
  const tool = make().tools.find((t) => t.name === name);
  if (!tool) throw new TypeError(`no tool ${name}`);
  return tool.output.parse(await tool.run(tool.input.parse(args), context(principal)));
};
const readLog = (date: string) => make().resources[0]?.read({ date }, context());

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'parley-files-')));
  root = join(base, 'root');
  for (const dir of ['root/notes/deep', 'root/logs', 'root/.git', 'root-old'])
    mkdirSync(join(base, dir), { recursive: true });
  const files: Record<string, string> = {
    'secret.txt': 'SECRET',
    'root-old/secret.txt': 'SECRET',
    'root/.env': 'SECRET=1',
    'root/.git/config': 'SECRET',
    'root/notes/mooring.md': '# Mooring\n\nTie the bow line first.\nThen the stern line.\n',
    'root/notes/deep/ünïcode ‥ name.md': 'text',
    'root/notes/a..b.md': 'dots inside a name are fine',
    'root/logs/app-2026-02-03.log': `${Array.from({ length: 900 }, (_, i) => `${i % 7 === 0 ? 'ERROR' : 'INFO'} event ${i}`).join('\n')}\n`,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(base, path), text);
  writeFileSync(join(root, 'notes/picture.png'), Buffer.from([0x89, 0x50, 0, 0xff]));
  symlinkSync(join(base, 'secret.txt'), join(root, 'notes/link-out.txt'));
  symlinkSync('../..', join(root, 'notes/up'));
  symlinkSync(join(base, 'root-old'), join(root, 'notes/sibling'));
  symlinkSync(join(root, '.env'), join(root, 'notes/link-hidden.txt'));
  symlinkSync(join(root, 'notes/mooring.md'), join(root, 'notes/link-in.md'));
  symlinkSync('/proc/self/environ', join(root, 'notes/environ'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'notes/pipe')]);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

it('declares nothing that contradicts itself', () => expect(problemsOf(server, make())).toEqual([]));

describe('nothing outside the root can be read (R3.4)', () => {
  it.each([
    '../secret.txt',
    'notes/../../secret.txt',
    'notes/deep/../../../secret.txt',
    './../secret.txt',
    '../root-old/secret.txt',
    '/etc/passwd',
    '//etc/passwd',
    '..',
    '.',
    '',
    '..\\secret.txt',
    'notes\\..\\..\\secret.txt',
    'C:\\Windows\\win.ini',
    'c:/windows/win.ini',
    'file:///etc/passwd',
    '~/.ssh/id_rsa',
    'notes/mooring.md\u0000.png',
    'notes/\u0001mooring.md',
    '.env',
    '.git/config',
    'notes/.../secret.txt',
    'x/'.repeat(600),
  ])('refuses the path %j', async (path) => {
    expect(() => partsOf(path, false)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it.each([
    'notes/link-out.txt',
    'notes/up/secret.txt',
    'notes/up/root/notes/mooring.md/../../../secret.txt',
    'notes/sibling/secret.txt',
    'notes/link-hidden.txt',
    'notes/environ',
    'notes/pipe',
    'notes/deep',
    '%2e%2e/secret.txt',
    '%2e%2e%2fsecret.txt',
    'notes/..%2f..%2fsecret.txt',
    '．．/secret.txt',
    'notes/mooring.md/secret.txt',
  ])('finds nothing at %j', async (path) => {
    await expect(call('read_file', { path })).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|invalid_input/),
    });
  });

  it('does not tell whether a file outside exists', async () => {
    const messageOf = (path: string) =>
      call('read_file', { path }).then(String, (e: Error) => e.message.replace(path, '*'));
    expect(await messageOf('notes/link-out.txt')).toBe(await messageOf('notes/nothing.txt'));
  });

  it('lists no hidden file, no link out, no pipe', async () => {
    const { files } = (await call('list_files', { limit: 500 })) as { files: { path: string }[] };
    expect(files.map((f) => f.path)).toEqual([
      'logs/app-2026-02-03.log',
      'notes/a..b.md',
      'notes/deep/ünïcode ‥ name.md',
      'notes/link-in.md',
      'notes/mooring.md',
      'notes/picture.png',
    ]);
    await expect(call('list_files', { folder: 'notes/sibling' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(call('list_files', { folder: '../root-old' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it.each(['../../secret', '2026-02-30', '2026-02-03/../x', '', '2026-2-3'])(
    'has no log of %j',
    async (date) => {
      await expect(readLog(date)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );
});

describe('reading (R3.4)', () => {
  it('reads a file, through a link that stays inside, too', async () => {
    expect(await call('read_file', { path: 'notes/mooring.md' })).toMatchObject({
      lines: 4,
      truncated: false,
    });
    expect(await call('read_file', { path: './notes//link-in.md' })).toMatchObject({
      content: expect.stringContaining('bow line'),
    });
  });

  it('reads the lines that contain a text, from either end', async () => {
    const path = 'logs/app-2026-02-03.log';
    const found = await call('read_file', { path, contains: 'error', from: 'end', max_chars: 100 });
    expect(found).toMatchObject({ lines: 129, truncated: true });
    expect(found['content']).toMatch(/ERROR event 896$/);
    expect(String(found['content']).length).toBe(100);
  });

  it('gives the last 5,000 characters of a log, and lists the days', async () => {
    const text = String(await readLog('2026-02-03'));
    expect(text).toHaveLength(5000);
    expect(text.trimEnd()).toMatch(/event 899$/);
    await expect(readLog('2026-02-04')).rejects.toMatchObject({ code: 'not_found' });
    expect(await make().resources[0]?.list?.(context())).toEqual([
      expect.objectContaining({ uri: 'logs://app/2026-02-03' }),
    ]);
  });

  it('needs logs:read for a log, whichever way it is read', async () => {
    const reader: Principal = { subject: 'u', scopes: ['files:read'], actors: [] };
    await expect(call('read_file', { path: 'logs/app-2026-02-03.log' }, reader)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await call('read_file', { path: 'notes/mooring.md' }, reader)).toHaveProperty('content');
    expect(make().resources[0]?.scopes).toEqual(['logs:read']);
  });

  it('says what it can not show', async () => {
    await expect(call('read_file', { path: 'notes/picture.png' })).rejects.toMatchObject({
      code: 'unsupported_media_type',
    });
  });

  it('is not ready, and says so, without its folder', async () => {
    const instance = make(join(base, 'gone'));
    expect(await instance.ready()).toMatchObject({ ok: false });
    const list = instance.tools[0];
    await expect(list?.run(list.input.parse({}), context())).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('serves the sample without any configuration', async () => {
    const instance = server.create({ ...bareDeps(logger), config: testConfig() });
    expect((await instance.ready()).ok).toBe(true);
    const list = instance.tools[0];
    const reply = (await list?.run(list.input.parse({ folder: 'runbooks' }), context())) as { total: number };
    expect(reply.total).toBeGreaterThan(0);
  });
});
