import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { Metadata, type StatusObject, status as statusCodes } from '@grpc/grpc-js';
import { A2A_ERRORS, type Detail, detailsOf, type Fault } from '../protocol/errors.ts';

const DETAILS_KEY = 'grpc-status-details-bin';

/** A fault as gRPC tells it: a code, a text, and a `google.rpc.Status` with the same details as on HTTP. */
export function statusOf(fault: Fault): StatusObject {
  const code = statusCodes[A2A_ERRORS[fault.name].status];
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, Buffer.from(encodeStatus(code, fault)));
  return { code, details: fault.message, metadata };
}

// The numbers are those of the fields in google/rpc/status.proto and error_details.proto.
function encodeStatus(code: number, fault: Fault): Uint8Array {
  const writer = new BinaryWriter().uint32(tag(1, 0)).int32(code);
  text(writer, 2, fault.message);
  for (const detail of detailsOf(fault)) {
    writer.uint32(tag(3)).fork();
    text(writer, 1, detail['@type']);
    writer.uint32(tag(2)).bytes(encodeDetail(detail)).join();
  }
  return writer.finish();
}

function encodeDetail(detail: Detail): Uint8Array {
  const writer = new BinaryWriter();
  const { reason, domain, fieldViolations } = detail as Detail & Partial<Details>;
  text(writer, 1, reason);
  text(writer, 2, domain);
  for (const { field, description } of fieldViolations ?? []) {
    writer.uint32(tag(1)).fork();
    text(writer, 1, field);
    text(writer, 2, description);
    writer.join();
  }
  return writer.finish();
}

interface Details {
  reason: string;
  domain: string;
  fieldViolations: { field: string; description: string }[];
}

const LENGTH_DELIMITED = 2;

function tag(field: number, wireType = LENGTH_DELIMITED): number {
  return (field << 3) | wireType;
}

function text(writer: BinaryWriter, field: number, value: string | undefined): void {
  if (value) writer.uint32(tag(field)).string(value);
}
