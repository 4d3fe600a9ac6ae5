import type { Artifact, Part, TaskEvent } from '../task-types.ts';

/** Text that nothing but its neighbour tells apart can be joined to it. */
function joinable(a: Part | undefined, b: Part): a is Part & { text: string } {
  if (a?.text === undefined || b.text === undefined) return false;
  return !a.metadata && !b.metadata && a.mediaType === b.mediaType && a.filename === b.filename;
}

function appendParts(parts: Part[], more: readonly Part[]): void {
  for (const part of more) {
    const last = parts.at(-1);
    if (joinable(last, part)) last.text += part.text ?? '';
    else parts.push({ ...part });
  }
}

/** Folds one event into the artifacts seen so far. Costs what the event brings, not what is there. */
export function foldEvent(artifacts: Map<string, Artifact>, event: TaskEvent): void {
  if ('task' in event) {
    artifacts.clear();
    for (const artifact of event.task.artifacts)
      artifacts.set(artifact.artifactId, structuredClone(artifact));
    return;
  }
  if (!('artifactUpdate' in event)) return;
  const { artifact, append } = event.artifactUpdate;
  const known = append ? artifacts.get(artifact.artifactId) : undefined;
  if (!known) {
    artifacts.set(artifact.artifactId, { ...artifact, parts: artifact.parts.map((part) => ({ ...part })) });
    return;
  }
  appendParts(known.parts, artifact.parts);
  if (artifact.metadata) known.metadata = { ...known.metadata, ...artifact.metadata };
}

/** The artifacts that a log adds up to. */
export function foldArtifacts(events: Iterable<TaskEvent>): Artifact[] {
  const artifacts = new Map<string, Artifact>();
  for (const event of events) foldEvent(artifacts, event);
  return [...artifacts.values()];
}
