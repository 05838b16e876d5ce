import { api, ok } from '#web/api/client.ts';
import type { SearchHit } from '#web/contract.ts';

const most = 50;

export async function countNotices(): Promise<number> {
  return (await ok(api.GET('/api/space/notices/unread-count'))).count;
}

export async function countTodos(): Promise<number> {
  return (await ok(api.GET('/api/space/todos', { params: { query: { limit: most } } }))).items.length;
}

/** Schools for the search dialog; the portal's list shows more of each. */
export async function findSchools(
  query: string,
  { signal, limit }: { signal: AbortSignal; limit: number },
): Promise<SearchHit[]> {
  const { items } = await ok(
    api.GET('/api/space/portal/schools', { params: { query: { q: query } }, signal }),
  );
  return items.slice(0, limit).map((school) => ({
    key: school.id,
    title: school.name,
    detail: school.regionName,
    path: `/?q=${encodeURIComponent(school.name)}`,
    icon: 'school',
  }));
}
