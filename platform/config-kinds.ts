// What the variables of the environment are made of: how a text becomes a value, and how each is documented.
import { z } from 'zod';

export const PORT = z.coerce.number().int().min(1).max(65_535);
export const optionalUrl = (example: string) =>
  z.url({ error: `must be a URL, for example ${example}` }).optional();

export const apiKeys = z
  .array(
    z.strictObject({
      key: z.string().min(16, 'must have at least 16 characters'),
      subject: z.string().min(1),
      scopes: z.array(z.string().min(1)),
    }),
  )
  .min(1);

/** One variable: its schema, and the line that `.env.example` shows for it. */
interface Variable {
  schema: z.ZodType;
  doc: string;
  example: string;
}

export const variable = <S extends z.ZodType>(
  schema: S,
  doc: string,
  example = '',
): { schema: S; doc: string; example: string } => ({ schema, doc, example }) satisfies Variable;

/** What stands between commas. */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

export function optionalList() {
  return z.string().transform(listed).optional();
}

export function jsonOf<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({
          code: 'custom',
          message: 'must be JSON, for example [{"key":"…","subject":"ana","scopes":["*"]}]',
        });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .optional();
}

export function restrictedColumns() {
  return z
    .string()
    .default('')
    .transform((text, ctx) =>
      listed(text).map((part) => {
        const match = /^(?<table>[^=]+)\.(?<column>[^.=]+)=(?<scope>\S+)$/.exec(part);
        if (match?.groups)
          return {
            table: match.groups['table'] ?? '',
            column: match.groups['column'] ?? '',
            scope: match.groups['scope'] ?? '',
          };
        ctx.addIssue({ code: 'custom', message: `"${part}" must read table.column=scope` });
        return z.NEVER;
      }),
    );
}
