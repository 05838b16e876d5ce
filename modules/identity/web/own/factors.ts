import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { refreshSession } from '#web/api/session.ts';

const key = ['identity', 'factors'];

/** The own second factors. */
export function useFactors() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/identity/factors', { signal })),
  });
}

/** After a factor was added, given or removed: the list and what the session must still do. */
export async function factorsChanged(): Promise<void> {
  await Promise.all([queries.invalidateQueries({ queryKey: key }), refreshSession()]);
}
