import type { Bilingual } from '../errors.ts';

/** `module.noun.verb` → its meaning and the roles that hold it. */
export type PermissionDefinition = Bilingual & { roles: readonly string[] };
export type PermissionTable = Record<string, PermissionDefinition>;

const byRole = new Map<string, Set<string>>();
const known = new Map<string, PermissionDefinition>();

/** Registers a module's permissions. @throws Error when the name does not begin with the module or is taken. */
export function registerPermissions(module: string, table: PermissionTable): void {
  for (const [name, definition] of Object.entries(table)) {
    if (!name.startsWith(`${module}.`)) throw new Error(`permission ${name} does not belong to ${module}`);
    if (known.has(name) && known.get(name) !== definition)
      throw new Error(`permission defined twice: ${name}`);
    known.set(name, definition);
    for (const role of definition.roles) {
      let set = byRole.get(role);
      if (!set) {
        set = new Set();
        byRole.set(role, set);
      }
      set.add(name);
    }
  }
}

/** The permissions of a role; empty for an unknown one: deny by default. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return byRole.get(role) ?? new Set();
}

export function permissionCatalogue(): ReadonlyMap<string, PermissionDefinition> {
  return known;
}
