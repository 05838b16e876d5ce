import {
  type Child,
  childrenOf,
  peopleByIds,
  pupilPlaces,
  type Relation,
  startGuardianship,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { makeActivationCode, parseActivationCode, tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';

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
    authorise(ctx, 'guardians.pairing-code.issue');
    const now = ctx.now();
    const places = await pupilPlaces(ctx, childIds);
    const children = await peopleByIds(ctx, childIds);
    const issued: IssuedCode[] = [];
    for (const childId of new Set(childIds)) {
      const place = places.find(
        (place) => place.personId === childId && may(ctx, 'guardians.pairing-code.issue', place),
      );
      const child = children.get(childId);
      if (!place || !child) throw notFound('这名学生', 'pupil');
      await ctx.db
        .deleteFrom('guardians.pairing_code')
        .where('child_id', '=', child.id)
        .where('used_at', 'is', null)
        .execute();
      const code = makeActivationCode();
      const expiresAt = new Date(now.getTime() + validDays * dayMs);
      await ctx.db
        .insertInto('guardians.pairing_code')
        .values({
          hash: tokenHash(code.replaceAll('-', '')),
          tenant_id: place.tenantId,
          child_id: child.id,
          issued_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
          issued_at: now,
          expires_at: expiresAt,
        })
        .execute();
      await audit(ctx, {
        action: 'guardians.pairing-code.issue',
        tenantId: place.tenantId,
        subject: { type: 'person', id: child.id },
      });
      issued.push({ childId: child.id, childName: child.name, code, expiresAt: expiresAt.toISOString() });
    }
    return issued;
  });
}

/**
 * Links the signed-in person as guardian of the child that a code stands for. The code is used up.
 * @throws guardians.pairing-code-invalid for an unknown, used or expired one, without saying which
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
      .updateTable('guardians.pairing_code')
      .set({ used_at: now, used_by: personId })
      .where('hash', '=', tokenHash(parsed.value))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['tenant_id', 'child_id'])
      .executeTakeFirst();
    if (!row) throw new PlatformError('guardians.pairing-code-invalid');
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
