import { between, type Failpoints } from '@parley/platform/failpoints';
import type { ServerInstance, ToolDefinition } from '../define.ts';

/** A server with a passage before and after each call of its tools. */
export function withServePassages(instance: ServerInstance, failpoints: Failpoints): ServerInstance {
  const tools = instance.tools.map(
    (tool): ToolDefinition => ({
      ...tool,
      run: (input, ctx) => between(failpoints, 'serve', () => Promise.resolve(tool.run(input, ctx))),
    }),
  );
  return { ...instance, tools };
}
