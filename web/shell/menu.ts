import { can, type Session } from '../api/session.ts';
import type { Home, MenuEntry, MenuGroup } from '../contract.ts';
import { menu } from '../modules.ts';

/** Groups of the side menu from top to bottom; the first has no heading. */
export const menuGroups: readonly MenuGroup[] = [
  'home',
  'teach',
  'growth',
  'affairs',
  'people',
  'data',
  'system',
];

interface Visible {
  permission?: string;
  homes?: readonly Home[];
}

/** Whether the active role sees an entry of the menu or a card of the home page. */
export function isFor(session: Session | undefined, item: Visible): boolean {
  if (!session?.signedIn || !can(session, item.permission)) return false;
  const home = session.activeRole?.home;
  return item.homes === undefined || (home !== undefined && item.homes.includes(home));
}

/** The entries of the active role, in the order of the side menu. */
export function menuOf(session: Session | undefined): MenuEntry[] {
  return menu
    .filter((entry) => isFor(session, entry))
    .sort(
      (a, b) =>
        menuGroups.indexOf(a.group) - menuGroups.indexOf(b.group) ||
        a.order - b.order ||
        a.key.localeCompare(b.key),
    );
}
