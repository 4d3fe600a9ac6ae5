import { canonicalJson } from '@parley/platform/json';
import type { Citation, Source } from './findings.ts';
import type { Findings } from './read-findings.ts';

/** A step whose agent has ended, with what it found. */
export interface FoundStep extends Pick<Findings, 'text' | 'sources' | 'aliases' | 'answered'> {
  id: string;
  agent: string;
  skill: string;
  instruction: string;
  status: 'completed' | 'failed' | 'canceled' | 'skipped';
  error?: string | undefined;
}

/** One step's findings as the report writer sees them, citing numbered sources. */
export interface Finding {
  stepId: string;
  agent: string;
  skill: string;
  instruction: string;
  status: FoundStep['status'];
  text: string;
  error?: string;
}

export interface Numbered {
  findings: Finding[];
  citations: Citation[];
  /** Citations of things that no tool returned; they were taken out. */
  unknown: { stepId: string; id: string }[];
}

const MARK = /\s*[[【]\s*((?:doc|call)\s*:[^\]】]*)[\]】]/gi;
/** A text that cites nothing gets the sources of its step behind it, at most so many. */
const MAX_ADDED = 3;

/** Turns the specialists' marks into numbers over one list of sources, in the order of their first appearance. */
export function numberSources(steps: readonly FoundStep[]): Numbered {
  const list = createSourceList();
  const unknown: Numbered['unknown'] = [];
  const findings = steps.map((step): Finding => {
    const { id, agent, skill, instruction, status, error } = step;
    const text = renumber(step, list, (mark) => unknown.push({ stepId: id, id: mark }));
    return { stepId: id, agent, skill, instruction, status, text, ...(error ? { error } : {}) };
  });
  return { findings, citations: list.all(), unknown };
}

interface SourceList {
  numberOf(source: Source, step: FoundStep): number;
  all(): Citation[];
}

function createSourceList(): SourceList {
  const citations = new Map<string, Citation>();
  return {
    numberOf(source, step) {
      const key = identityOf(source);
      const known = citations.get(key);
      if (known) return known.n;
      const n = citations.size + 1;
      citations.set(key, { ...source, n, agent: step.agent, stepId: step.id });
      return n;
    },
    all: () => [...citations.values()],
  };
}

/** Two steps that read the same document, or asked the same of the same tool, share a source. */
function identityOf(source: Source): string {
  if (source.documentId !== undefined) return `document ${source.documentId}`;
  if (source.arguments) return `${source.source} ${canonicalJson(source.arguments)}`;
  return source.id;
}

function renumber(step: FoundStep, list: SourceList, onUnknown: (mark: string) => void): string {
  const byId = new Map(step.sources.map((source) => [source.id.toLowerCase(), source]));
  const lookUp = (mark: string): Source[] => {
    const exact = byId.get(mark.toLowerCase());
    if (exact) return [exact];
    const aliased = Object.entries(step.aliases).find(([id]) => id.toLowerCase() === mark.toLowerCase())?.[1];
    return (aliased ?? []).flatMap((id) => byId.get(id.toLowerCase()) ?? []);
  };
  let cited = false;
  const text = step.text.replace(MARK, (_all, inner: string) => {
    const numbers = marksIn(inner).flatMap((mark) => {
      const found = lookUp(mark);
      if (found.length === 0) onUnknown(mark);
      return found.map((source) => list.numberOf(source, step));
    });
    cited ||= numbers.length > 0;
    return numbers.length > 0 ? ` ${[...new Set(numbers)].map((n) => `[${n}]`).join('')}` : '';
  });
  if (cited || !step.answered || step.sources.length === 0) return text;
  const added = step.sources.slice(0, MAX_ADDED).map((source) => `[${list.numberOf(source, step)}]`);
  return `${text} ${added.join('')}`;
}

/** `doc:A, doc:B` and `doc:A, B` alike. */
function marksIn(inner: string): string[] {
  let kind = 'doc';
  return inner.split(/[,;]/).flatMap((part) => {
    const [, prefix, id] = /^\s*(?:(doc|call)\s*:)?\s*(.*?)\s*$/i.exec(part) ?? [];
    if (prefix) kind = prefix.toLowerCase();
    return id ? [`${kind}:${id}`] : [];
  });
}
