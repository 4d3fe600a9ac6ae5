import type { Readiness } from './http/health.ts';

/** A part of Parley that listens on a port of its own. Made with plain objects, started and closed by its host. */
export interface Service {
  readonly name: string;
  readonly app: { fetch: (request: Request) => Response | Promise<Response> };
  start(): Promise<void>;
  ready(): Promise<Readiness>;
  close(): Promise<void>;
}
