import { useQuery } from '@tanstack/react-query';
import { getAgents } from '../api/client.ts';

/** The agents that are known here; none until they are loaded. */
export function useAgents() {
  const { data } = useQuery({
    queryKey: ['agents'],
    queryFn: ({ signal }) => getAgents(signal),
    staleTime: 30_000,
  });
  const agents = data?.agents ?? [];
  return { agents, isRemote: (name: string) => agents.some((one) => one.name === name && one.remote) };
}
