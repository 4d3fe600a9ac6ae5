// The declarative suite of the A2A project (ACTS), read from a folder of yours, against an agent that runs:
// node test/conformance/kits/serve-a2a.ts --port 9999, then
// node test/conformance/a2a/acts/run.ts --files A2A/tests/acts --url http://localhost:9999 [--commit SHA] [--date DAY]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Json, records } from '@parley/a2a/protocol/wire';
import { grpcPeer } from '../peers/grpc.ts';
import { jsonRpcPeer } from '../peers/json-rpc.ts';
import { restPeer } from '../peers/rest.ts';
import { testsIn } from './documents.ts';
import { REASONS } from './reasons.ts';
import { runTest, type Target, type Verdict } from './runner.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string' },
    url: { type: 'string', default: 'http://localhost:9999' },
    commit: { type: 'string', default: 'unknown' },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
if (!values.files) throw new Error('Say where the files are: --files FOLDER.');
const { files, url } = values;
const write = (text: string): boolean => process.stdout.write(`${text}\n`);

const headers = { 'a2a-version': '1.0' };
const card = (await (await fetch(`${url}/.well-known/agent-card.json`, { headers })).json()) as Json;
const addressOf = (binding: string): string =>
  String(
    records(card['supportedInterfaces']).find((one) => one['protocolBinding'] === binding)?.['url'] ?? '',
  );

const targets: Target[] = [
  { url, card, transport: 'jsonrpc', peer: jsonRpcPeer(addressOf('JSONRPC')) },
  { url, card, transport: 'rest', peer: restPeer(addressOf('HTTP+JSON')) },
  { url, card, transport: 'grpc', peer: grpcPeer(addressOf('GRPC')) },
];

const tests = testsIn(files);
const runs = [];
for (const target of targets) {
  const verdicts: Verdict[] = [];
  for (const test of tests) verdicts.push(await runTest(test, target));
  target.peer.close?.();
  const of = (outcome: Verdict['outcome']): Verdict[] => verdicts.filter((one) => one.outcome === outcome);
  write(
    `${target.peer.name}: ${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped`,
  );
  for (const { test, why } of of('failed')) write(`  ✗ ${test.id} (${test.level}): ${why}`);
  runs.push({
    kit: 'ACTS (A2A pull request 1882)',
    commit: values.commit,
    bindings: target.peer.name,
    date: values.date,
    passed: of('passed').length,
    failed: of('failed').length,
    skipped: of('skipped').length,
    failures: of('failed').map(({ test, why }) => ({ id: test.id, reason: REASONS[test.id] ?? why })),
  });
}
const out = join(import.meta.dirname, '..', '..', 'kits', 'acts.json');
writeFileSync(out, `${JSON.stringify(runs, null, 2)}\n`);
