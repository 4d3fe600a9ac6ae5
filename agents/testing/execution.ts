import type { Execution, Publication, TaskInfo } from '@parley/a2a/execution';
import { newId } from '@parley/platform/ids';

export interface RecordedExecution extends Execution {
  published: { publication: Publication; key?: string | undefined }[];
  artifact(id: string): { text: string; data: unknown } | undefined;
  activities(type: string): Record<string, unknown>[];
}

export interface ExecutionOptions extends Partial<Omit<Execution, 'task'>> {
  task?: Partial<TaskInfo>;
}

/** A task in memory: keeps what is published, once for each key. */
export function recordedExecution(options: ExecutionOptions = {}): RecordedExecution {
  const published: RecordedExecution['published'] = [];
  const { task, ...rest } = options;
  const keys = new Set<string>();
  return {
    task: {
      id: newId(),
      contextId: newId(),
      agent: 'tester',
      createdAt: new Date('2026-03-01T09:00:00Z'),
      priority: 'normal',
      depth: 0,
      path: ['urn:parley:agent:test:tester'],
      pausedMs: 0,
      metadata: {},
      ...task,
    },
    text: 'How many boats are there?',
    data: {},
    messages: [],
    principal: { subject: 'ana', scopes: ['*'], actors: [] },
    signal: new AbortController().signal,
    epoch: 1,
    attempt: 1,
    async publish(publication, settings) {
      if (settings?.key && keys.has(settings.key)) return;
      if (settings?.key) keys.add(settings.key);
      published.push({ publication, key: settings?.key });
    },
    leaves: { track: (_leaf, work) => work(() => undefined), report: () => undefined },
    thread: async () => [],
    events: async () => [],
    earlier: async () => undefined,
    ...rest,
    published,
    artifact(id) {
      const parts = published.flatMap(({ publication: p }) =>
        p.kind === 'artifact' && p.artifactId === id ? [p] : [],
      );
      const last = parts.findLastIndex((part) => !part.append);
      if (last < 0) return undefined;
      const kept = parts.slice(last);
      return { text: kept.map((part) => part.text ?? '').join(''), data: kept[0]?.data };
    },
    activities: (type) =>
      published.flatMap(({ publication: p }) =>
        p.kind === 'activity' && p.activity.type === type
          ? [p.activity as unknown as Record<string, unknown>]
          : [],
      ),
  };
}
