import type { Tool } from '@modelcontextprotocol/client';
import { canonicalJson, sha256 } from '@parley/platform/json';

/** Remembers what each tool of a server was when its version was first seen. */
export interface ToolPins {
  /** The names of those that are not what they were: a server that says other things of itself has another version. */
  changed(server: { name: string; version: string }, tools: readonly Tool[]): Promise<Set<string>>;
}

const MAX_PINS = 5_000;

/** Pins of this process alone. A tool that is first harmless and then tells a model something else is refused. */
export function createToolPins(): ToolPins {
  const pins = new Map<string, string>();
  return {
    async changed({ name, version }, tools) {
      const changed = tools.filter((tool) => {
        const key = canonicalJson([name, version, tool.name]);
        const print = printOf(tool);
        const pinned = pins.get(key) ?? print;
        // The newest use goes to the end, so what is forgotten first is an old version.
        pins.delete(key);
        pins.set(key, pinned);
        if (pins.size > MAX_PINS) pins.delete(pins.keys().next().value ?? key);
        return pinned !== print;
      });
      return new Set(changed.map((tool) => tool.name));
    },
  };
}

/** Everything of a tool that a model or a person decides by. */
export function printOf({ title, description, inputSchema, outputSchema, annotations }: Tool): string {
  return sha256(canonicalJson({ title, description, inputSchema, outputSchema, annotations }));
}
