import { guardiansOf, isSeen, type PersonSummary, peopleByIds, recordsOf } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import {
  ageOfOwnConsent,
  ageOn,
  type ConsentPurpose,
  type ConsentTerms,
  consentPurposes,
} from './consent.policy.ts';
import { consentGiven, consentRevoked } from './guardians.events.ts';

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

type Family = { child: PersonSummary; records: readonly string[]; ctx: Ctx };

/** The child, seen through the tenants that know it; undefined when there is no such person. */
async function findFamily(outer: Ctx, childId: string): Promise<Family | undefined> {
  const child = (await peopleByIds(outer, [childId])).get(childId);
  if (!child) return undefined;
  const ctx = { ...outer, tenants: child.tenants, db: outer.db.scopedTo(child.tenants) };
  return { child, records: await recordsOf(outer, child.id), ctx };
}

async function getFamily(ctx: Ctx, childId: string): Promise<Family> {
  const family = await findFamily(ctx, childId);
  if (!family) throw notFound('这个孩子', 'child');
  return family;
}

const guardianshipOf = async ({ ctx, child }: Family, personId: string) =>
  (await guardiansOf(ctx, child.id)).find((guardian) => guardian.person.id === personId);

/** The tenant that keeps the consent: where the guardianship stands; a grown child's own stands at its first tenant. */
async function consentingTenant(family: Family, personId: string): Promise<string> {
  const { child, ctx } = family;
  if (personId === child.id) {
    const [tenant] = child.tenants;
    const today = todayInChina(ctx.now().getTime());
    if (tenant && child.birthDate && ageOn(child.birthDate, today) >= ageOfOwnConsent) return tenant;
    throw new PlatformError('guardians.not-guardian', {
      detail: {
        zh: `未满${ageOfOwnConsent}周岁须由监护人同意`,
        en: `Under ${ageOfOwnConsent} the guardian consents`,
      },
    });
  }
  const guardianship = await guardianshipOf(family, personId);
  if (!guardianship) throw new PlatformError('guardians.not-guardian');
  return guardianship.tenantId;
}

/**
 * Gives consent for one purpose and recipient, with the terms as they stand today. Giving it again changes nothing.
 * @throws guardians.not-guardian
 */
export async function giveConsent(
  ctx: Ctx,
  { childId, purpose, recipient }: { childId: string; purpose: ConsentPurpose; recipient: string },
): Promise<Consent> {
  const { personId } = personOf(ctx);
  return inTx(ctx, async (outer) => {
    const family = await getFamily(outer, childId);
    const { child, ctx } = family;
    const tenantId = await consentingTenant(family, personId);
    const before = await selectCurrent(family, purpose, recipient);
    if (!before) {
      const id = uuidv7();
      await ctx.db
        .insertInto('guardians.consent')
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
        action: 'guardians.consent.give',
        tenantId,
        subject: { type: 'person', id: child.id },
        detail: { consentId: id, purpose, recipient },
      });
    }
    const given = (await consentsOf(family)).find(
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
    const family = await getFamily(outer, childId);
    const { child, ctx } = family;
    await consentingTenant(family, personId);
    const row = await ctx.db
      .updateTable('guardians.consent')
      .set({ revoked_at: ctx.now() })
      .where('tenant_id', 'in', child.tenants)
      .where('id', '=', consentId)
      .where('child_id', 'in', family.records)
      .where('revoked_at', 'is', null)
      .returning(['tenant_id', 'purpose', 'recipient'])
      .executeTakeFirst();
    if (!row) throw notFound('这项同意', 'consent in force');
    const { tenant_id: tenantId, purpose, recipient } = row;
    await emit(ctx, consentRevoked, tenantId, { consentId, childId: child.id, purpose, recipient });
    await audit(ctx, {
      action: 'guardians.consent.revoke',
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
    const family = await getFamily(outer, childId);
    const { child } = family;
    const ofFamily = personId === child.id || (await guardianshipOf(family, personId));
    if (!ofFamily && !(await isSeen(outer, child.id, 'guardians.consent.read')))
      throw notFound('这个孩子', 'child');
    return consentsOf(family);
  });
}

async function consentsOf({ ctx, child, records }: Family): Promise<Consent[]> {
  const rows = await ctx.db
    .selectFrom('guardians.consent')
    .selectAll()
    .where('tenant_id', 'in', [...ctx.db.tenants])
    .where('child_id', 'in', records)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  const people = await peopleByIds(
    ctx,
    rows.map((row) => row.guardian_id),
  );
  return rows.map((row) => ({
    id: row.id,
    childId: child.id,
    purpose: row.purpose,
    recipient: row.recipient,
    terms: row.terms as unknown as ConsentTerms,
    givenBy: { id: row.guardian_id, name: people.get(row.guardian_id)?.name ?? '' },
    givenAt: row.given_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

async function selectCurrent({ ctx, records }: Family, purpose: string, recipient: string) {
  return ctx.db
    .selectFrom('guardians.consent')
    .select(['id', 'guardian_id', 'given_at'])
    .where('tenant_id', 'in', [...ctx.db.tenants])
    .where('child_id', 'in', records)
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
  return read(ctx, async (ctx) => {
    const family = await findFamily(ctx, childId);
    if (!family || family.child.tenants.length === 0) return undefined;
    const row = await selectCurrent(family, purpose, recipient);
    return row && { id: row.id, guardianId: row.guardian_id, givenAt: row.given_at };
  });
}
