import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';

const address = z.looseObject({ url: z.string(), protocolBinding: z.string().optional() });
const cardSchema = z.looseObject({
  url: z.string().optional(),
  supportedInterfaces: z.array(address).optional(),
  additionalInterfaces: z.array(address.extend({ transport: z.string().optional() })).optional(),
});

/** The bindings that are passed through under our address; gRPC has an address of its own. */
const RELAYED: ReadonlySet<string> = new Set(['JSONRPC', 'HTTP+JSON']);
const GRPC = 'GRPC';

export interface Front {
  name: string;
  /** Address under which peers reach the orchestrator. */
  url: string;
  /** `host:port` under which they reach it over gRPC; left out, nobody is told of it. */
  grpc?: string | undefined;
}

/**
 * The card of the whole service: the coordinator's, because every request goes there, with our name and our addresses.
 * So it says what is really on. Its signatures cover the coordinator's card: ours is signed anew.
 */
export function frontCard(json: unknown, front: Front): Record<string, unknown> {
  const parsed = cardSchema.safeParse(json);
  if (!parsed.success) {
    throw new ParleyError('upstream_failed', "The coordinator's card is not readable.", {
      cause: parsed.error,
    });
  }
  const { signatures: _, supportedInterfaces, additionalInterfaces, url, ...rest } = parsed.data;
  return {
    ...rest,
    name: front.name,
    documentationUrl: at(front.url, '/docs'),
    ...(supportedInterfaces
      ? { supportedInterfaces: moved(supportedInterfaces, front, (entry) => entry.protocolBinding) }
      : {}),
    ...(additionalInterfaces
      ? { additionalInterfaces: moved(additionalInterfaces, front, (entry) => entry.transport) }
      : {}),
    ...(url === undefined ? {} : { url: at(front.url, pathOf(url)) }),
  };
}

function moved<T extends { url: string }>(
  entries: readonly T[],
  front: Front,
  bindingOf: (entry: T) => string | undefined,
): T[] {
  return entries.flatMap((entry) => {
    const binding = bindingOf(entry) ?? '';
    if (binding === GRPC) return front.grpc === undefined ? [] : [{ ...entry, url: front.grpc }];
    return RELAYED.has(binding) ? [{ ...entry, url: at(front.url, pathOf(entry.url)) }] : [];
  });
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? '/';
}

/** A path below a base address, which may have a path of its own. */
export function at(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}${path === '/' ? '' : path}`;
}
