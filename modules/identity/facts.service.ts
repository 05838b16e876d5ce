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

/**
 * `methods` are names of RFC 8176: pwd, otp, hwk, user. `over`: signed out, replaced, or past its end. `active`: whether
 * the account works.
 */
export type SessionFacts = {
  signedInAt: Date;
  expiresAt: Date;
  methods: string[];
  over: boolean;
  active: boolean;
};

/** When and how a session began, and whether it still stands. No right is checked. */
export async function sessionFacts(
  ctx: Ctx,
  personId: string,
  sessionId: string,
): Promise<SessionFacts | undefined> {
  const row = await findSessionById(ctx, personId, sessionId);
  return (
    row && {
      signedInAt: row.created_at,
      expiresAt: row.expires_at,
      methods: row.methods,
      over: row.ended_at !== null || row.expires_at <= ctx.now(),
      active: row.status === 'active',
    }
  );
}
