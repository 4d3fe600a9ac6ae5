import { newId } from '@parley/platform/ids';

export interface RpcReply {
  id: unknown;
  result?: never;
  error?: { code: number; message: string; data?: { '@type': string; [field: string]: unknown }[] };
}

export type Headers = Record<string, string>;

/** What a caller of 1.0 sends, byte for byte. */
export function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Headers = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'a2a-version': '1.0', ...headers },
  });
}

export interface RpcRequest {
  method: string;
  params?: unknown;
  headers?: Headers;
}

export async function rpc(url: string, { method, params, headers }: RpcRequest): Promise<RpcReply> {
  const response = await post(url, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), headers);
  return (await response.json()) as RpcReply;
}

/** The parameters of a send. */
export function message(over: object = {}): object {
  return { message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'hi' }], ...over } };
}

/** The detail of an error that has this type. */
export function detail(reply: RpcReply, type: string) {
  return reply.error?.data?.find((entry) => entry['@type'].endsWith(type));
}
