import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { makeActivationCode, parseActivationCode, tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { applyRows, guardianshipTable } from './bulk.queries.ts';
import { joinTenant } from './bulk.service.ts';
import { guardianshipEnded, guardianshipStarted } from './directory.events.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import { type Child, childrenOf, type Relation } from './guardianship.service.ts';
import { selectPerson } from './person.queries.ts';
import { lastDayOf, seen } from './posting.service.ts';

/** 入学平台惯例: one guardian registers at most ten children. */
const mostChildren = 10;
const validDays = 14;
const dayMs = 86_400_000;
const mostPupilsAtOnce = 100;

export type IssuedCode = { childId: string; childName: string; code: string; expiresAt: string };

/**
 * Issues one-time codes by which guardians link these pupils: for a pupil, or for a class on paper. Codes are shown
 * once and stored as hashes; a new code voids the pupil's earlier ones.
 */
export async function issuePairingCodes(ctx: Ctx, childIds: readonly string[]): Promise<IssuedCode[]> {
  if (childIds.length > mostPupilsAtOnce)
    throw invalidField(
      '/childIds',
      `一次最多${mostPupilsAtOnce}名学生`,
      `at most ${mostPupilsAtOnce} pupils at once`,
    );
  return inTx(ctx, async (ctx) => {
    authorise(ctx, 'directory.pairing-code.issue');
    const now = ctx.now();
    const places = await selectEnrolmentPlaces(ctx.db, childIds, todayInChina(now.getTime()));
    const issued: IssuedCode[] = [];
    for (const childId of new Set(childIds)) {
      const place = places.find(
        (place) =>
          place.person_id === childId &&
          may(ctx, 'directory.pairing-code.issue', { tenantId: place.tenant_id, path: place.path }),
      );
      const child = place && (await selectPerson(ctx.db, childId));
      if (!place || !child) throw notFound('这名学生', 'pupil');
      await ctx.db
        .deleteFrom('directory.pairing_code')
        .where('child_id', '=', child.id)
        .where('used_at', 'is', null)
        .execute();
      const code = makeActivationCode();
      const expiresAt = new Date(now.getTime() + validDays * dayMs);
      await ctx.db
        .insertInto('directory.pairing_code')
        .values({
          hash: tokenHash(code.replaceAll('-', '')),
          tenant_id: place.tenant_id,
          child_id: child.id,
          issued_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
          issued_at: now,
          expires_at: expiresAt,
        })
        .execute();
      await audit(ctx, {
        action: 'directory.pairing-code.issue',
        tenantId: place.tenant_id,
        subject: { type: 'person', id: child.id },
      });
      issued.push({ childId: child.id, childName: child.name, code, expiresAt: expiresAt.toISOString() });
    }
    return issued;
  });
}

/**
 * Links the signed-in person as guardian of the child that a code stands for. The code is used up.
 * @throws directory.pairing-code-invalid for an unknown, used or expired one, without saying which
 */
export async function linkChild(
  ctx: Ctx,
  { code, relation }: { code: string; relation: Relation },
): Promise<Child> {
  const { personId } = personOf(ctx);
  const parsed = parseActivationCode(code);
  if (!parsed.ok) throw invalidField('/code', parsed.zh, parsed.en);
  const childId = await inTx(ctx, async (ctx) => {
    const now = ctx.now();
    const row = await ctx.db
      .updateTable('directory.pairing_code')
      .set({ used_at: now, used_by: personId })
      .where('hash', '=', tokenHash(parsed.value))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['tenant_id', 'child_id'])
      .executeTakeFirst();
    if (!row) throw new PlatformError('directory.pairing-code-invalid');
    await startGuardianship(ctx, row.tenant_id, {
      guardianId: personId,
      childId: row.child_id,
      relation,
      kind: 'legal',
    });
    return row.child_id;
  });
  return (await childrenOf(ctx, personId)).find((child) => child.person.id === childId) as Child;
}

export type NewGuardianship = {
  guardianId: string;
  childId: string;
  relation: Relation;
  kind: 'legal' | 'delegated';
};

