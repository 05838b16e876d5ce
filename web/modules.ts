import type {
  Counts,
  HomeCard,
  MenuEntry,
  ModuleRoute,
  ModuleWeb,
  Places,
  SearchProvider,
} from './contract.ts';

const found = import.meta.glob<{ default: ModuleWeb }>('../modules/*/web/index.tsx', { eager: true });

/** Every module that has pages, by name. */
const moduleWebs: readonly ModuleWeb[] = Object.values(found)
  .map((file) => file.default)
  .sort((a, b) => a.module.localeCompare(b.module));

export const routes: readonly ModuleRoute[] = moduleWebs.flatMap((web) => web.routes);
export const menu: readonly MenuEntry[] = moduleWebs.flatMap((web) => web.menu ?? []);
export const cards: readonly HomeCard[] = byOrder(moduleWebs.flatMap((web) => web.cards ?? []));
export const searchProviders: readonly SearchProvider[] = byOrder(
  moduleWebs.flatMap((web) => web.search ?? []),
);

export const places: Places = Object.assign(
  {
    home: '/home',
    signIn: '/sign-in',
    notices: '/space/notices',
    apps: '/space/apps',
    todos: '/space/todos',
    profile: '/space/profile',
    security: '/security',
  },
  ...moduleWebs.map((web) => web.places ?? {}),
);

export const counts: Counts = Object.assign({}, ...moduleWebs.map((web) => web.counts ?? {}));

export const duties: Readonly<Record<string, string>> = Object.assign(
  {},
  ...moduleWebs.map((web) => web.duties ?? {}),
);

function byOrder<T extends { order: number; key: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.order - b.order || a.key.localeCompare(b.key));
}
