import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

/** The one cache of reads. `send` already repeats lost reads, so Query does not do it again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: (query) => !(query.state.error instanceof Problem),
      refetchOnReconnect: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
