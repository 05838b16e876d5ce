import { audit } from '#platform/audit.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { findAccount, setPassword } from './account.queries.ts';
import { attemptKeys, beginAttempt } from './attempt.service.ts';
import { demandPassword, hashPassword, verifyPassword } from './password.ts';
import { highestLevel } from './security-level.policy.ts';
import type { SessionView } from './session.schema.ts';
import { endSessionsOf, heldRolesOf, viewSession } from './session.service.ts';

/**
 * Changes the own password; every other session ends. Wrong old passwords count as wrong sign-ins.
 * @throws identity.wrong-credentials, identity.password-reused, request.invalid at `/password`
 */
export async function changePassword(
  ctx: Ctx,
  input: { currentPassword: string; password: string },
): Promise<SessionView> {
  const actor = personOf(ctx);
  const { personId, sessionId } = actor;
  const [account, { roles }] = await Promise.all([findAccount(ctx, personId), heldRolesOf(ctx, personId)]);
  if (!account) throw new PlatformError('auth.signed-out');
  const attempt = await beginAttempt(ctx, attemptKeys.password(personId));
  if (!(await verifyPassword(ctx, account.password_hash, input.currentPassword))) {
    throw await attempt.fail('identity.wrong-credentials');
  }
  await attempt.succeed(ctx);
  if (input.password.normalize('NFKC') === input.currentPassword.normalize('NFKC')) {
    throw new PlatformError('identity.password-reused');
  }
  const level = highestLevel(roles.map(({ role }) => role));
  demandPassword(input.password, account.login_name, level);
  const hash = await hashPassword(ctx, input.password);
  const tenantId = roles[0]?.tenantId;
  await inTx(ctx, async (ctx) => {
    await setPassword(ctx, personId, { hash, level, now: ctx.now() });
    await endSessionsOf(ctx, personId, { except: sessionId }, 'password-changed', tenantId);
    await audit(ctx, { action: 'identity.password.change', subject: { type: 'person', id: personId } });
  });
  const mustDo = actor.mustDo.filter((what) => what !== 'password');
  return viewSession({ ...ctx, actor: { ...actor, mustDo } });
}
