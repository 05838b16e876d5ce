import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import type { IconName } from '#web/ui/icon.tsx';
import type { TreeNode } from '#web/ui/tree-nav.tsx';
import type { Organisation, OrganisationKind } from './wire.ts';

export const kindIcons: Record<OrganisationKind, IconName> = {
  bureau: 'bureau',
  school: 'school',
  campus: 'school',
  'teaching-point': 'school',
  department: 'org',
  grade: 'book',
  class: 'class',
  group: 'people',
};

/** Where the signed-in person's role holds: nothing above it can be seen or changed. */
export function useOwnPlace(): string | undefined {
  return useSignedIn().activeRole?.organisation.id;
}

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', 'organisation', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/organisations/{id}', { params: { path: { id } }, signal })),
    enabled: id !== '',
  });

export async function searchPlaces(
  q: string,
  options: { signal?: AbortSignal; kind?: OrganisationKind; limit?: number } = {},
): Promise<Organisation[]> {
  const { signal, kind, limit = 20 } = options;
  const query = { q, limit, ...(kind && { kind }) };
  const page = await ok(
    api.GET('/api/directory/organisations', { params: { query }, ...(signal && { signal }) }),
  );
  return page.items;
}

const rowsPerRead = 200;

/** Everything directly below an organisation, however many there are. */
export async function childrenOf(id: string, { on, closed }: { on?: string; closed?: boolean } = {}) {
  type Level = Awaited<ReturnType<typeof read>>;
  const read = (cursor: string | undefined) =>
    ok(
      api.GET('/api/directory/organisations/{id}/children', {
        params: {
          path: { id },
          query: {
            limit: rowsPerRead,
            cursor,
            ...(on && { on }),
            ...(closed && { closed: 'true' as never }),
          },
        },
      }),
    );
  const items: Level['items'] = [];
  let cursor: string | undefined;
  do {
    const level = await read(cursor);
    items.push(...level.items);
    cursor = level.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

interface TreeOptions {
  root: string | undefined;
  /** Left out with all below it: an organisation cannot move below itself. */
  exclude?: string | undefined;
  /** The tree as it was on a day. */
  on?: string | undefined;
  closed?: boolean | undefined;
  /** Words beside a closed organisation. */
  closedWords?: string;
}

/** Loads the tree from a root downwards, branch by branch. */
export function useTreeLoader({ root, exclude, on, closed, closedWords }: TreeOptions) {
  return useCallback(
    async (parent: string | undefined): Promise<TreeNode[]> => {
      if (!root) return [];
      if (parent === undefined) {
        const node = await ok(
          api.GET('/api/directory/organisations/{id}', { params: { path: { id: root } } }),
        );
        return [{ id: node.id, title: node.name, icon: kindIcons[node.kind], hasChildren: true }];
      }
      const items = await childrenOf(parent, { ...(on && { on }), ...(closed && { closed }) });
      return items
        .filter((item) => item.id !== exclude)
        .map((item) => ({
          id: item.id,
          title: item.name,
          icon: kindIcons[item.kind],
          hasChildren: item.hasChildren,
          ...(item.validTo && closedWords ? { detail: closedWords } : {}),
        }));
    },
    [root, exclude, on, closed, closedWords],
  );
}
