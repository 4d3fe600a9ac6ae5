/** The errors of A2A 1.0.1, section 5.4, as each binding has them. */
export const ERRORS = {
  TASK_NOT_FOUND: { rpc: -32001, grpc: 5, http: 404 },
  TASK_NOT_CANCELABLE: { rpc: -32002, grpc: 9, http: 400 },
  PUSH_NOTIFICATION_NOT_SUPPORTED: { rpc: -32003, grpc: 9, http: 400 },
  UNSUPPORTED_OPERATION: { rpc: -32004, grpc: 9, http: 400 },
  CONTENT_TYPE_NOT_SUPPORTED: { rpc: -32005, grpc: 3, http: 400 },
  INVALID_AGENT_RESPONSE: { rpc: -32006, grpc: 13, http: 500 },
  EXTENDED_AGENT_CARD_NOT_CONFIGURED: { rpc: -32007, grpc: 9, http: 400 },
  EXTENSION_SUPPORT_REQUIRED: { rpc: -32008, grpc: 9, http: 400 },
  VERSION_NOT_SUPPORTED: { rpc: -32009, grpc: 9, http: 400 },
} as const;
export type Reason = keyof typeof ERRORS;

/** The statuses of gRPC by number, as far as A2A uses them. */
export const GRPC_STATUSES: Record<number, string> = {
  3: 'INVALID_ARGUMENT',
  5: 'NOT_FOUND',
  9: 'FAILED_PRECONDITION',
  13: 'INTERNAL',
};
