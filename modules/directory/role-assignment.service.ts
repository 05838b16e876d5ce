import { sql } from 'kysely';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { applyRows, roleAssignmentTable } from './bulk.queries.ts';
import { joinTenant } from './bulk.service.ts';
import { roleGranted, roleRevoked } from './directory.events.ts';
import { selectOrganisations } from './organisation.queries.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { refuseClosed } from './organisation-edit.service.ts';
import { selectPeople, selectPerson } from './person.queries.ts';
import { lastDayOf, seen } from './posting.service.ts';
import { findRole, separatedAdministrators } from './role.policy.ts';
import { selectAssignedRoles } from './role.queries.ts';

/** Roles that follow from a register are never granted by hand: the register is corrected instead. */
const neverGranted = new Set(['pupil', 'guardian', 'citizen']);
const administrators = new Set(separatedAdministrators);
const bureauKinds = new Set(['bureau', 'department']);

export type NewRoleAssignment = {
  personId: string;
  role: string;
  organisationId: string;
  validFrom?: string | undefined;
  validTo?: string | undefined;
};

/**
 * Grants a role at a node. Only security administrators hold the right (GB/T 22239-2019, 8.1.5.3), never to themselves,
 * and nobody comes to hold two of the three administrators' roles, in any tenant.
 */
export async function grantRole(ctx: Ctx, input: NewRoleAssignment): Promise<{ id: string }> {
  return inTx(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, input.organisationId);
    authorise(ctx, 'directory.role.grant', placeOf(node));
    refuseClosed(node);
    const role = findRole(input.role);
    if (!role) throw invalidField('/role', '没有这个角色', 'there is no such role');
    if (neverGranted.has(input.role)) {
      throw new PlatformError('directory.role-unfit', {
        detail: {
          zh: `${role.name.zh}随学籍或监护关系产生，不单独授予`,
          en: `${role.name.en} follows from a register and is not granted`,
        },
      });
    }
    if (administrators.has(input.role) && !bureauKinds.has(node.kind)) {
      throw new PlatformError('directory.role-unfit', {
        detail: { zh: '三员只能设在教育行政部门', en: 'The three administrators stand at bureaus only' },
      });
    }
    if (ctx.actor.kind === 'person' && ctx.actor.personId === input.personId)
      throw new PlatformError('directory.not-to-oneself');
    const person = await lockPerson(ctx, input.personId);
    await refuseTwoOfThree(ctx, person, input.role);
    const today = todayInChina(ctx.now().getTime());
    const validFrom = input.validFrom ?? today;
    if (input.validTo !== undefined && input.validTo <= validFrom) {
      throw invalidField('/validTo', '结束日期应晚于开始日期', 'the end must be after the beginning');
    }
    const id = uuidv7();
    const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : undefined;
    const row = { ...input, id, personId: person.id, validFrom, path: node.path, grantedBy };
    await applyRows(ctx.db, { tenantId: node.tenant_id, at: ctx.now() }, roleAssignmentTable, [row]);
    await joinTenant(ctx, node.tenant_id, [person.id]);
    await emit(ctx, roleGranted, node.tenant_id, {
      personId: person.id,
      assignmentId: id,
      role: input.role,
      organisationId: node.id,
    });
    await audit(ctx, {
      action: 'directory.role.grant',
      tenantId: node.tenant_id,
      subject: { type: 'person', id: person.id },
      detail: { role: input.role, organisationId: node.id, assignmentId: id },
    });
    return { id };
  });
}

/** Two grants to one person at once wait for each other, so that neither misses the other's role. */
async function lockPerson(ctx: Ctx, id: string): Promise<{ id: string; tenants: string[] }> {
  const person = await selectPerson(ctx.db, id);
  if (!person) throw invalidField('/personId', '没有这个人员', 'there is no such person');
  await sql`select 1 from directory.person where id = ${person.id} for update`.execute(ctx.db);
  return person;
}

/** @throws directory.separated-roles */
async function refuseTwoOfThree(
  ctx: Ctx,
  person: { id: string; tenants: readonly string[] },
  role: string,
): Promise<void> {
  if (!administrators.has(role)) return;
  const today = todayInChina(ctx.now().getTime());
  const tenants = [...new Set([...person.tenants, ...ctx.db.tenants])];
  const held = await selectAssignedRoles(ctx.db.scopedTo(tenants), person.id, today);
  if (held.some((other) => administrators.has(other) && other !== role))
    throw new PlatformError('directory.separated-roles');
}

/** Takes a granted role back from today on. The next request under it is refused. */
export async function revokeRole(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('directory.role_assignment')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('这项授权', 'role assignment');
    authorise(ctx, 'directory.role.grant', placeOf(row));
    if (ctx.actor.kind === 'person' && ctx.actor.personId === row.person_id)
      throw new PlatformError('directory.not-to-oneself');
    const today = todayInChina(ctx.now().getTime());
    // A grant with a planned end, or one that has not begun, may be cut short too.
    const open = row.valid_to !== null && row.valid_to > today ? { ...row, valid_to: null } : row;
    const day = open.valid_from > today ? open.valid_from : lastDayOf(open, today);
    await ctx.db
      .updateTable('directory.role_assignment')
      .set({ valid_to: day, updated_at: ctx.now() })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', id)
      .execute();
    const event = {
      personId: row.person_id,
      assignmentId: id,
      role: row.role,
      organisationId: row.organisation_id,
    };
    await emit(ctx, roleRevoked, row.tenant_id, event);
    await audit(ctx, {
      action: 'directory.role.revoke',
      tenantId: row.tenant_id,
      subject: { type: 'person', id: row.person_id },
      detail: { role: row.role, assignmentId: id },
    });
  });
}

export type RoleAssignment = {
  id: string;
  role: string;
  roleName: { zh: string; en: string };
  person: { id: string; name: string };
  organisation: { id: string; name: string };
  validFrom: string;
  validTo: string | null;
};

/** Granted roles at or below the actor's node (or a node below it), the newest first. */
export async function listRoleAssignments(
  ctx: Ctx,
  {
    personId,
    organisationId,
    cursor,
    limit,
  }: { personId?: string | undefined; organisationId?: string | undefined } & PageQuery,
): Promise<Page<RoleAssignment>> {
  return read(ctx, async (ctx) => {
    const node = organisationId ? await getOrganisationRow(ctx, organisationId) : undefined;
    authorise(ctx, 'directory.role.read', node && placeOf(node));
    const path = node?.path ?? grantOf(ctx).path;
    const after = fromCursor(cursor, 1);
    let query = ctx.db
      .selectFrom('directory.role_assignment')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('path', '>=', path)
      .where('path', '<', `${path}~`)
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (personId) query = query.where('person_id', '=', personId);
    if (after) query = query.where('id', '<', String(after[0]));
    const page = cutPage(await query.execute(), limit, (row) => [row.id]);
    const [people, nodes] = await Promise.all([
      selectPeople(
        ctx.db,
        page.items.map((row) => row.person_id),
      ),
      selectOrganisations(
        ctx.db,
        page.items.map((row) => row.organisation_id),
      ),
    ]);
    const names = new Map(nodes.map((row) => [row.id, row.name]));
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((row) => ({
        id: row.id,
        role: row.role,
        roleName: findRole(row.role)?.name ?? { zh: row.role, en: row.role },
        person: { id: row.person_id, name: people.get(row.person_id)?.name ?? '' },
        organisation: { id: row.organisation_id, name: names.get(row.organisation_id) ?? '' },
        validFrom: row.valid_from,
        validTo: row.valid_to,
      })),
    };
  });
}
