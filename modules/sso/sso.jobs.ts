import { consentRevoked } from '#modules/guardians/guardians.events.ts';
import { sessionEnded } from '#modules/identity/identity.events.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { subscribe } from '#platform/events.ts';
import type { ScheduleDefinition } from '#platform/jobs.ts';
import { logoutRequest } from './cas-response.ts';
import { deleteOldTickets, takeVisits, type Visit } from './cas-ticket.queries.ts';
import { deleteExpired, deleteObject, deleteOfApp, findObjectByUid } from './grant-object.queries.ts';
import { providerFor } from './oidc-issuer.service.ts';
import { rotateSigningKeys } from './signing-key.service.ts';
import { consentPurpose } from './subject.service.ts';

/** Whoever let the person in through one of these sessions is told that it is over. */
export const tellApps = subscribe('sso', sessionEnded, async (ctx, { personId, sessionIds }) => {
  const visits = await takeVisits(ctx, sessionIds);
  await Promise.all([
    ...visits.map((visit) => tellService(ctx, visit)),
    ...sessionIds.map((sessionId) => tellClients(ctx, personId, sessionId)),
  ]);
});

/** A guardian took consent back: the app's tokens for the child die. Reads fail from the moment of the revocation. */
export const forgetChild = subscribe('sso', consentRevoked, async (ctx, { childId, purpose, recipient }) => {
  if (purpose === consentPurpose) await deleteOfApp(ctx, recipient, childId);
});

const patience = 5000;

/** CAS protocol 3.0, section 2.3.3.1: sent once, and whatever goes wrong is the service's own affair. */
async function tellService(ctx: Ctx, { service, ticket }: Visit): Promise<void> {
  const body = new URLSearchParams({ logoutRequest: logoutRequest(`LR-${uuidv7()}`, ctx.now(), ticket) });
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(service, { method: 'POST', body, redirect: 'manual', signal });
    await answer.body?.cancel();
  } catch (error) {
    ctx.log.info({ err: error }, 'a CAS service was not reached for single logout');
  }
}

/** The provider's client can be called back; its published types leave that out. */
type CallableClient = {
  backchannelLogoutUri?: string;
  backchannelLogout(accountId: string, sid: string): Promise<void>;
};
type Authorizations = Record<string, { sid?: string }>;

/** OpenID Connect Back-Channel Logout 1.0, to every app that was entered in the session and wants to know. */
async function tellClients(ctx: Ctx, personId: string, sessionId: string): Promise<void> {
  const session = await findObjectByUid(ctx, 'Session', sessionId);
  if (!session) return;
  const { authorizations = {}, jti } = session.payload as { authorizations?: Authorizations; jti: string };
  await deleteObject(ctx, { kind: 'Session', id: jti });
  const provider = await providerFor(ctx);
  await Promise.all(
    Object.entries(authorizations).map(async ([clientId, { sid }]) => {
      const client = (await provider.Client.find(clientId)) as CallableClient | undefined;
      if (!client?.backchannelLogoutUri || !sid) return;
      try {
        await client.backchannelLogout(personId, sid);
      } catch (error) {
        ctx.log.info({ err: error, appId: clientId }, 'an app was not reached for back-channel logout');
      }
    }),
  );
}

const batch = 5000;
const day = 86_400_000;

async function clear(deleteSome: (size: number) => Promise<number>): Promise<void> {
  while ((await deleteSome(batch)) === batch);
}

export const schedules: ScheduleDefinition[] = [
  {
    name: 'sso.clear-expired',
    cron: '17 * * * *',
    run: async (ctx) => {
      const now = ctx.now().getTime();
      await clear((size) => deleteExpired(ctx, new Date(now - 3_600_000), size));
      await clear((size) => deleteOldTickets(ctx, new Date(now - 2 * day), size));
    },
  },
  { name: 'sso.rotate-keys', cron: '43 3 * * *', run: rotateSigningKeys },
];
