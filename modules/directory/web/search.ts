import { api, ok } from '#web/api/client.ts';
import type { SearchHit } from '#web/contract.ts';
import { kindIcons, searchPlaces } from './places.ts';

type Asked = { signal: AbortSignal; limit: number };

/** People by name, pinyin, initials or a whole number. */
export async function findPeople(q: string, { signal, limit }: Asked): Promise<SearchHit[]> {
  const { items } = await ok(
    api.GET('/api/directory/people', { params: { query: { q: q.slice(0, 60), limit } }, signal }),
  );
  return items.slice(0, limit).map((person) => ({
    key: person.id,
    title: person.name,
    detail: person.affiliations[0]?.organisation.name ?? person.number,
    path: `/directory/people/${person.id}`,
    icon: 'person',
  }));
}

export async function findPlaces(q: string, { signal, limit }: Asked): Promise<SearchHit[]> {
  const items = await searchPlaces(q.slice(0, 60), { signal, limit });
  return items.slice(0, limit).map((place) => ({
    key: place.id,
    title: place.name,
    ...(place.address ? { detail: place.address } : {}),
    path: `/directory/tree?id=${place.id}`,
    icon: kindIcons[place.kind],
  }));
}