/** Registers a guardian of a pupil by the school. */
export async function registerGuardian(ctx: Ctx, input: NewGuardianship): Promise<{ id: string }> {
  return inTx(ctx, async (ctx) => {
    authorise(ctx, 'directory.guardianship.update');
    const places = await selectEnrolmentPlaces(ctx.db, [input.childId], todayInChina(ctx.now().getTime()));
    const place = places.find((place) =>
      may(ctx, 'directory.guardianship.update', { tenantId: place.tenant_id, path: place.path }),
    );
    if (!place) throw notFound('这名学生', 'pupil');
    return { id: await startGuardianship(ctx, place.tenant_id, input) };
  });
}

async function startGuardianship(ctx: Ctx, tenantId: string, input: NewGuardianship): Promise<string> {
  const [guardian, child] = [
    await selectPerson(ctx.db, input.guardianId),
    await selectPerson(ctx.db, input.childId),
  ];
  if (!guardian) throw invalidField('/guardianId', '没有这个人员', 'there is no such person');
  if (!child) throw invalidField('/childId', '没有这名学生', 'there is no such pupil');
  if (guardian.id === child.id)
    throw invalidField('/guardianId', '不能做自己的监护人', 'nobody is their own guardian');
  const today = todayInChina(ctx.now().getTime());
  const tenants = [...new Set([...guardian.tenants, tenantId])];
  const scoped = { ...ctx, tenants, db: ctx.db.scopedTo(tenants) };
  const known = await selectGuardianships(scoped.db, { guardianId: guardian.id, today });
  if (known.some((row) => row.child_id === child.id)) throw new PlatformError('directory.already-linked');
  if (new Set(known.map((row) => row.child_id)).size >= mostChildren) {
    throw new PlatformError('directory.too-many-children', { values: { most: mostChildren } });
  }
  const id = uuidv7();
  const row = {
    id,
    guardianId: guardian.id,
    childId: child.id,
    relation: input.relation,
    kind: input.kind,
    validFrom: today,
  };
  await applyRows(scoped.db, { tenantId, at: ctx.now() }, guardianshipTable, [row]);
  await joinTenant(ctx, tenantId, [guardian.id]);
  await refreshAffiliations(scoped, tenantId, [guardian.id], today);
  await emit(scoped, guardianshipStarted, tenantId, {
    guardianshipId: id,
    guardianId: guardian.id,
    childId: child.id,
  });
  await audit(scoped, {
    action: 'directory.guardianship.start',
    tenantId,
    subject: { type: 'person', id: child.id },
    detail: { guardianshipId: id, guardianId: guardian.id },
  });
  return id;
}

/** Ends a guardianship from today on: by the school, or by the guardian. Consents that it gave are not touched. */
export async function endGuardianship(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('directory.guardianship')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('这项监护关系', 'guardianship');
    const own = ctx.actor.kind === 'person' && ctx.actor.personId === row.guardian_id;
    const today = todayInChina(ctx.now().getTime());
    if (!own) {
      const places = await selectEnrolmentPlaces(ctx.db, [row.child_id], today);
      if (
        !places.some((place) =>
          may(ctx, 'directory.guardianship.update', { tenantId: place.tenant_id, path: place.path }),
        )
      ) {
        throw notFound('这项监护关系', 'guardianship');
      }
    }
    await ctx.db
      .updateTable('directory.guardianship')
      .set({ valid_to: lastDayOf(row, today), updated_at: ctx.now() })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', id)
      .execute();
    await refreshAffiliations(ctx, row.tenant_id, [row.guardian_id], today);
    await emit(ctx, guardianshipEnded, row.tenant_id, {
      guardianshipId: id,
      guardianId: row.guardian_id,
      childId: row.child_id,
    });
    await audit(ctx, {
      action: 'directory.guardianship.end',
      tenantId: row.tenant_id,
      subject: { type: 'person', id: row.child_id },
      detail: { guardianshipId: id },
    });
  });
}
