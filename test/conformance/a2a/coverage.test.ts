import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citedByTests } from './cited.ts';
import { KIT_IDS } from './kit-ids.ts';
import { PAGE, requirementCells } from './page.ts';
import { REQUIREMENTS } from './requirements.ts';

const ids = REQUIREMENTS.map(({ id }) => id);

describe('the requirements of A2A', () => {
  it('have ids of their own, and sections', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { section } of REQUIREMENTS) expect(section).toMatch(/^\d+(\.\d+){1,2}$/);
  });

  it('hold everything that the official kit knows of', () => {
    const mapped = REQUIREMENTS.flatMap(({ kit }) => kit ?? []);
    expect(mapped.toSorted()).toEqual(KIT_IDS.toSorted());
  });

  it('are each shown by a test, or say why no test can', () => {
    const { known, unknown } = citedByTests();
    expect(unknown).toEqual([]);
    const open = REQUIREMENTS.filter(({ id, untestable }) => !untestable && !known.has(id));
    expect(open.map(({ id }) => id)).toEqual([]);
    const both = REQUIREMENTS.filter(({ id, untestable }) => untestable && known.has(id));
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  it('are all on the page, as they are: npm run conformance -- a2a writes it', () => {
    expect(existsSync(PAGE)).toBe(true);
    const page = readFileSync(PAGE, 'utf8');
    for (const requirement of REQUIREMENTS)
      expect(page).toContain(`| ${requirementCells(requirement).join(' | ')} |`);
  });
});
