import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Filters = Readonly<Record<string, string>>;

/**
 * The filters of a list as they stand in the address, so that a link, the back button and a reload keep them.
 * Setting a filter to '' or undefined removes it.
 */
export function useFilters(): [Filters, (change: Record<string, string | undefined>) => void] {
  const filters = useSearch({ strict: false }) as Filters;
  const go = useNavigate();
  const set = useCallback(
    (change: Record<string, string | undefined>) => {
      void go({
        to: '.',
        search: (now: Record<string, string>) => ({ ...now, ...change }),
        replace: true,
        resetScroll: false,
      });
    },
    [go],
  );
  return [filters, set];
}
