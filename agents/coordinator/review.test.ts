import type { KnownAgent } from '@parley/a2a/registry';
import { describe, expect, it } from 'vitest';
import { standing } from './result.ts';
import { secondTries } from './review.ts';
import { NO_USAGE, type PlannedStep, type StepState } from './state.ts';

const agent = (name: string, tags: string[], healthy = true): KnownAgent => ({
  name,
  url: '',
  description: '',
  version: '1.0.0',
  skills: [{ id: `${name}-skill`, name, description: '', tags, examples: [] }],
  maxConcurrentTasks: 1,
  remote: false,
  healthy,
});
const agents = [
  agent('counter', ['boat', 'count']),
  agent('reader', ['rule', 'policy']),
  agent('cook', ['soup']),
];

const planned: PlannedStep = {
  id: 's1',
  agent: 'counter',
  skill: 'counter-skill',
  instruction: 'Which policies are there for boats?',
  dependsOn: [],
};
const result = (more: Partial<StepState>): StepState => ({
  ...planned,
  status: 'completed',
  durationMs: 0,
  text: '',
  sources: [],
  calls: [],
  aliases: {},
  answered: false,
  usage: NO_USAGE,
  limits: [],
  ...more,
});

describe('the review', () => {
  it('sends what was not answered to the skill that fits next best', () => {
    expect(secondTries([planned], [result({})], agents)).toEqual([
      { ...planned, id: 's1-again', agent: 'reader', skill: 'reader-skill', insteadOf: 's1' },
    ]);
  });

  it('hands over from records to documents, and back, whatever the words are', () => {
    const records = agent('counter', ['boat', 'count', 'database']);
    const papers = agent('librarian', ['paper', 'knowledge base']);
    const all = [records, papers, agent('reader', ['policy'])];
    expect(secondTries([planned], [result({})], all)).toMatchObject([{ agent: 'librarian' }]);
    const read = { ...planned, agent: 'librarian', skill: 'librarian-skill', instruction: 'Which of them?' };
    expect(secondTries([read], [result(read)], all)).toMatchObject([{ agent: 'counter' }]);
  });

  it('does so once', () => {
    const again = { ...planned, id: 's1-again', agent: 'reader', insteadOf: 's1' };
    const results = [result({}), result({ id: 's1-again', agent: 'reader' })];
    expect(secondTries([planned, again], results, agents)).toEqual([]);
  });

  it('keeps what was answered, and what any agent would fail at', () => {
    expect(secondTries([planned], [result({ answered: true })], agents)).toEqual([]);
    expect(secondTries([planned], [result({ status: 'failed', code: 'model_failed' })], agents)).toEqual([]);
  });

  it('asks no agent that is away or has nothing to do with it', () => {
    const others = [agents[0] as KnownAgent, agent('reader', ['policy'], false), agent('cook', ['soup'])];
    expect(secondTries([planned], [result({})], others)).toEqual([]);
  });

  it('lets the second answer stand for the first, a second refusal not', () => {
    const again = { ...planned, id: 's1-again', insteadOf: 's1' };
    const first = result({});
    const second = result({ id: 's1-again', answered: true });
    expect(standing([planned, again], [first, second])).toEqual([second]);
    expect(standing([planned, again], [first, { ...second, answered: false }])).toEqual([first]);
  });

  it('never gives a question to what acts on request, nor an order to somebody else', () => {
    const acting = agent('mover', ['policy', 'boat', 'on-request']);
    const failed = result({ status: 'failed', code: 'upstream_failed' });
    expect(secondTries([planned], [failed], [agents[0] as KnownAgent, acting])).toEqual([]);
    const ordered = { agent: 'mover', skill: 'mover-skill' };
    const undone = result({ ...ordered, status: 'failed', code: 'upstream_failed' });
    expect(secondTries([{ ...planned, ...ordered }], [undone], [...agents, acting])).toEqual([]);
  });
});
