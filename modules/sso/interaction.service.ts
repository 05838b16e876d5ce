import type Provider from 'oidc-provider';
import { audit } from '#platform/audit.ts';
import { type Ctx, type PersonActor, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { findWorkingApp, type WorkingApp } from './client.service.ts';
import { keepConsent } from './consent.service.ts';
import type { InteractionView } from './interaction.schema.ts';
import { findIconOwners } from './key.queries.ts';
import {
  describeScope,
  isAppScope,
  isBeyondSignIn,
  isPersonScope,
  type Scope,
  scopeNames,
} from './scope.policy.ts';
import { findSubject, grantableScopes } from './subject.service.ts';

type Interaction = InstanceType<Provider['Interaction']>;

async function getInteraction(provider: Provider, uid: string): Promise<Interaction> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) throw new PlatformError('sso.interaction-gone');
  return interaction;
}

/**
 * What a sign-in request waits for. A missing sign-in was made good by now, or is not fresh enough; else the person
 * must say yes to what the app wants to know.
 * @throws sso.interaction-gone, sso.app-unavailable, sso.not-for-you
 */
export async function viewInteraction(ctx: Ctx, provider: Provider, uid: string): Promise<InteractionView> {
  const actor = personOf(ctx);
  const interaction = await getInteraction(provider, uid);
  if (interaction.prompt.name === 'login') return viewLogin(actor, interaction);
  const { app, subject, asked } = await openConsent(ctx, actor, interaction);
  const grantable = new Set(grantableScopes(subject, asked));
  return {
    state: 'consent',
    ...(await viewAsker(ctx, app)),
    person: { id: subject.person.id, name: subject.person.name },
    scopes: asked.filter((scope) => grantable.has(scope)).map((scope) => describeScope(scope as Scope)),
    withheld: asked.filter((scope) => !grantable.has(scope)).map((scope) => describeScope(scope as Scope)),
    isChild: subject.isChild,
  };
}

/** A request that wants a fresh sign-in is met by another session than the one that it began in. */
async function viewLogin(actor: PersonActor, interaction: Interaction): Promise<InteractionView> {
  const { session, prompt } = interaction;
  const needsFresh = prompt.reasons.some((reason) => reason !== 'no_session');
  if (needsFresh && session?.uid === actor.sessionId) return { state: 'sign-in-again' };
  if (session?.uid && session.uid !== actor.sessionId) {
    // The provider would refuse to go on in a new session; the cookie of the request still binds it to this browser.
    interaction.session = undefined;
    await interaction.save(lifetime);
  }
  return { state: 'continue', url: pathOf(interaction.returnTo) };
}

/** Our pages go on to a path of this site; the provider names the whole address. */
const pathOf = (url: string) => new URL(url).pathname;

/** The app that asks, as the person is shown it. */
export async function viewAsker(ctx: Ctx, { id, approval }: WorkingApp) {
  const { name, unit, purpose, storage, icp, protectionLevel } = approval;
  const hasIcon = (await findIconOwners(ctx, [id])).has(id);
  return { app: { id, name, unit, purpose, storage, icp, protectionLevel, hasIcon } };
}

async function openConsent(ctx: Ctx, actor: PersonActor, interaction: Interaction) {
  // Begun by this very session: a link to another person's request agrees to nothing (session fixation).
  const { session, params } = interaction;
  if (
    interaction.prompt.name !== 'consent' ||
    session?.accountId !== actor.personId ||
    session.uid !== actor.sessionId
  ) {
    throw new PlatformError('sso.interaction-gone');
  }
  const app = await findWorkingApp(ctx, String(params.client_id));
  if (!app) throw new PlatformError('sso.app-unavailable');
  const subject = await findSubject(ctx, actor.personId, app);
  if (!subject || subject.roles.length === 0) throw new PlatformError('sso.not-for-you');
  const wanted = String(params.scope ?? '').split(' ');
  const asked = wanted.filter(
    (scope) => isPersonScope(scope) && (app.approval.scopes as string[]).includes(scope),
  );
  return { app, subject, asked };
}

const lifetime = 600;

/**
 * The person agrees; of what a child without its guardian's consent is asked, only the sign-in is granted.
 * @returns the path that leads back to the app
 */
export async function agree(
  ctx: Ctx,
  provider: Provider,
  uid: string,
  { remember }: { remember: boolean },
): Promise<string> {
  const actor = personOf(ctx);
  const interaction = await getInteraction(provider, uid);
  const { app, subject, asked } = await openConsent(ctx, actor, interaction);
  const granted = grantableScopes(subject, asked);
  const grant = await grantOf(provider, interaction, actor.personId, app.id);
  grant.addOIDCScope(granted);
  const refused = [...scopeNames.filter(isAppScope), ...asked.filter((scope) => !granted.includes(scope))];
  grant.rejectOIDCScope(refused);
  const isWhole = refused.every((scope) => !isBeyondSignIn(scope));
  await inTx(ctx, (ctx) =>
    keepConsent(ctx, app, { personId: actor.personId, scopes: granted, remembered: remember && isWhole }),
  );
  interaction.result = { ...interaction.lastSubmission, consent: { grantId: await grant.save() } };
  await interaction.save(lifetime);
  return pathOf(interaction.returnTo);
}

async function grantOf(provider: Provider, { grantId }: Interaction, accountId: string, clientId: string) {
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  return known && known.accountId === accountId ? known : new provider.Grant({ accountId, clientId });
}

/** The person does not agree: the app is told so (RFC 6749, 4.1.2.1, access_denied). */
export async function refuse(ctx: Ctx, provider: Provider, uid: string): Promise<string> {
  const actor = personOf(ctx);
  const interaction = await getInteraction(provider, uid);
  const { app } = await openConsent(ctx, actor, interaction);
  interaction.result = { error: 'access_denied', error_description: 'the person did not agree' };
  await interaction.save(lifetime);
  await audit(ctx, { action: 'sso.consent.refuse', subject: { type: 'app', id: app.id } });
  return pathOf(interaction.returnTo);
}
