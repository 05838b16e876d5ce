import { permissionsOf } from '#platform/auth/permissions.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx, Grant } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import { selectTenants } from './organisation.queries.ts';
import { selectPerson } from './person.queries.ts';
import {
  findRole,
  type HeldRole,
  noPath,
  parseAssignmentId,
  type RoleCode,
  roleOfPosting,
  roles,
  toAssignmentId,
  withoutRepeats,
} from './role.policy.ts';
import { type SourceRow, selectRoleSources } from './role.queries.ts';

/**
 * Every role that a person holds today, in all tenants that know the person: granted ones, and those that follow
 * from enrolments, postings and guardianships. The weightiest first. No right is checked: for signing in.
 */
export async function rolesOf(ctx: Ctx, personId: string): Promise<HeldRole[]> {
  const today = todayInChina(ctx.now().getTime());
  return read(ctx, async (ctx) => {
    const person = await selectPerson(ctx.db, personId);
    if (!person) return [];
    const home = seeing(ctx, person.tenants);
    const [sources, guardian] = await Promise.all([
      selectRoleSources(home.db, person.id, today),
      guardianRole(home, person.id, today),
    ]);
    const held = sources.flatMap((source) => toHeldRole(source) ?? []);
    return withoutRepeats(guardian ? [...held, guardian] : held);
  });
}

const seeing = (ctx: Ctx, tenants: readonly string[]): Ctx => ({
  ...ctx,
  tenants,
  db: ctx.db.scopedTo(tenants),
});

function roleOfSource({ source, code, organisation_kind }: SourceRow): RoleCode | undefined {
  if (source === 'enrolment') return 'pupil';
  if (source === 'posting') return roleOfPosting(code, organisation_kind);
  return findRole(code) ? (code as RoleCode) : undefined;
}

function toHeldRole(row: SourceRow): HeldRole | undefined {
  const role = roleOfSource(row);
  if (!role) return undefined;
  const { name, home } = roles[role];
  return {
    assignmentId: toAssignmentId(row.source, row.tenant_id, row.id),
    role,
    roleName: name,
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
    tenantId: row.tenant_id,
    path: row.path,
    tenants: row.tenants.includes(row.tenant_id) ? row.tenants : [row.tenant_id, ...row.tenants],
    home,
  };
}

/** One role for all children together: a parent of three does not switch between them. */
async function guardianRole(ctx: Ctx, personId: string, today: string): Promise<HeldRole | undefined> {
  const guardianships = await selectGuardianships(ctx.db, { guardianId: personId, today });
  const [first] = guardianships;
  if (!first) return undefined;
  const [place] = await selectEnrolmentPlaces(ctx.db, [first.child_id], today);
  const tenants = [...new Set(guardianships.map((row) => row.tenant_id))];
  const bureau = place ? undefined : (await selectTenants(ctx.db)).find(({ id }) => id === first.tenant_id);
  const organisation = place
    ? { id: place.school_id, name: place.school_name, kind: 'school' }
    : { id: bureau?.organisation_id ?? first.tenant_id, name: bureau?.name ?? '', kind: 'bureau' };
  return {
    assignmentId: toAssignmentId('guardianship', first.tenant_id, first.id),
    role: 'guardian',
    roleName: roles.guardian.name,
    organisation,
    tenantId: first.tenant_id,
    path: noPath,
    tenants,
    home: 'guardian',
  };
}

/**
 * The rights of one held role, read afresh: undefined once it was revoked, ended, or never was this person's.
 * One statement, because each request asks it.
 */
export async function grantFor(ctx: Ctx, personId: string, assignmentId: string): Promise<Grant | undefined> {
  const named = parseAssignmentId(assignmentId);
  if (!named) return undefined;
  const { source, tenantId, id } = named;
  const today = todayInChina(ctx.now().getTime());
  if (source === 'guardianship') {
    const held = await read(ctx, async (ctx) => {
      const person = await selectPerson(ctx.db, personId);
      return person && guardianRole(seeing(ctx, person.tenants), person.id, today);
    });
    return held && toGrant(held);
  }
  const [row] = await selectRoleSources(ctx.db.scopedTo([tenantId]), personId, today, { source, id });
  const held = row && toHeldRole(row);
  return held && toGrant(held);
}

/** The rights of a role as it was just read by `rolesOf`. */
export function toGrant({ assignmentId, role, tenantId, organisation, path, tenants }: HeldRole): Grant {
  return {
    assignmentId,
    role,
    tenantId,
    organisationId: organisation.id,
    path,
    tenants,
    permissions: permissionsOf(role),
  };
}
