import { freePort } from '../ports.ts';

export { freePort } from '../ports.ts';

/** HTTP of the services, then gRPC of the agents. */
const PORTS = [0, 100].flatMap((first) => Array.from({ length: 20 }, (_, offset) => first + offset));

/** A PORT_BASE whose services all find their ports free. */
export function freePortBase(): Promise<number> {
  return freePort(PORTS);
}
