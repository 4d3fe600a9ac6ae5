import { useQuery } from '@tanstack/react-query';
import { listServers } from '../api/house.ts';
import type { McpServerInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { HealthMark } from '../house/health-mark.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { linkTo, usePlace } from '../state/location.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { PlugIcon } from '../ui/icons.tsx';
import { Scopes } from './scopes.tsx';
import { Server } from './server.tsx';

const REFRESH_MS = 15_000;

/** The MCP servers behind the agents, or the one that the address names. */
export default function Servers() {
  const text = useText();
  const { serversAbout } = useHouseText();
  const { item } = usePlace();
  const list = useQuery({
    queryKey: ['servers'],
    queryFn: ({ signal }) => listServers(signal),
    refetchInterval: REFRESH_MS,
  });
  const servers = list.data?.servers ?? [];
  if (item !== undefined) {
    return <Server key={item} name={item} server={servers.find(({ name }) => name === item)} />;
  }
  return (
    <HouseFrame title={text.servers} about={serversAbout}>
      {list.isError && (
        <Notice look="danger">
          <ErrorText error={list.error} />
        </Notice>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {servers.map((server) => (
          <ServerCard key={server.name} server={server} />
        ))}
      </ul>
    </HouseFrame>
  );
}

function ServerCard({ server }: { server: McpServerInfo }) {
  const text = useText();
  return (
    <li className="relative grid content-start gap-3 rounded-2xl border border-line bg-panel p-5 focus-within:border-strong-line hover:border-strong-line">
      <div className="flex items-start gap-3">
        <span
          aria-hidden="true"
          className="grid size-8 place-items-center rounded-lg bg-accent-soft text-accent"
        >
          <PlugIcon />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">
            <a
              {...linkTo({ house: 'servers', item: server.name })}
              className="after:absolute after:inset-0 after:rounded-2xl"
            >
              {server.title}
            </a>
          </h2>
          <p className="text-xs text-soft">
            <span className="font-mono">{server.name}</span> · {text.version(server.version)}
          </p>
        </div>
        <HealthMark isHealthy={server.healthy} />
      </div>
      <p className="line-clamp-3 text-sm text-soft">{server.instructions}</p>
      <Scopes scopes={server.scopes} />
    </li>
  );
}
