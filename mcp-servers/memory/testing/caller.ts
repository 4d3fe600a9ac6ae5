import type { Database } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import type { Embedder, ServerInstance } from '../../define.ts';
import { askWith } from '../../kit/input/ask.ts';
import { server } from '../server.ts';

/** An embedder that can be told to fail, and that counts. */
export function switchableEmbedder(embed: (text: string) => Float32Array, name = 'test-model') {
  const state = { name, away: false, texts: [] as string[] };
  const embedder: Embedder = {
    describe: () => ({ embedding: state.name, baseUrl: 'test' }),
    async embed(texts) {
      if (state.away) throw new TypeError('fetch failed');
      state.texts.push(...texts);
      return texts.map(embed);
    },
  };
  return { embedder, state };
}

/** The server on a database, without a network: `call('ann', 'recall', {…})`. */
export function memoryServer(database: Database, models?: Embedder) {
  const logger = silentLogger();
  const instance: ServerInstance = server.create({
    config: testConfig(),
    logger,
    database,
    queues: {} as never,
    ...(models ? { models } : {}),
  });
  const context = (subject: string, operationKey?: string) => ({
    principal: { subject, scopes: ['*'], actors: [] },
    logger,
    signal: AbortSignal.timeout(20_000),
    askInput: askWith({}),
    progress: () => Promise.resolve(),
    ...(operationKey ? { operationKey } : {}),
  });
  return {
    instance,
    async call<T = Record<string, unknown>>(
      subject: string,
      name: string,
      args: Record<string, unknown>,
      operationKey?: string,
    ): Promise<T> {
      const tool = instance.tools.find((candidate) => candidate.name === name);
      if (!tool) throw new TypeError(`no tool ${name}`);
      const reply = await tool.run(tool.input.parse(args), context(subject, operationKey));
      return tool.output.parse(reply) as T;
    },
    async stats(subject: string) {
      const text = await instance.resources[0]?.read({}, context(subject));
      return JSON.parse(String(text)) as Record<string, unknown>;
    },
  };
}
