import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { ParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { parse as parseYaml } from 'yaml';
import { firstHeading } from './markdown.ts';

/** A Markdown file as a document of the knowledge base. */
export interface SourceDocument {
  /** Of the file below the folder, with `/` between its parts. */
  path: string;
  id: string;
  title: string;
  category: string;
  /** YYYY-MM-DD */
  updated: string;
  /** Everything that the front matter says, also what this server has no use for. */
  frontMatter: Record<string, unknown>;
  body: string;
  hash: string;
}

export interface Folder {
  documents: SourceDocument[];
  /** What was left out or assumed, one line each. */
  warnings: string[];
}

/** The category of files that lie in the folder itself. */
const NO_CATEGORY = 'general';
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Part of every hash: raise it when documents have to be cut or stored anew. */
const FORMAT = 1;

/** The folder's real path; throws when there is no such folder. */
export async function resolveFolder(dir: string): Promise<string> {
  const root = await realpath(dir).catch(() => undefined);
  if (root && (await stat(root)).isDirectory()) return root;
  throw new ParleyError('not_found', `There is no folder ${dir} to read documents from.`, {
    hint: 'Name a folder of Markdown files (KNOWLEDGE_DIR for the service).',
  });
}

/**
 * Reads every Markdown file below `root`; the first sub-folder on the way to a file is its category.
 * Ids in `reserved` are not given to any of them.
 */
export async function readFolder(
  root: string,
  reserved: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Folder> {
  const warnings: string[] = [];
  const documents: SourceDocument[] = [];
  const taken = new Set(reserved);
  for (const path of await markdownFiles(root, signal)) {
    signal.throwIfAborted();
    const document = await readDocument(root, path, warnings);
    if (!document) continue;
    const id = uniqueId(document, taken);
    if (id !== document.id) warnings.push(`${path}: the id ${document.id} is taken, so it is ${id}`);
    taken.add(id);
    documents.push(id === document.id ? document : { ...document, id, hash: hashOf({ ...document, id }) });
  }
  return { documents, warnings };
}

async function markdownFiles(root: string, signal: AbortSignal): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  signal.throwIfAborted();
  const candidates = entries
    .filter((entry) => /\.(md|markdown)$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules'));
  const links = new Set(
    entries.filter((e: Dirent) => e.isSymbolicLink()).map((e) => join(e.parentPath, e.name)),
  );
  const inside = await Promise.all(
    candidates.map(async (path) => !links.has(join(root, path)) || isInside(root, join(root, path))),
  );
  return candidates.filter((_path, index) => inside[index]).sort();
}

/** A mounted folder may consist of links into itself; a link that leaves it is not part of it. */
async function isInside(root: string, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => undefined);
  return target?.startsWith(root + sep) ?? false;
}

async function readDocument(
  root: string,
  path: string,
  warnings: string[],
): Promise<SourceDocument | undefined> {
  const file = join(root, path);
  const info = await stat(file);
  if (!info.isFile()) return undefined;
  if (info.size > MAX_FILE_BYTES) {
    warnings.push(`${path}: larger than ${MAX_FILE_BYTES} bytes, left out`);
    return undefined;
  }
  const raw = (await readFile(file, 'utf8'))
    .replace(/^\uFEFF/, '')
    .replaceAll('\u0000', '')
    .replaceAll('\r\n', '\n');
  return documentOf({ path: path.split(sep).join('/'), raw, modified: info.mtime }, warnings);
}

/** Makes a document of a file's text: front matter where it has some, what the file shows where it has none. */
export function documentOf(
  file: { path: string; raw: string; modified: Date },
  warnings: string[],
): SourceDocument {
  const { frontMatter, body } = splitFrontMatter(file, warnings);
  const updated = dateOf(frontMatter['updated'] ?? frontMatter['date']);
  if (frontMatter['updated'] !== undefined && !updated) {
    warnings.push(`${file.path}: "updated" is not a date, so the file's own date counts`);
  }
  const slug = file.path.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}/_.-]+/gu, '-');
  const fields = {
    path: file.path,
    id: textOf(frontMatter['id']) ?? slug.replaceAll('/', '-').toLowerCase(),
    title: textOf(frontMatter['title']) ?? firstHeading(body) ?? titleOfName(file.path),
    category: categoryOf(file.path, textOf(frontMatter['category'])),
    updated: updated ?? file.modified.toISOString().slice(0, 10),
    frontMatter,
    body,
  };
  return { ...fields, hash: hashOf(fields) };
}

/** The folder decides; the front matter may say how it is written (`hr` → `HR`). */
function categoryOf(path: string, declared: string | undefined): string {
  const folder = path.includes('/') ? path.split('/')[0] : undefined;
  if (!folder) return declared ?? NO_CATEGORY;
  return declared && categoryKey(declared) === categoryKey(folder) ? declared : folder;
}

/** Spellings of one category have one key. */
export function categoryKey(category: string): string {
  return category
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function splitFrontMatter(
  file: { path: string; raw: string },
  warnings: string[],
): { frontMatter: Record<string, unknown>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(file.raw);
  if (!match) return { frontMatter: {}, body: file.raw };
  try {
    const value: unknown = parseYaml(match[1] ?? '', { maxAliasCount: 20 });
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return { frontMatter: value as Record<string, unknown>, body: file.raw.slice(match[0].length) };
    }
  } catch {
    warnings.push(`${file.path}: the front matter is not valid YAML, so it counts as text`);
  }
  return { frontMatter: {}, body: file.raw };
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).replace(/\s+/g, ' ').trim().slice(0, 300) || undefined;
}

function dateOf(value: unknown): string | undefined {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : undefined;
}

function titleOfName(path: string): string {
  const words = basename(path, extname(path)).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hashOf(document: Omit<SourceDocument, 'hash'>): string {
  const { path, id, title, category, updated, frontMatter, body } = document;
  return sha256(canonicalJson([FORMAT, path, id, title, category, updated, frontMatter, body]));
}

function uniqueId(document: SourceDocument, taken: ReadonlySet<string>): string {
  if (!taken.has(document.id)) return document.id;
  const suffix = sha256(document.path).slice(0, 6);
  return `${document.id}-${suffix}`;
}
