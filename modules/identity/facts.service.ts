import type { Ctx } from '#platform/ctx.ts';
import { findAccounts } from './account.queries.ts';
import { findSessionById } from './session.queries.ts';

export type AccountFacts = { loginName: string; active: boolean; updatedAt: Date };

/** Account name and state of people, under their ids. No right is checked: for modules that sign people in elsewhere. */
export async function accountFacts(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Map<string, AccountFacts>> {
  const rows = await findAccounts(ctx, personIds);
  return new Map(
    rows.map((row) => [
      row.person_id,
      { loginName: row.login_name, active: row.status === 'active', updatedAt: row.updated_at },
    ]),
  );
}

/** `methods` are names of RFC 8176: pwd, otp, hwk, user. */
export type SessionFacts = { signedInAt: Date; expiresAt: Date; methods: string[]; live: boolean };

/** When and how a session began. No right is checked. */
export async function sessionFacts(
  ctx: Ctx,
  personId: string,
  sessionId: string,
): Promise<SessionFacts | undefined> {
  const row = await findSessionById(ctx, personId, sessionId);
  if (!row) return undefined;
  const now = ctx.now().getTime();
  const idleUntil = row.last_seen_at.getTime() + row.idle_seconds * 1000;
  return {
    signedInAt: row.created_at,
    expiresAt: row.expires_at,
    methods: row.methods,
    live: !row.ended_at && row.expires_at.getTime() > now && idleUntil > now,
  };
}
