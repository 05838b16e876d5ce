import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { casScopes, findCasApp, makeProof, pathOf, subjectOf } from './cas-login.service.ts';
import { keepConsent } from './consent.service.ts';
import type { InteractionView } from './interaction.schema.ts';
import { viewAsker } from './interaction.service.ts';
import { describeScope, isBeyondSignIn } from './scope.policy.ts';
import { grantableScopes } from './subject.service.ts';

/** Reads the path that `/cas/login` sent the browser away with. @throws sso.interaction-gone for any other */
async function openRequest(ctx: Ctx, to: string) {
  const actor = personOf(ctx);
  const url = to.startsWith('/cas/login?') ? URL.parse(to, 'http://here.invalid') : null;
  const service = url?.origin === 'http://here.invalid' ? url.searchParams.get('service') : null;
  if (!url || !service) throw new PlatformError('sso.interaction-gone');
  const app = await findCasApp(ctx, service);
  if (!app) throw new PlatformError('sso.app-unavailable');
  return {
    actor,
    app,
    subject: await subjectOf(ctx, actor, app),
    query: Object.fromEntries(url.searchParams),
  };
}

/** What a CAS app gets to know, for the person to agree to. */
export async function viewCasConsent(ctx: Ctx, to: string): Promise<InteractionView> {
  const { app, subject } = await openRequest(ctx, to);
  const asked = casScopes(app);
  const grantable = new Set(grantableScopes(subject, asked));
  return {
    state: 'consent',
    ...(await viewAsker(ctx, app)),
    person: { id: subject.person.id, name: subject.person.name },
    scopes: asked.filter((scope) => grantable.has(scope)).map(describeScope),
    withheld: asked.filter((scope) => !grantable.has(scope)).map(describeScope),
    isChild: subject.isChild,
  };
}

/** The person agrees. @returns the path that goes on to the service */
export async function agreeToCas(
  ctx: Ctx,
  { to, remember }: { to: string; remember: boolean },
): Promise<string> {
  const { actor, app, subject, query } = await openRequest(ctx, to);
  const asked = casScopes(app);
  const granted = grantableScopes(subject, asked);
  const isWhole = asked.every((scope) => granted.includes(scope) || !isBeyondSignIn(scope));
  await inTx(ctx, (ctx) =>
    keepConsent(ctx, app, { personId: actor.personId, scopes: granted, remembered: remember && isWhole }),
  );
  return pathOf({ ...query, agreed: makeProof(ctx, 'agreed', `${actor.sessionId} ${app.id}`) });
}
