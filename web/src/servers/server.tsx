import { useQuery } from '@tanstack/react-query';
import { listResources, listTools, type McpTool } from '../api/mcp.ts';
import type { McpServerInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { HealthMark } from '../house/health-mark.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Resource } from './resource.tsx';
import { Tool } from './tool.tsx';

/** One MCP server: what it offers, each tool to try and each resource to read. */
export function Server({ name, server }: { name: string; server: McpServerInfo | undefined }) {
  const text = useText();
  const tools = useQuery({
    queryKey: ['servers', name, 'tools'],
    queryFn: ({ signal }) => listTools(name, signal),
  });
  return (
    <HouseFrame
      title={server?.title ?? name}
      about={server?.instructions ?? ''}
      back={{ text: text.servers, place: { house: 'servers' } }}
    >
      {server !== undefined && (
        <p className="flex flex-wrap items-center gap-3 text-xs text-soft">
          <HealthMark isHealthy={server.healthy} />
          {text.version(server.version)}
          <code className="font-mono">{server.path}</code>
        </p>
      )}
      {tools.isError && (
        <Notice look="danger">
          <ErrorText error={tools.error} />
        </Notice>
      )}
      {tools.isSuccess && (
        <>
          <Tools server={name} tools={tools.data} />
          <Resources server={name} />
        </>
      )}
    </HouseFrame>
  );
}

function Tools({ server, tools }: { server: string; tools: readonly McpTool[] }) {
  const text = useHouseText();
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{text.countTools(tools.length)}</h2>
      <ul className="grid gap-3">
        {tools.map((tool) => (
          <Tool key={tool.name} server={server} tool={tool} />
        ))}
      </ul>
    </section>
  );
}

function Resources({ server }: { server: string }) {
  const text = useHouseText();
  const list = useQuery({
    queryKey: ['servers', server, 'resources'],
    queryFn: ({ signal }) => listResources(server, signal),
  });
  const resources = list.data ?? [];
  if (list.isError) {
    return (
      <Notice look="danger">
        <ErrorText error={list.error} />
      </Notice>
    );
  }
  if (resources.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{text.countResources(resources.length)}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
        {resources.map((resource) => (
          <Resource key={resource.uri ?? resource.uriTemplate} server={server} resource={resource} />
        ))}
      </ul>
    </section>
  );
}
