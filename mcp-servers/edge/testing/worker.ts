import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { inCi } from '@parley/platform/testing/redis';
import { build } from 'esbuild';
import type { Miniflare } from 'miniflare';
import { z } from 'zod';
import type { KvNamespace } from '../environment.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Whether Cloudflare's runtime runs on this machine. In CI it must; elsewhere its tests are skipped by name. */
export async function hasWorkerd(): Promise<boolean> {
  try {
    const { miniflare } = await startWorker('export default { fetch: () => new Response() }', {});
    await miniflare.dispose();
    return true;
  } catch {
    return inCi();
  }
}

const wrangler = z.object({
  main: z.string(),
  compatibility_date: z.iso.date(),
  compatibility_flags: z.array(z.string()),
  kv_namespaces: z.array(z.object({ binding: z.string() })),
});

/** What `wrangler deploy` reads. */
export const wranglerConfig = () => wrangler.parse(JSON.parse(readFileSync(at('../wrangler.jsonc'), 'utf8')));

/** One module, as `wrangler deploy` would upload it. */
export async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [at(`../${wranglerConfig().main}`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser', 'import'],
    external: ['node:*'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The Worker in Cloudflare's own runtime, on a free port of this machine, with an empty KV. */
export async function startWorker(script: string, bindings: Record<string, string>) {
  const { compatibility_date, compatibility_flags, kv_namespaces } = wranglerConfig();
  const log: string[] = [];
  // Not at the top: the import alone fails on a platform that has no binary.
  const { Miniflare } = await import('miniflare');
  const miniflare = new Miniflare({
    modules: true,
    script,
    compatibilityDate: compatibility_date,
    compatibilityFlags: compatibility_flags,
    kvNamespaces: kv_namespaces.map(({ binding }) => binding),
    bindings,
    host: '127.0.0.1',
    port: 0,
    cf: false,
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      for (const stream of [stdout, stderr]) stream.on('data', (data: unknown) => log.push(String(data)));
    },
  });
  const url = await miniflare.ready;
  const kv = (await miniflare.getKVNamespace('KV')) as unknown as KvNamespace;
  return { miniflare, url, kv, log };
}

/** A client of the official SDK; `cf` is what Cloudflare would say about its connection. */
export async function connectTo(
  { miniflare, url }: { miniflare: Miniflare; url: URL },
  options: { key: string; cf?: Record<string, unknown>; era?: 'auto' | 'legacy' },
): Promise<Client> {
  const dispatch = (input: string | URL, init?: RequestInit) =>
    miniflare.dispatchFetch(String(input), { ...(init as object), cf: options.cf ?? {} });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: options.era ?? 'auto' } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', url), {
      fetch: dispatch as unknown as typeof fetch,
      requestInit: { headers: { authorization: `Bearer ${options.key}` } },
    }),
  );
  return client;
}
