const NO_MESSAGE_ID = 'sends a message without messageId, which §4.1.4 requires: it is refused';
const OLD_PARTS = 'looks for the parts of 0.3: in 1.0 raw, url and filename are fields of the part (§4.1.6)';

/** Why what a test of the files asks for cannot be had from an agent that keeps to A2A 1.0.1. */
export const REASONS: Readonly<Record<string, string>> = {
  'CARD-DISC-002': 'wants the binding to be called REST; its name is HTTP+JSON (§4.4.6)',
  'CORE-SEND-004': 'names the media type in the metadata of the part, not in mediaType (§4.1.6)',
  'CORE-HIST-005': "counts the caller's messages only; the agent's questions are in our history, too (§3.7)",
  'CORE-CTX-001':
    'wants the context of the caller to be refused; an agent may accept it (§3.4.1), and ours does',
  'STREAM-MSG-001':
    'wants a stream of one message; a stream that begins with its task is allowed, too (§3.1.2), and can be resumed',
  'VER-NEG-002':
    'calls SendMessage without a version, which means 0.3 (§3.6.2), where there is no such method',
  'DM-FMT-001': NO_MESSAGE_ID,
  'DM-FMT-003': 'wants no contextId in a message; one that the agent made must be in it (§3.4.1)',
  'DM-ART-003': OLD_PARTS,
  'DM-ART-004': OLD_PARTS,
  'DM-EXTRA-001': NO_MESSAGE_ID,
  'JSONRPC-ENV-001': NO_MESSAGE_ID,
  'JSONRPC-CT-001': NO_MESSAGE_ID,
  'JSONRPC-SSE-001': NO_MESSAGE_ID,
  'REST-PD-001':
    'wants problem details (RFC 9457); errors of HTTP+JSON are google.rpc.Status since 1.0.0 (§11.6)',
};
