import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { applyRows, postingTable, type RosterTable, teachingTable } from './bulk.queries.ts';
import { joinTenant } from './bulk.service.ts';
import { postingEnded, postingStarted, teachingEnded, teachingStarted } from './directory.events.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { parentPlace, refuseClosed } from './organisation-edit.service.ts';
import { selectPerson } from './person.queries.ts';
import { findPost, roleOfPosting } from './role.policy.ts';

export type NewPosting = {
  personId: string;
  organisationId: string;
  post: string;
  subjects?: readonly string[] | undefined;
  isPrimary?: boolean | undefined;
  validFrom?: string | undefined;
};

/** Posts a person at an organisation; a role follows from the post. */
export async function startPosting(ctx: Ctx, input: NewPosting): Promise<{ id: string }> {
  return inTx(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, input.organisationId);
    authorise(ctx, 'directory.posting.update', placeOf(node));
    refuseClosed(node);
    if (!findPost(input.post)) throw invalidField('/post', '没有这个岗位', 'there is no such post');
    const role = roleOfPosting(input.post, node.kind);
    if (!role) throw invalidField('/post', '这个岗位不设在学校', 'this post does not stand at a school');
    // A role follows from a post, so nobody posts themselves, and heads are made from above.
    if (ctx.actor.kind === 'person' && ctx.actor.personId === input.personId)
      throw new PlatformError('directory.not-to-oneself');
    if (role === 'principal') authorise(ctx, 'directory.posting.update', parentPlace(node));
    const person = await getKnown(ctx, input.personId);
    const today = todayInChina(ctx.now().getTime());
    const row = { ...input, id: uuidv7(), personId: person.id, validFrom: input.validFrom ?? today };
    await write(ctx, node.tenant_id, postingTable, row);
    await joinTenant(ctx, node.tenant_id, [person.id]);
    await refreshAffiliations(ctx, node.tenant_id, [person.id], today);
    await emit(ctx, postingStarted, node.tenant_id, {
      personId: person.id,
      postingId: row.id,
      organisationId: node.id,
    });
    await audit(ctx, {
      action: 'directory.posting.start',
      tenantId: node.tenant_id,
      subject: { type: 'posting', id: row.id },
      detail: { personId: person.id, post: input.post },
    });
    return { id: row.id };
  });
}

/** Ends a posting from a day on (today unless told): the role that followed ends with it. */
export async function endPosting(ctx: Ctx, id: string, on?: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('directory.posting')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('这条任职', 'posting');
    const node = await getOrganisationRow(ctx, row.organisation_id);
    authorise(ctx, 'directory.posting.update', placeOf(node));
    const today = todayInChina(ctx.now().getTime());
    const day = lastDayOf(row, on ?? today);
    await ctx.db
      .updateTable('directory.posting')
      .set({ valid_to: day, version: row.version + 1, updated_at: ctx.now() })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', id)
      .execute();
    await refreshAffiliations(ctx, row.tenant_id, [row.person_id], today);
    await emit(ctx, postingEnded, row.tenant_id, {
      personId: row.person_id,
      postingId: id,
      organisationId: node.id,
    });
    await audit(ctx, {
      action: 'directory.posting.end',
      tenantId: row.tenant_id,
      subject: { type: 'posting', id },
      detail: { on: day },
    });
  });
}

export type NewTeaching = {
  personId: string;
  classId: string;
  subject: string;
  termId?: string | undefined;
  validFrom?: string | undefined;
};

/** Gives a teacher a subject in a class. */
export async function startTeaching(ctx: Ctx, input: NewTeaching): Promise<{ id: string }> {
  return inTx(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, input.classId);
    authorise(ctx, 'directory.teaching.update', placeOf(node));
    refuseClosed(node);
    if (node.kind !== 'class' && node.kind !== 'group')
      throw invalidField('/classId', '任课应在班级或小组', 'teaching happens in a class or group');
    const person = await getKnown(ctx, input.personId);
    const row = {
      ...input,
      id: uuidv7(),
      personId: person.id,
      validFrom: input.validFrom ?? todayInChina(ctx.now().getTime()),
    };
    await write(ctx, node.tenant_id, teachingTable, row);
    await joinTenant(ctx, node.tenant_id, [person.id]);
    await emit(ctx, teachingStarted, node.tenant_id, {
      personId: person.id,
      teachingId: row.id,
      classId: node.id,
    });
    await audit(ctx, {
      action: 'directory.teaching.start',
      tenantId: node.tenant_id,
      subject: { type: 'teaching', id: row.id },
    });
    return { id: row.id };
  });
}

export async function endTeaching(ctx: Ctx, id: string, on?: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('directory.teaching')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('这条任课', 'teaching duty');
    const node = await getOrganisationRow(ctx, row.class_id);
    authorise(ctx, 'directory.teaching.update', placeOf(node));
    const day = lastDayOf(row, on ?? todayInChina(ctx.now().getTime()));
    await ctx.db
      .updateTable('directory.teaching')
      .set({ valid_to: day, updated_at: ctx.now() })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', id)
      .execute();
    await emit(ctx, teachingEnded, row.tenant_id, {
      personId: row.person_id,
      teachingId: id,
      classId: node.id,
    });
    await audit(ctx, {
      action: 'directory.teaching.end',
      tenantId: row.tenant_id,
      subject: { type: 'teaching', id },
      detail: { on: day },
    });
  });
}

const nobody = '00000000-0000-0000-0000-000000000000';
/** The tenants of a condition: an empty list would be no SQL. */
export const seen = (ctx: Ctx): string[] => (ctx.db.tenants.length > 0 ? [...ctx.db.tenants] : [nobody]);

async function getKnown(ctx: Ctx, personId: string) {
  const person = await selectPerson(ctx.db, personId);
  if (!person) throw invalidField('/personId', '没有这个人员', 'there is no such person');
  return person;
}

async function write<T extends { id: string }>(
  ctx: Ctx,
  tenantId: string,
  table: RosterTable<T>,
  row: T,
): Promise<void> {
  await applyRows(ctx.db, { tenantId, at: ctx.now() }, table, [row]);
}

/** @throws directory.already-ended, request.invalid for a day before it began */
export function lastDayOf(row: { valid_from: string; valid_to: string | null }, on: string): string {
  if (row.valid_to !== null)
    throw new PlatformError('directory.already-ended', { extra: { validTo: row.valid_to } });
  if (on < row.valid_from)
    throw invalidField('/on', `不能早于开始日期 ${row.valid_from}`, `not before it began, ${row.valid_from}`);
  return on;
}
