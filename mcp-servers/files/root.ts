import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ParleyError } from '@parley/platform/errors';

export interface FileEntry {
  /** Below the root, with `/` between its parts. */
  path: string;
  bytes: number;
  /** ISO 8601 */
  modified: string;
}

export interface TextFile extends FileEntry {
  text: string;
}

/** Read-only access to what lies below one folder, and to nothing else. */
export interface Root {
  /** Regular files below `folder`, in the order of their paths; stops at `MAX_ENTRIES`. */
  list(folder: string, signal: AbortSignal): Promise<FileEntry[]>;
  /** A whole text file. */
  read(path: string, signal: AbortSignal): Promise<TextFile>;
  check(): Promise<boolean>;
}

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 10_000;
const MAX_DEPTH = 20;
const MAX_PATH = 1_000;
// Never wait for a pipe's writer, never follow a link that was put there since the path was checked.
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export function createRoot(dir: string): Root {
  const rootOf = () =>
    realpath(dir).catch((cause: unknown) => {
      throw new ParleyError('unavailable', 'The folder of the files is not there.', { cause });
    });
  return {
    list: async (folder, signal) => {
      const root = await rootOf();
      const parts = partsOf(folder, true);
      const start = await resolveInside(root, parts);
      if (!start || !(await stat(start)).isDirectory()) throw notFound('folder', folder);
      return walk(root, parts, signal);
    },
    read: async (path, signal) => {
      const root = await rootOf();
      const parts = partsOf(path, false);
      const file = await resolveInside(root, parts);
      if (!file) throw notFound('file', path);
      return readText({ root, parts, file, signal });
    },
    check: async () => (await stat(dir).catch(() => undefined))?.isDirectory() ?? false,
  };
}

/** The parts of a relative path; refuses whatever could mean another place on any system. */
export function partsOf(path: string, mayBeEmpty: boolean): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const strange = path.length > MAX_PATH || /[\u0000-\u001f\u007f\\]/.test(path);
  const elsewhere = isAbsolute(path) || /^(~|[a-z]:)/i.test(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const hidden = parts.some((part) => part.startsWith('.'));
  if (strange || elsewhere || hidden || (parts.length === 0 && !mayBeEmpty)) {
    throw new ParleyError('invalid_input', 'This is not the path of a file below the root.', {
      hint: 'Use a path as list_files returns it, such as "folder/file.md": relative, with /, without "..", without hidden files.',
    });
  }
  return parts;
}

/** Where the path really leads, or undefined when there is nothing or it leads out of the root. */
async function resolveInside(root: string, parts: string[]): Promise<string | undefined> {
  const real = await realpath(join(root, ...parts)).catch(() => undefined);
  return real !== undefined && isBelow(root, real) ? real : undefined;
}

/** Compares by components: `/data-old` is not below `/data`. Hidden files stay hidden behind links, too. */
function isBelow(root: string, real: string): boolean {
  const rest = relative(root, real);
  return !isAbsolute(rest) && !rest.split(sep).some((part) => part.startsWith('.'));
}

async function walk(root: string, start: string[], signal: AbortSignal): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  const folders = [start];
  for (let folder = folders.shift(); folder && files.length < MAX_ENTRIES; folder = folders.shift()) {
    signal.throwIfAborted();
    const entries = await readdir(join(root, ...folder), { withFileTypes: true });
    for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
      const path = [...folder, entry.name];
      if (entry.isDirectory() && path.length < MAX_DEPTH) folders.push(path);
      const file = entry.isDirectory() ? undefined : await entryOf(root, path);
      if (file) files.push(file);
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MAX_ENTRIES);
}

async function entryOf(root: string, parts: string[]): Promise<FileEntry | undefined> {
  const real = await resolveInside(root, parts);
  const info = real ? await stat(real).catch(() => undefined) : undefined;
  if (!info?.isFile()) return undefined;
  return { path: parts.join('/'), bytes: info.size, modified: info.mtime.toISOString() };
}

interface Target {
  root: string;
  parts: string[];
  file: string;
  signal: AbortSignal;
}

async function readText({ root, parts, file, signal }: Target): Promise<TextFile> {
  const path = parts.join('/');
  const handle = await open(file, OPEN_FLAGS).catch(() => undefined);
  if (!handle) throw notFound('file', path);
  try {
    const info = await handle.stat();
    if (!info.isFile() || !(await isStill(handle, root, parts))) throw notFound('file', path);
    if (info.size > MAX_BYTES) {
      throw new ParleyError(
        'payload_too_large',
        `The file ${path} has ${info.size} bytes; ${MAX_BYTES} can be read.`,
      );
    }
    const bytes = await handle.readFile({ signal });
    return { path, bytes: info.size, modified: info.mtime.toISOString(), text: decode(bytes, path) };
  } finally {
    await handle.close();
  }
}

/** A folder on the way may have been replaced by a link between the check and the opening. */
async function isStill(handle: FileHandle, root: string, parts: string[]): Promise<boolean> {
  const real = await resolveInside(root, parts);
  if (real === undefined) return false;
  const [opened, now] = await Promise.all([handle.stat(), stat(real)]);
  return now.ino === opened.ino && now.dev === opened.dev;
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) return text;
  } catch {
    // Falls through: not UTF-8, so not a text.
  }
  throw new ParleyError('unsupported_media_type', `${path} is not a text file, so it can't be shown.`);
}

function notFound(what: 'file' | 'folder', path: string): ParleyError {
  return new ParleyError('not_found', `There is no ${what} "${path}".`, {
    hint: 'list_files shows every file that can be read.',
  });
}
