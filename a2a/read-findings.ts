import { ARTIFACTS, type Evidence, type EvidenceCall, evidenceSchema, type Source } from './findings.ts';
import { type Artifact, artifactOf, dataOf, type Task, textOf } from './task-types.ts';

const MAX_TEXT = 20_000;
const NOT_ANSWERED = /^[\s*_#>]*NOT ANSWERED\b/i;

/** What an agent found, and what it rests on. */
export interface Findings {
  /** Markdown, with marks such as `[doc:HR-1]` where it cites. */
  text: string;
  sources: Source[];
  /** The tool calls that it rests on, with their results. */
  calls: EvidenceCall[];
  /** Citable ids that stand for other sources: a search stands for the documents that it found. */
  aliases: Record<string, string[]>;
  answered: boolean;
  /** Why it ended early, if it did. */
  limits: string[];
}

/** What a finished task found: our specialists' two artifacts, or whatever another maker's agent calls its result. */
export function readFindings(task: Task, agent: string): Findings {
  const own = artifactOf(task, ARTIFACTS.findings) ?? artifactOf(task, ARTIFACTS.answer);
  const text = (own ? textOf(own.parts) : allText(task)).trim().slice(0, MAX_TEXT);
  const parsed = evidenceSchema.safeParse(dataOf(artifactOf(task, ARTIFACTS.evidence)?.parts ?? []));
  if (!parsed.success) return foreign(text, agent, task.id);
  return {
    text,
    sources: parsed.data.sources,
    calls: parsed.data.calls,
    aliases: aliasesOf(parsed.data),
    answered: parsed.data.answered && text !== '',
    limits: parsed.data.limits ?? [],
  };
}

function allText(task: Task): string {
  const ofArtifact = (artifact: Artifact): string =>
    textOf(artifact.parts) || JSON.stringify(dataOf(artifact.parts) ?? '');
  const texts = task.artifacts.map(ofArtifact).filter((text) => text !== '' && text !== '""');
  return texts.length > 0 ? texts.join('\n\n') : textOf(task.status.message?.parts ?? []);
}

/** An agent that lists no evidence is itself the source. */
function foreign(text: string, agent: string, taskId: string): Findings {
  const source: Source = {
    id: `agent:${taskId}`,
    kind: 'report',
    title: `Answer of ${agent}`,
    source: agent,
  };
  const answered = text !== '' && !NOT_ANSWERED.test(text);
  const call = { callId: taskId, server: agent, tool: 'answer', arguments: {}, ok: true, result: { text } };
  return {
    text,
    sources: answered ? [source] : [],
    calls: answered ? [call] : [],
    aliases: {},
    answered,
    limits: [],
  };
}

const MAX_ALIASED = 3;

/** A citation of a search call stands for the first documents that the search gave. */
function aliasesOf({ calls, sources }: Evidence): Record<string, string[]> {
  const known = new Set(sources.map((source) => source.id));
  const aliases: Record<string, string[]> = {};
  for (const call of calls) {
    const id = `call:${call.callId}`;
    if (!call.ok || known.has(id)) continue;
    const json = JSON.stringify(call.result ?? '');
    const found = sources.filter(
      ({ documentId }) => documentId !== undefined && json.includes(JSON.stringify(documentId)),
    );
    if (found.length > 0) aliases[id] = found.slice(0, MAX_ALIASED).map((source) => source.id);
  }
  return aliases;
}
