import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** A file of the A2A Conformance Test Specification (A2A pull request 1882), as far as it is run here. */
const fields = z.record(z.string(), z.unknown());

const collectionSchema = z.object({ path: z.string(), match: fields });

const assertionSchema = z.looseObject({
  source: z.string(),
  path: z.string().optional(),
  match: z.unknown().optional(),
  any: collectionSchema.optional(),
  all: collectionSchema.optional(),
  none: collectionSchema.optional(),
});
export type NamedAssertion = z.output<typeof assertionSchema>;

const streamSchema = z.looseObject({
  min_count: z.number().optional(),
  max_count: z.number().optional(),
  ordering: z.string().optional(),
  events: z.array(fields).optional(),
  final_event: fields.optional(),
  each_event: fields.optional(),
});
export type ExpectedStream = z.output<typeof streamSchema>;

const rawSchema = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  body_raw: z.string().optional(),
});
export type RawRequest = z.output<typeof rawSchema>;

const stepSchema = z.looseObject({
  id: z.string(),
  operation: z.string().optional(),
  params: fields.default({}),
  raw: rawSchema.optional(),
  client_response: z.unknown().optional(),
  expect: fields.optional(),
  expect_error: fields.optional(),
  expect_stream: streamSchema.optional(),
  capture: z.record(z.string(), z.string()).default({}),
  assertions: z.array(assertionSchema).default([]),
  assertion: assertionSchema.optional(),
  repeat: z.looseObject({ until: z.string(), max_attempts: z.number().default(10) }).optional(),
});
export type Step = z.output<typeof stepSchema>;

const testSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  level: z.enum(['must', 'should', 'may']),
  transport: z.array(z.string()).optional(),
  preconditions: z.looseObject({ capabilities: fields.optional() }).optional(),
  steps: z.array(stepSchema),
  assertions: z.array(assertionSchema).default([]),
});
export type ActsTest = z.output<typeof testSchema> & { variables: Record<string, unknown> };

const documentSchema = z.looseObject({
  include: z.array(z.string()).default([]),
  variables: fields.default({}),
  suites: z.array(z.looseObject({ id: z.string(), tests: z.array(testSchema) })).default([]),
});

/** All tests of a file and of what it includes, in their order. */
export function testsIn(dir: string, file = 'suite.acts.yaml'): ActsTest[] {
  const { include, variables, suites } = documentSchema.parse(parse(readFileSync(join(dir, file), 'utf8')));
  const own = suites.flatMap(({ tests }) => tests.map((test) => ({ ...test, variables })));
  return [...own, ...include.flatMap((name) => testsIn(dir, name))];
}
