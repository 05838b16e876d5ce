import { audit } from '#platform/audit.ts';
import { may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import {
  ageOfOwnConsent,
  ageOn,
  type ConsentPurpose,
  type ConsentTerms,
  consentPurposes,
} from './consent.policy.ts';
import { consentGiven, consentRevoked } from './directory.events.ts';
import { type PersonRow, selectPeople, selectPerson } from './person.queries.ts';
import { placesOf } from './person.service.ts';

export type Consent = {
  id: string;
  childId: string;
  purpose: string;
  recipient: string;
  terms: ConsentTerms;
  givenBy: { id: string; name: string };
  givenAt: string;
  revokedAt: string | null;
};

/** The child, seen through the tenants that know it. */
async function scopeOf(ctx: Ctx, childId: string): Promise<{ child: PersonRow; ctx: Ctx }> {
  const child = await selectPerson(ctx.db, childId);
  if (!child) throw notFound('这个孩子', 'child');
  return { child, ctx: { ...ctx, tenants: child.tenants, db: ctx.db.scopedTo(child.tenants) } };
}

/** The tenant that keeps the consent: where the guardianship stands; a grown child's own stands at its first tenant. */
async function consentingTenant(ctx: Ctx, child: PersonRow, personId: string): Promise<string> {
  const today = todayInChina(ctx.now().getTime());
  if (personId === child.id) {
    const [tenant] = child.tenants;
    if (tenant && child.birth_date && ageOn(child.birth_date, today) >= ageOfOwnConsent) return tenant;
    throw new PlatformError('directory.not-guardian', {
      detail: {
        zh: `未满${ageOfOwnConsent}周岁须由监护人同意`,
        en: `Under ${ageOfOwnConsent} the guardian consents`,
      },
    });
  }
  const [guardianship] = await selectGuardianships(ctx.db, {
    guardianId: personId,
    childId: child.id,
    today,
  });
  if (!guardianship) throw new PlatformError('directory.not-guardian');
  return guardianship.tenant_id;
}

/**
 * Gives consent for one purpose and recipient, with the terms as they stand today. Giving it again changes nothing.
 * @throws directory.not-guardian
 */
export async function giveConsent(
  ctx: Ctx,
  { childId, purpose, recipient }: { childId: string; purpose: ConsentPurpose; recipient: string },
): Promise<Consent> {
  const { personId } = personOf(ctx);
  return inTx(ctx, async (outer) => {
    const { child, ctx } = await scopeOf(outer, childId);
    const tenantId = await consentingTenant(ctx, child, personId);
    const before = await selectCurrent(ctx, child.id, purpose, recipient);
    if (!before) {
      const id = uuidv7();
      await ctx.db
        .insertInto('directory.consent')
        .values({
          tenant_id: tenantId,
          id,
          child_id: child.id,
          guardian_id: personId,
          purpose,
          recipient,
          terms: JSON.stringify(consentPurposes[purpose]),
          given_at: ctx.now(),
        })
        .execute();
      await emit(ctx, consentGiven, tenantId, { consentId: id, childId: child.id, purpose, recipient });
      await audit(ctx, {
        action: 'directory.consent.give',
        tenantId,
        subject: { type: 'person', id: child.id },
        detail: { consentId: id, purpose, recipient },
      });
    }
    const given = (await consentsOf(ctx, child.id)).find(
      (row) => row.purpose === purpose && row.recipient === recipient && !row.revokedAt,
    );
    return given as Consent;
  });
}

/** Revokes a consent: the next read that depends on it fails. Any guardian may, and the grown child. */
export async function revokeConsent(
  ctx: Ctx,
  { childId, consentId }: { childId: string; consentId: string },
): Promise<void> {
  const { personId } = personOf(ctx);
  await inTx(ctx, async (outer) => {
    const { child, ctx } = await scopeOf(outer, childId);
    await consentingTenant(ctx, child, personId);
    const row = await ctx.db
      .updateTable('directory.consent')
      .set({ revoked_at: ctx.now() })
      .where('tenant_id', 'in', child.tenants)
      .where('id', '=', consentId)
      .where('child_id', '=', child.id)
      .where('revoked_at', 'is', null)
      .returning(['tenant_id', 'purpose', 'recipient'])
      .executeTakeFirst();
    if (!row) throw notFound('这项同意', 'consent in force');
    const { tenant_id: tenantId, purpose, recipient } = row;
    await emit(ctx, consentRevoked, tenantId, { consentId, childId: child.id, purpose, recipient });
    await audit(ctx, {
      action: 'directory.consent.revoke',
      tenantId,
      subject: { type: 'person', id: child.id },
      detail: { consentId, purpose, recipient },
    });
  });
}

/** A child's consents, in force and revoked: for its guardians, itself, and those who answer for its place. */
export async function listConsents(ctx: Ctx, childId: string): Promise<Consent[]> {
  const { personId } = personOf(ctx);
  return read(ctx, async (outer) => {
    const { child, ctx } = await scopeOf(outer, childId);
    const today = todayInChina(ctx.now().getTime());
    const family =
      personId === child.id ||
      (await selectGuardianships(ctx.db, { guardianId: personId, childId: child.id, today })).length > 0;
    if (!family) {
      const places = await placesOf(outer, child);
      if (!places.some((place) => may(outer, 'directory.consent.read', place)))
        throw notFound('这个孩子', 'child');
    }
    return consentsOf(ctx, child.id);
  });
}

async function consentsOf(ctx: Ctx, childId: string): Promise<Consent[]> {
  const rows = await ctx.db
    .selectFrom('directory.consent')
    .selectAll()
    .where('tenant_id', 'in', [...ctx.db.tenants])
    .where('child_id', '=', childId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  const people = await selectPeople(ctx.db, [...new Set(rows.map((row) => row.guardian_id))]);
  return rows.map((row) => ({
    id: row.id,
    childId: row.child_id,
    purpose: row.purpose,
    recipient: row.recipient,
    terms: row.terms as unknown as ConsentTerms,
    givenBy: { id: row.guardian_id, name: people.get(row.guardian_id)?.name ?? '' },
    givenAt: row.given_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

async function selectCurrent(ctx: Ctx, childId: string, purpose: string, recipient: string) {
  return ctx.db
    .selectFrom('directory.consent')
    .select(['id', 'guardian_id', 'given_at'])
    .where('tenant_id', 'in', [...ctx.db.tenants])
    .where('child_id', '=', childId)
    .where('purpose', '=', purpose)
    .where('recipient', '=', recipient)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/**
 * The consent in force for a child, a purpose and a recipient, read afresh each time: undefined when it was never
 * given or was revoked, and then the caller must not pass the data on. No right is checked.
 */
export async function consentFor(
  ctx: Ctx,
  childId: string,
  purpose: string,
  recipient: string,
): Promise<{ id: string; guardianId: string; givenAt: Date } | undefined> {
  return read(ctx, async (outer) => {
    const child = await selectPerson(outer.db, childId);
    if (!child || child.tenants.length === 0) return undefined;
    const ctx = { ...outer, db: outer.db.scopedTo(child.tenants) };
    const row = await selectCurrent(ctx, child.id, purpose, recipient);
    return row && { id: row.id, guardianId: row.guardian_id, givenAt: row.given_at };
  });
}
