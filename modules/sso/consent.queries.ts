import type { Ctx } from '#platform/ctx.ts';

type Db = Pick<Ctx, 'db'>;

/** What the person was shown when it agreed: kept with the consent, whatever the app says later. */
export type ConsentTerms = { name: string; unit: string; purpose: string; storage: string };

export type ConsentRow = {
  person_id: string;
  app_id: string;
  scopes: string[];
  remembered: boolean;
  terms: ConsentTerms;
  given_at: Date;
  revoked_at: Date | null;
};

export async function findConsent(
  { db }: Db,
  personId: string,
  appId: string,
): Promise<ConsentRow | undefined> {
  const row = await db
    .selectFrom('sso.consent')
    .selectAll()
    .where('person_id', '=', personId)
    .where('app_id', '=', appId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row as ConsentRow | undefined;
}

export async function listConsents({ db }: Db, personId: string): Promise<ConsentRow[]> {
  const rows = await db
    .selectFrom('sso.consent')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(500)
    .execute();
  return rows as ConsentRow[];
}

export async function putConsent(
  { db }: Db,
  consent: {
    personId: string;
    appId: string;
    scopes: readonly string[];
    remembered: boolean;
    terms: ConsentTerms;
    now: Date;
  },
): Promise<void> {
  const values = {
    scopes: [...consent.scopes],
    remembered: consent.remembered,
    terms: JSON.stringify(consent.terms),
    given_at: consent.now,
    revoked_at: null,
  };
  await db
    .insertInto('sso.consent')
    .values({ person_id: consent.personId, app_id: consent.appId, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'app_id']).doUpdateSet(values))
    .execute();
}

/** @returns whether there was one */
export async function revokeConsentRow(
  { db }: Db,
  personId: string,
  appId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sso.consent')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('app_id', '=', appId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
