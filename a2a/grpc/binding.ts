import { ParleyError } from '@parley/platform/errors';
import { childTrace, parseTrace, withTrace } from '@parley/platform/trace-context';
import type { StreamLine } from '../handler.ts';
import { a2aError } from '../protocol/errors.ts';
import { authenticate, callOf, extensionHeaders } from '../server/call.ts';
import type { RpcDeps } from '../server/json-rpc.ts';
import { faultOf } from '../server/streaming.ts';
import { CODECS, type Codec } from './codecs.ts';
import type { GrpcBackend } from './server.ts';
import { statusOf } from './status.ts';

/** gRPC of protocol 1.0: the same verbs as on the other bindings, in messages of protocol buffers. */
export function grpcBinding(deps: RpcDeps): GrpcBackend {
  return {
    answer(method, request, source) {
      const { headers } = source;
      const trace = parseTrace(headers.get('traceparent'), headers.get('tracestate'));
      return withTrace(childTrace(trace), () => answer(deps, { method, request, source }));
    },
    statusOf: (error) => statusOf(faultOf(error, deps.logger)),
  };
}

type Asking = Parameters<GrpcBackend['answer']>;

async function answer(
  deps: RpcDeps,
  { method, request, source }: { method: Asking[0]; request: Asking[1]; source: Asking[2] },
): ReturnType<GrpcBackend['answer']> {
  const principal = await authenticate(source, deps);
  const call = callOf(source, deps, principal);
  if (call.version !== '1.0') {
    throw a2aError('VersionNotSupported', 'gRPC is of A2A 1.0: send the metadata a2a-version: 1.0.');
  }
  const codec = CODECS[method];
  const result = await deps.handler[method](codec.request(request), call);
  const headers = extensionHeaders(call);
  if ('json' in result) return { messages: codec.response(result.json), headers };
  return { messages: encoded(result.lines, codec, deps.shutdown), headers };
}

async function* encoded(
  lines: AsyncIterable<StreamLine>,
  codec: Codec,
  shutdown: AbortSignal,
): AsyncGenerator<Buffer> {
  for await (const { response } of lines) yield codec.response(response);
  // An orderly end would say that the task has ended, too.
  if (shutdown.aborted) throw new ParleyError('unavailable', 'The agent is going down; the task goes on.');
}
