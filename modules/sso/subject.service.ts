import { type PersonSummary, peopleByIds, rolesOf } from '#modules/directory/index.ts';
import { ageOfOwnConsent, ageOn, type ConsentPurpose, consentFor } from '#modules/guardians/index.ts';
import { accountFacts } from '#modules/identity/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isOpenTo } from './app.policy.ts';
import type { WorkingApp } from './client.service.ts';
import { isBeyondSignIn } from './scope.policy.ts';

/** What a guardian's consent is given for, with the app's id as recipient (see the module guardians). */
export const consentPurpose: ConsentPurpose = 'sso.profile';

export type Subject = {
  person: PersonSummary;
  loginName: string;
  updatedAt: Date;
  /** Those of the person's roles that the app was opened to. */
  roles: { role: string; organisation: { id: string; name: string } }[];
  /** Younger than 14, or a pupil of unknown age. */
  isChild: boolean;
  /** A child's guardian agreed that this app gets to know the child. */
  guardianAgreed: boolean;
};

/** Who signs in, as far as one app is concerned. Undefined without an account that works. */
export async function findSubject(
  ctx: Ctx,
  personId: string,
  { id, approval }: WorkingApp,
): Promise<Subject | undefined> {
  const [people, accounts] = await Promise.all([peopleByIds(ctx, [personId]), accountFacts(ctx, [personId])]);
  const person = people.get(personId);
  const account = accounts.get(personId);
  if (!person || !account?.active) return undefined;
  const system = dangerouslyAsSystem(ctx, 'single sign-on', person.tenants);
  const held = await rolesOf(system, personId);
  const isChild = person.birthDate
    ? ageOn(person.birthDate, todayInChina(ctx.now().getTime())) < ageOfOwnConsent
    : held.some(({ role }) => role === 'pupil');
  const consent = isChild && (await consentFor(system, personId, consentPurpose, id));
  return {
    person,
    loginName: account.loginName,
    updatedAt: account.updatedAt,
    roles: held
      .filter((role) => isOpenTo(approval, role))
      .map(({ role, organisation: { id, name } }) => ({ role, organisation: { id, name } })),
    isChild,
    guardianAgreed: Boolean(consent),
  };
}

/** The scopes that may be granted for this person: of a child without a guardian's consent, that it signed in. */
export function grantableScopes({ isChild, guardianAgreed }: Subject, scopes: readonly string[]): string[] {
  if (!isChild || guardianAgreed) return [...scopes];
  return scopes.filter((scope) => !isBeyondSignIn(scope));
}

/** The claims of some scopes (OpenID Connect Core, section 5.1; `roles` and `organisation` are ours). */
export function claimsOf(subject: Subject, granted: ReadonlySet<string>): Record<string, unknown> {
  const scopes = new Set(grantableScopes(subject, [...granted]));
  const claims: Record<string, unknown> = {};
  if (scopes.has('profile')) {
    claims.name = subject.person.name;
    claims.preferred_username = subject.loginName;
    claims.updated_at = Math.floor(subject.updatedAt.getTime() / 1000);
  }
  if (scopes.has('roles')) claims.roles = subject.roles;
  if (scopes.has('organisation')) claims.organisation = subject.roles[0]?.organisation ?? null;
  return claims;
}
