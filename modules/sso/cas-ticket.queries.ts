import { sql } from 'kysely';
import { tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { TicketKind } from './cas-ticket.policy.ts';

type Store = Pick<Ctx, 'db' | 'now' | 'ports'>;

export type CasTicket = {
  kind: TicketKind;
  sessionId: string;
  personId: string;
  appId: string;
  service: string;
  /** Issued on a sign-in made for it, not on a session that was there already. */
  fresh: boolean;
  proxies: string[];
  authenticatedAt: Date;
};

const place = (hash: string) => `sso.cas_ticket.ticket:${hash}`;

export async function insertTicket(
  { db, now, ports }: Store,
  value: string,
  ticket: CasTicket,
  seconds: number,
): Promise<void> {
  const hash = tokenHash(value);
  await db
    .insertInto('sso.cas_ticket')
    .values({
      hash,
      kind: ticket.kind,
      ticket: ports.cipher.seal(value, place(hash)),
      session_id: ticket.sessionId,
      person_id: ticket.personId,
      app_id: ticket.appId,
      service: ticket.service,
      fresh: ticket.fresh,
      proxies: ticket.proxies,
      authenticated_at: ticket.authenticatedAt,
      issued_at: now(),
      expires_at: new Date(now().getTime() + seconds * 1000),
    })
    .execute();
}

type Row = {
  kind: string;
  session_id: string;
  person_id: string;
  app_id: string;
  service: string;
  fresh: boolean;
  proxies: string[];
  authenticated_at: Date;
};

const columns = [
  'kind',
  'session_id',
  'person_id',
  'app_id',
  'service',
  'fresh',
  'proxies',
  'authenticated_at',
] as const;

const toTicket = (row: Row): CasTicket => ({
  kind: row.kind as TicketKind,
  sessionId: row.session_id,
  personId: row.person_id,
  appId: row.app_id,
  service: row.service,
  fresh: row.fresh,
  proxies: row.proxies,
  authenticatedAt: row.authenticated_at,
});

/**
 * Takes a ticket out of circulation and says what it was; of two who bring it at once, one gets it. An expired one is
 * gone too.
 */
export async function spendTicket({ db, now }: Store, value: string): Promise<CasTicket | undefined> {
  const row = await db
    .updateTable('sso.cas_ticket')
    .set({ used_at: now() })
    .where('hash', '=', tokenHash(value))
    .where('kind', 'in', ['ST', 'PT'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .returning(columns)
    .executeTakeFirst();
  return row && toTicket(row);
}

/** A proxy-granting ticket; it may be used many times (section 3.3.1). */
export async function findProxyGrant({ db, now }: Store, value: string): Promise<CasTicket | undefined> {
  const row = await db
    .selectFrom('sso.cas_ticket')
    .select(columns)
    .where('hash', '=', tokenHash(value))
    .where('kind', '=', 'PGT')
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return row && toTicket(row);
}

export type Visit = { service: string; ticket: string };

/** The services that were entered in these sessions, with the ticket of each entry; and nothing of them remains. */
export async function takeVisits({ db, ports }: Store, sessionIds: readonly string[]): Promise<Visit[]> {
  const rows = await db
    .deleteFrom('sso.cas_ticket')
    .where(sql<boolean>`session_id = any(${[...sessionIds]}::uuid[])`)
    .returning(['hash', 'kind', 'ticket', 'service', 'used_at'])
    .execute();
  return rows
    .filter(({ kind, used_at }) => kind !== 'PGT' && used_at !== null)
    .map(({ hash, ticket, service }) => ({ service, ticket: ports.cipher.open(ticket, place(hash)) }));
}

/** Everything of an app that was stopped. */
export async function deleteTicketsOfApp({ db }: Pick<Ctx, 'db'>, appId: string): Promise<void> {
  await db.deleteFrom('sso.cas_ticket').where('app_id', '=', appId).execute();
}

/** Removes what is older than any session. @returns how many */
export async function deleteOldTickets(
  { db }: Pick<Ctx, 'db'>,
  before: Date,
  batch: number,
): Promise<number> {
  const { rows } = await sql<{ hash: string }>`
    delete from sso.cas_ticket where hash in
      (select hash from sso.cas_ticket where expires_at < ${before} limit ${batch})
    returning hash`.execute(db);
  return rows.length;
}
