import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json, records } from '@parley/a2a/protocol/wire';
import type { BindingName } from '../requirements/requirement.ts';

/** An error as a binding told it. */
export interface PeerError {
  /** The reason that A2A has for it, or one of ours for what is not an error of A2A. */
  kind: string;
  /** As the binding numbers errors: a code of JSON-RPC, a status of HTTP or gRPC. */
  code: number;
  message: string;
  details: Json[];
}

export interface Reply {
  /** In the words of 1.0, whatever was spoken. */
  result?: Json;
  error?: PeerError;
  /** A header of the answer, or its metadata. */
  header: (name: string) => string | undefined;
}

export interface StreamReply {
  events?: AsyncIterable<Json>;
  error?: PeerError;
}

export interface CallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A client of one binding that hides nothing: what the tests say in words of 1.0 goes out as it is. */
export interface Peer {
  name: BindingName;
  version: '1.0' | '0.3';
  has: (method: Method) => boolean;
  call: (method: Method, params: Json, options?: CallOptions) => Promise<Reply>;
  stream: (method: Method, params: Json, options?: CallOptions) => Promise<StreamReply>;
  close?: () => void;
}

export const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';
export const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';

export function detailsFrom(value: unknown): Json[] {
  return records(value);
}

/** The reason of an error of A2A, if it is one. */
export function reasonOf(details: readonly Json[]): string | undefined {
  const info = details.find((detail) => detail['@type'] === ERROR_INFO);
  return typeof info?.['reason'] === 'string' ? info['reason'] : undefined;
}

/** The fields that are wrong, as an error names them. */
export function fieldsOf(error: PeerError | undefined): string[] {
  const bad = error?.details.find((detail) => detail['@type'] === BAD_REQUEST);
  return records(bad?.['fieldViolations']).map(({ field }) => String(field));
}

export function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}
