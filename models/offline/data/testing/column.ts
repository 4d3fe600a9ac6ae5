import type { DatabaseSchemaInput } from '../schema/schema.ts';

type ColumnInput = DatabaseSchemaInput['tables'][number]['columns'][number];

/** A column of a schema that is written down by hand: always filled in, unless it says otherwise. */
export const column = (name: string, type: string, more: Partial<ColumnInput> = {}): ColumnInput => ({
  name,
  type,
  nullable: false,
  ...more,
});
