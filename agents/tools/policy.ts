import type { Tool } from '@modelcontextprotocol/client';

/** What a tool says of itself; what it leaves out counts as the protocol says: as the worse. */
export interface ToolNature {
  readOnly: boolean;
  destructive: boolean;
  openWorld: boolean;
}

export function natureOf({ annotations = {} }: Pick<Tool, 'annotations'>): ToolNature {
  return {
    readOnly: annotations.readOnlyHint === true,
    destructive: annotations.destructiveHint ?? true,
    openWorld: annotations.openWorldHint ?? true,
  };
}

/** Who decides on a call of a tool that changes something, by what it may do; reading is never asked about. */
const POLICY: readonly { when: (tool: ToolNature) => boolean; verdict: 'ask' | 'call' }[] = [
  { when: (tool) => tool.readOnly, verdict: 'call' },
  { when: (tool) => tool.destructive, verdict: 'ask' },
  { when: (tool) => tool.openWorld, verdict: 'ask' },
];

export function needsApproval(tool: ToolNature): boolean {
  return POLICY.find(({ when }) => when(tool))?.verdict === 'ask';
}
