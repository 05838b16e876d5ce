import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { endSessionsOf } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/ctx.ts';

type SessionClass = Provider['Session'];
type Session = Awaited<ReturnType<SessionClass['get']>>;
type KoaContext = Parameters<SessionClass['get']>[0] & {
  oidc?: { entity?: (name: string, value: unknown) => void };
};

const requests = new WeakMap<IncomingMessage, Ctx>();

/** Lets the provider see whose request this is. */
export function rememberRequest(request: IncomingMessage, ctx: Ctx): void {
  requests.set(request, ctx);
}

/** The person signed in to the platform who makes this request, unless something must be done first. */
export function signedInPerson(request: IncomingMessage): PersonActor | undefined {
  const actor = requests.get(request)?.actor;
  return actor?.kind === 'person' && actor.mustDo.length === 0 ? actor : undefined;
}

/**
 * Makes the provider's session a shadow of the platform's: one sign-in, one sign-out. It is found by the platform
 * session's id, so the provider's own cookie opens nothing; whoever is signed out of the platform is signed out here.
 */
export function followPlatformSession(base: Ctx, provider: Provider): void {
  const { Session } = provider;
  const getByCookie = Session.get.bind(Session);
  // The identifier is no credential, so it need not change at sign-in; tokens find the session by `uid`.
  Session.prototype.resetIdentifier = () => undefined;
  const { destroy } = Session.prototype;
  Session.prototype.destroy = async function (this: Session) {
    await destroy.call(this);
    if (this.accountId) await endSessionsOf(base, this.accountId, { id: this.uid }, 'signed-out', undefined);
  };
  Session.get = async (koa) => {
    const actor = signedInPerson(koa.req);
    const session = actor
      ? await sessionOf(Session, koa.req, actor)
      : withoutPerson(Session, await getByCookie(koa));
    (koa as KoaContext).oidc?.entity?.('Session', session);
    return session;
  };
}

async function sessionOf(
  Session: SessionClass,
  request: IncomingMessage,
  actor: PersonActor,
): Promise<Session> {
  const known = await Session.findByUid(actor.sessionId);
  if (known?.accountId === actor.personId) return known;
  const { now } = requests.get(request) as Ctx;
  const session = new (Session as unknown as new () => Session)();
  Object.assign(session, { uid: actor.sessionId, jti: actor.sessionId, touched: true });
  session.loginAccount({
    accountId: actor.personId,
    loginTs: Math.floor((actor.signedIn?.at ?? now()).getTime() / 1000),
    amr: actor.signedIn && [...actor.signedIn.methods],
  });
  return session;
}

/** What the cookie leads to is good for the steps of a sign-out, never for who somebody is. */
function withoutPerson(Session: SessionClass, session: Session): Session {
  return session.accountId ? new (Session as unknown as new () => Session)() : session;
}
