import { type BindingName, kit, must, type Requirement, should } from './requirement.ts';

const on = (...bindings: BindingName[]): { bindings: BindingName[] } => ({ bindings });
const RPC = on('JSON-RPC');
const GRPC = on('gRPC');
const REST = on('HTTP+JSON');

/** Sections 3.6, 5 and 9 to 11: versions, and what each binding adds. */
export const WIRE: readonly Requirement[] = [
  must('VERSION-1', '3.6.1', 'Our client names the version in every request.', kit('VER-CLIENT-001')),
  must('VERSION-2', '3.6', 'The patch of a version changes nothing.', kit('VER-CLIENT-002')),
  must('VERSION-3', '3.6.2', 'A request is understood in the version that it names.', kit('VER-SERVER-001')),
  must('VERSION-4', '3.6.2', 'A version that is not spoken is VersionNotSupported.', kit('VER-SERVER-002')),
  must('VERSION-5', '3.6.2', 'No version means 0.3.', kit('VER-SERVER-003')),
  must('VERSION-6', '3.6.1', 'The version may be in the address instead of a header.', {
    ...on('JSON-RPC', 'HTTP+JSON'),
  }),
  must('EQUAL-1', '5.1', 'All bindings have the same operations.', kit('BIND-EQUIV-001')),
  must('EQUAL-2', '5.1', 'All bindings give the same results.', kit('BIND-EQUIV-002')),
  must('EQUAL-3', '5.1', 'All bindings have the same errors.', kit('BIND-EQUIV-003')),
  must('EQUAL-4', '5.1', 'All bindings take the same credentials.', kit('BIND-EQUIV-004')),
  must('RPC-1', '9.1', 'Requests and answers are JSON-RPC 2.0.', { ...kit('JSONRPC-FMT-001'), ...RPC }),
  must('RPC-2', '9.1', 'Answers are application/json.', { ...kit('JSONRPC-FMT-002'), ...RPC }),
  must('RPC-3', '9.1', 'Methods have the names of the gRPC service.', { ...kit('JSONRPC-SVC-001'), ...RPC }),
  must('RPC-4', '9.2', 'Service parameters are headers, whatever their case.', {
    ...kit('JSONRPC-SVC-002'),
    ...RPC,
  }),
  must('RPC-5', '9.5', 'Errors are error objects of JSON-RPC 2.0 with their codes.', {
    ...kit('JSONRPC-ERR-001'),
    ...RPC,
  }),
  must('RPC-6', '9.5', 'Errors of A2A have codes from -32001 to -32099.', {
    ...kit('JSONRPC-ERR-002'),
    ...RPC,
  }),
  must('RPC-7', '9.5', 'Errors of A2A hold an ErrorInfo.', { ...kit('JSONRPC-ERR-003'), ...RPC }),
  must('RPC-8', '9.4.2', 'Streams are server-sent events, each a whole answer.', {
    ...kit('JSONRPC-SSE-001'),
    ...RPC,
  }),
  must('RPC-9', '5.4', 'Each error has the code of the table.', { ...kit('JSONRPC-SSE-002'), ...RPC }),
  must('GRPC-1', '10.1', 'The service is A2AService of the proto file.', { ...kit('GRPC-SVC-001'), ...GRPC }),
  must('GRPC-2', '10.1', 'Messages are Protocol Buffers, version 3.', { ...kit('GRPC-SVC-002'), ...GRPC }),
  must('GRPC-3', '10.1', 'gRPC is HTTP/2 with TLS.', {
    ...kit('GRPC-SVC-003'),
    ...GRPC,
    untestable: 'deployment: TLS ends at the proxy in front of Parley; HTTP/2 is shown by GRPC-1',
  }),
  must('GRPC-4', '10.2', 'Service parameters are metadata.', { ...kit('GRPC-META-001'), ...GRPC }),
  must('GRPC-5', '10.6', 'Errors of A2A hold an ErrorInfo.', { ...kit('GRPC-ERR-001'), ...GRPC }),
  must('GRPC-6', '5.4', 'Each error has the status of the table.', { ...kit('GRPC-ERR-002'), ...GRPC }),
  must('GRPC-7', '10.7', 'Streams are server streaming calls.', { ...kit('GRPC-ERR-003'), ...GRPC }),
  should('REST-1', '11.1', 'Requests and answers are application/a2a+json.', {
    ...kit('HTTP_JSON-SVC-001'),
    ...REST,
  }),
  must('REST-2', '11.3', 'Every operation has its address and verb.', {
    ...kit('HTTP_JSON-URL-001', 'HTTP_JSON-URL-002'),
    ...REST,
  }),
  must('REST-3', '11.2', 'Service parameters are headers, whatever their case.', {
    ...kit('HTTP_JSON-SVC-002'),
    ...REST,
  }),
  must('REST-4', '11.5', 'What GET and DELETE ask for is in the address, in camelCase.', {
    ...kit('HTTP_JSON-QP-001'),
    ...REST,
  }),
  must('REST-5', '11.6', 'Errors are google.rpc.Status in JSON.', { ...kit('HTTP_JSON-ERR-001'), ...REST }),
  must('REST-6', '11.6', 'Errors of A2A hold an ErrorInfo.', { ...kit('HTTP_JSON-ERR-002'), ...REST }),
  must('REST-7', '5.4', 'Each error has the HTTP status of the table.', {
    ...kit('HTTP_JSON-STATUS-001'),
    ...REST,
  }),
  must('REST-8', '11.7', 'Streams are server-sent events, each a bare event.', {
    ...kit('HTTP_JSON-SSE-001'),
    ...REST,
  }),
];
