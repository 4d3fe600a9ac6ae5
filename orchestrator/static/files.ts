import { lstat, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256 } from '@parley/platform/json';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.txt']);

interface StaticFile {
  modified: number;
  etag: string;
  type: string;
  plain: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer> | undefined;
}

export interface StaticFolder {
  /** The file at this path below the folder as a response; undefined when there is none. */
  respond(path: string, request: Request, headers: Record<string, string>): Promise<Response | undefined>;
}

/** Serves the files of one folder from memory, compressed once, read again when they change. */
export function createStaticFolder(root: URL): StaticFolder {
  const cache = new Map<string, StaticFile>();
  return {
    async respond(path, request, headers) {
      const url = resolveInside(root, path);
      if (url === undefined) return undefined;
      const modified = await modificationTime(url);
      if (modified === undefined) return undefined;
      const cached = cache.get(url.href);
      const file = cached?.modified === modified ? cached : await readStaticFile(url, modified);
      cache.set(url.href, file);
      return answer(file, request, headers);
    },
  };
}

/** Plain names only: nothing that is encoded, hidden, or leads out of the folder. */
function resolveInside(root: URL, path: string): URL | undefined {
  const isPlain = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(path) && !path.includes('..');
  return isPlain ? new URL(path, root) : undefined;
}

async function modificationTime(url: URL): Promise<number | undefined> {
  // A link is no file of ours: it may lead anywhere.
  const found = await lstat(url).catch(() => undefined);
  return found?.isFile() ? found.mtimeMs : undefined;
}

async function readStaticFile(url: URL, modified: number): Promise<StaticFile> {
  const plain = new Uint8Array(await readFile(url));
  const extension = extname(url.pathname);
  return {
    modified,
    etag: sha256(plain).slice(0, 20),
    type: TYPES[extension] ?? 'application/octet-stream',
    plain,
    gzipped: COMPRESSED.has(extension) ? new Uint8Array(await compress(plain, { level: 9 })) : undefined,
  };
}

function answer(file: StaticFile, request: Request, extra: Record<string, string>): Response {
  const isGzip = file.gzipped !== undefined && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const etag = `"${file.etag}${isGzip ? '-gz' : ''}"`;
  const headers = new Headers({ 'content-type': file.type, etag, vary: 'Accept-Encoding', ...extra });
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const body = isGzip && file.gzipped !== undefined ? file.gzipped : file.plain;
  if (isGzip) headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
