import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/query.ts';
import type { Counts } from '../contract.ts';
import { counts } from '../modules.ts';

const root = 'counts';

/** A number beside a place of the shell; undefined when no module tells it or it is not known yet. */
export function useCount(name: keyof Counts): number | undefined {
  const read = counts[name];
  return useQuery({
    queryKey: [root, name],
    queryFn: () => read?.() ?? 0,
    enabled: read !== undefined,
    refetchInterval: 5 * 60_000,
  }).data;
}

/** Asks all of them again. */
export function askCounts(): void {
  void queries.invalidateQueries({ queryKey: [root] });
}
