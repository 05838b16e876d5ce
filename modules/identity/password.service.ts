import { audit } from '#platform/audit.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { findAccount, setPassword } from './account.queries.ts';
import { attemptKeys, beginAttempt } from './attempt.service.ts';
import { highestGrade } from './grade.policy.ts';
import { demandPassword, hashPassword, verifyPassword } from './password.ts';
import { endSessionsOf, heldRolesOf } from './session.service.ts';

/**
 * Changes the own password; every other session ends. Wrong old passwords count as wrong sign-ins.
 * @throws identity.wrong-credentials, identity.password-reused, request.invalid at `/password`
 * @returns the context without that duty
 */
export async function changePassword(
  ctx: Ctx,
  input: { currentPassword: string; password: string },
): Promise<Ctx> {
  const actor = personOf(ctx);
  const { personId, sessionId } = actor;
  const [account, { roles }] = await Promise.all([findAccount(ctx, personId), heldRolesOf(ctx, personId)]);
  if (!account) throw new PlatformError('auth.signed-out');
  const attempt = await beginAttempt(ctx, attemptKeys.password(personId));
  if (!(await verifyPassword(account.password_hash, input.currentPassword))) {
    throw await attempt.fail('identity.wrong-credentials');
  }
  await attempt.succeed(ctx);
  if (input.password.normalize('NFKC') === input.currentPassword.normalize('NFKC')) {
    throw new PlatformError('identity.password-reused');
  }
  const grade = highestGrade(roles.map(({ role }) => role));
  demandPassword(input.password, account.login_name, grade);
  const hash = await hashPassword(input.password);
  const tenantId = roles[0]?.tenantId;
  await inTx(ctx, async (ctx) => {
    await setPassword(ctx, personId, { hash, grade, now: ctx.now() });
    await endSessionsOf(ctx, personId, { except: sessionId }, 'password-changed', tenantId);
    await audit(ctx, { action: 'identity.password.change', subject: { type: 'person', id: personId } });
  });
  return { ...ctx, actor: { ...actor, mustDo: actor.mustDo.filter((what) => what !== 'password') } };
}
