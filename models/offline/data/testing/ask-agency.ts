import { type Analysis, analyseByRules } from '../engine.ts';
import { agency } from './agency.ts';

const ask = (instruction: string, history: Parameters<typeof analyseByRules>[0]['history'] = []): Analysis =>
  analyseByRules({
    instruction,
    context: '',
    schema: agency,
    toolName: 'query_database',
    today: '2026-11-30',
    history,
  });

/** What it asks for, or says, once no name of the question was found among the rows. */
export function askAgency(instruction: string): object {
  const first = ask(instruction);
  const lookUps = first.kind === 'calls' ? first.calls.filter(({ note }) => note.startsWith('look for')) : [];
  const history = lookUps.map((call, index) => ({
    call: { id: `l${index}`, arguments: call.arguments },
    result: { rows: [], row_count: 0, truncated: false, table: '', columns: [] },
  }));
  const analysis = lookUps.length > 0 ? ask(instruction, history) : first;
  return analysis.kind === 'calls' ? (analysis.calls[0]?.arguments ?? {}) : analysis;
}
