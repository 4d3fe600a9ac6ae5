import { A2A_ERRORS, detailsOf, type Fault } from '../protocol/errors.ts';
import { paramsFromProto, resultToProto } from '../protocol/legacy-rest.ts';
import type { Method } from '../protocol/methods.ts';
import type { ProtocolVersion } from '../protocol/version.ts';
import type { Json } from '../protocol/wire.ts';

/** What an address asks for. */
export interface Asked {
  method: Method;
  params: Json;
}

/** HTTP+JSON of one version: where it is, and what its JSON looks like. */
export interface Dialect {
  version: ProtocolVersion;
  prefix: string;
  contentType: string;
  params: (asked: Asked) => Json;
  result: (method: Method, result: Json) => unknown;
  error: (fault: Fault) => unknown;
}

const CURRENT: Dialect = {
  version: '1.0',
  prefix: '',
  contentType: 'application/a2a+json',
  params: ({ params }) => params,
  result: (_method, result) => result,
  error: (fault) => ({
    error: {
      code: A2A_ERRORS[fault.name].http,
      status: A2A_ERRORS[fault.name].status,
      message: fault.message,
      details: detailsOf(fault),
    },
  }),
};

const LEGACY: Dialect = {
  version: '0.3',
  prefix: '/v1',
  contentType: 'application/json',
  params: ({ method, params }) => paramsFromProto(method, params),
  result: resultToProto,
  error: (fault) => ({ code: A2A_ERRORS[fault.name].rpc, message: fault.message, data: detailsOf(fault) }),
};

export const DIALECTS: readonly Dialect[] = [CURRENT, LEGACY];
