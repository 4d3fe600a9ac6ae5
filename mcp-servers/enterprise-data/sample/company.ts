import type { Restriction } from '../catalogue/types.ts';

/** The day on which the sample data was drawn. Fixed, so that the data is the same on every machine. */
export const REFERENCE_DATE = '2026-09-30';

/** Kept as the comment of the schema, where any company may keep its own. */
export const SAMPLE_COMPANY = {
  name: 'Acme Corporation',
  fiscalYearStartMonth: 'January',
  dataRetentionDays: 365,
  timeZone: 'America/New_York',
  languages: ['en', 'es', 'fr'],
  currency: 'USD',
  dataAsOf: REFERENCE_DATE,
} as const;

/** Salaries are for those who may see them. */
export const sampleRestrictions: readonly Restriction[] = [
  { table: 'employees', column: 'salary_band', scope: 'salary:read' },
];
