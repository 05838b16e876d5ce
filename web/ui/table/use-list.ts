import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Filters } from '../filters.ts';
import type { DataTableProps, ListPage } from './types.ts';

const pageSize = 50;

/** Reads a list page by page; the rows of all pages that were loaded, in order. */
export function useList<Row>(
  { queryKey, fetch, defaultSort }: Pick<DataTableProps<Row>, 'queryKey' | 'fetch' | 'defaultSort'>,
  address: Filters,
) {
  const { sort = defaultSort, ...filters } = address;
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'list', sort ?? '', filters],
    queryFn: ({ pageParam, signal }) => fetch({ cursor: pageParam, limit: pageSize, sort, filters, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: ListPage<Row>) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { query, rows, total: query.data?.pages[0]?.total ?? undefined, sort, filters };
}
