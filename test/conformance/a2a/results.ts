import { z } from 'zod';
import { citedIn } from './cited.ts';
import { BINDINGS, type BindingName } from './requirements/requirement.ts';

/** What vitest writes with its reporter `json`, as far as it is looked at. */
export const vitestSchema = z.looseObject({
  testResults: z.array(
    z.looseObject({
      assertionResults: z.array(
        z.looseObject({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
        }),
      ),
    }),
  ),
});

/** `agent` holds what was shown whatever the binding. */
export type Column = BindingName | 'agent';
export type Outcome = 'passed' | 'failed';

/** For each requirement, what its tests came to on each binding. */
export type Results = Map<string, Map<Column, Outcome>>;

function columnOf(titles: readonly string[]): Column {
  const over = titles.find((title) => title.startsWith('over '))?.slice('over '.length);
  return BINDINGS.find((name) => name === over) ?? 'agent';
}

/** One test that fails is enough for its requirements to fail; what was skipped says nothing. */
export function resultsFrom(report: z.output<typeof vitestSchema>): Results {
  const results: Results = new Map();
  for (const { ancestorTitles, title, status } of report.testResults.flatMap(
    (file) => file.assertionResults,
  )) {
    if (status !== 'passed' && status !== 'failed') continue;
    const column = columnOf(ancestorTitles);
    for (const id of citedIn(title)) {
      const row = results.get(id) ?? new Map<Column, Outcome>();
      if (row.get(column) !== 'failed') row.set(column, status);
      results.set(id, row);
    }
  }
  return results;
}
