import { type AnalyseInput, type Analysis, analyseByRules } from '../engine.ts';
import { fleet } from './fixture.ts';

type History = AnalyseInput['history'];

export const askFleet = (instruction: string, history: History = []): Analysis =>
  analyseByRules({
    instruction,
    context: '',
    schema: fleet,
    toolName: 'query_database',
    today: '2026-03-15',
    history,
  });

/** What it says or asks for after every look-up for a name came back empty. */
export function withoutNames(instruction: string): Analysis {
  const first = askFleet(instruction);
  if (first.kind !== 'calls') return first;
  const lookUps = first.calls.filter((call) => call.note.startsWith('look for'));
  if (lookUps.length === 0) return first;
  return askFleet(
    instruction,
    lookUps.map((call, index) => ({
      call: { id: `l${index}`, arguments: call.arguments },
      result: { rows: [], row_count: 0, truncated: false, table: '', columns: [] },
    })),
  );
}
