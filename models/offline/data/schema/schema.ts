import { z } from 'zod';

const textValues = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String));
const bound = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish().catch(undefined);

const columnSchema = z.object({
  name: z.string(),
  type: z.string().catch('text'),
  nullable: z.boolean().catch(true),
  comment: z.string().nullish().catch(undefined),
  values: textValues.nullish().catch(undefined),
  min: bound,
  max: bound,
});

const foreignKeySchema = z.object({
  columns: z.array(z.string()).min(1),
  table: z.string(),
  references: z.array(z.string()).min(1),
});

const tableSchema = z.object({
  name: z.string(),
  comment: z.string().nullish().catch(undefined),
  kind: z.string().nullish().catch(undefined),
  rows: z.coerce.number().catch(0),
  primaryKey: z.array(z.string()).catch([]),
  columns: z.array(columnSchema),
  foreignKeys: z.array(foreignKeySchema).catch([]),
});

/** The resource `schema://database`, read tolerantly: what is missing is only less to go by. */
export const DatabaseSchema = z.object({
  database: z.string().catch(''),
  tables: z.array(tableSchema),
});

export type DatabaseSchema = z.infer<typeof DatabaseSchema>;
export type DatabaseSchemaInput = z.input<typeof DatabaseSchema>;
export type ForeignKey = z.infer<typeof foreignKeySchema>;
export type SchemaColumn = z.infer<typeof columnSchema>;
export type SchemaTable = z.infer<typeof tableSchema>;
