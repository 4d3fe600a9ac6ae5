import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { type ModelProxy, startModelProxy } from '../support/model-proxy.ts';

const KEYS = [
  { key: 'the-key-of-ana-0', subject: 'ana', scopes: ['*'] },
  { key: 'the-key-of-bob-0', subject: 'bob', scopes: ['*'] },
];

let proxy: ModelProxy;
let parley: Constellation;

beforeAll(async () => {
  proxy = await startModelProxy();
  parley = await startConstellation({
    PARLEY_MODEL: 'auto',
    OPENAI_BASE_URL: proxy.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
    PARLEY_THREAD_MESSAGES: '4',
    PARLEY_API_KEYS: JSON.stringify(KEYS),
  });
}, 120_000);
afterAll(async () => {
  await parley?.close();
  await proxy?.close();
});

/** What the planner was told for a question. */
async function planned(query: string, who: 0 | 1, threadId?: string) {
  proxy.requests.length = 0;
  const response = await parley.request('/solve', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS[who]?.key}` },
    body: JSON.stringify({ query, ...(threadId ? { threadId } : {}) }),
  });
  const run = (await response.json()) as { threadId: string; status: string };
  expect(run.status).toBe('completed');
  const messages = proxy.requests.find(({ job }) => job === 'plan')?.messages ?? [];
  const system = String(messages[0]?.content);
  const earlier = messages.slice(1, -1).filter(({ role }) => role === 'user');
  return { threadId: run.threadId, system, earlier: earlier.map(({ content }) => String(content)) };
}

describe('the memory of a conversation (R7)', () => {
  it('puts the newest messages before the model and finds what fell out of them by its meaning', async () => {
    const questions = [
      'How many departments do we have?',
      'How many projects do we have?',
      'How many open positions?',
    ];
    const first = await planned('What does the policy say about parental leave?', 0);
    expect(first.earlier).toEqual([]);
    for (const question of questions) await planned(question, 0, first.threadId);
    const later = await planned('Which of the leave rules for parents did I ask about?', 0, first.threadId);
    expect(later.earlier).toEqual(questions.slice(-2));
    expect(later.system).toContain('Asked: What does the policy say about parental leave?');
    const elsewhere = await planned('What did I ask about parental leave?', 0);
    expect(elsewhere.earlier).toEqual([]);
    expect(elsewhere.system).toContain('Asked: What does the policy say about parental leave?');
  });

  it('is its owner’s alone', async () => {
    const other = await planned('What did I ask about parental leave?', 1);
    expect(other.system).not.toContain('Asked: What does the policy say about parental leave?');
  });
});
