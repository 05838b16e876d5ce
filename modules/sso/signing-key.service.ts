import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { sql } from 'kysely';
import { audit } from '#platform/audit.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { deleteKey, insertSealedKey, type KeyPurpose, listSealedKeys } from './signing-key.queries.ts';

const day = 86_400_000;
/** A key signs for a quarter; it stays known for a month more, so that what it signed can be checked. */
const signsFor = 90 * day;
const knownFor = 120 * day;
/** A new key is published a day before it signs: apps keep the old list for some hours. */
const publishedFirst = day;

export type ProviderKeys = { jwks: JWK[]; subjectSalt: string; version: string };

const place = (id: string) => `sso.key.sealed:${id}`;
const algorithms = ['RS256', 'ES256'] as const;

/** The provider's keys, the signing ones first; made when there are none yet. */
export async function providerKeys(ctx: Ctx): Promise<ProviderKeys> {
  const rows = await listSealedKeys(ctx);
  if (!rows.some((row) => row.purpose === 'subject')) {
    await rotateSigningKeys(ctx);
    return providerKeys(ctx);
  }
  const now = ctx.now().getTime();
  const open = (id: string, sealed: string) => ctx.ports.cipher.open(sealed, place(id));
  const salt = rows.find((row) => row.purpose === 'subject');
  const signing = rows.filter((row) => row.purpose !== 'subject');
  const isReady = (at: Date) => now - at.getTime() >= publishedFirst;
  // The provider signs with the first that fits: the youngest that was published long enough, else the oldest.
  const ordered = [...signing].sort((a, b) => {
    const [readyA, readyB] = [isReady(a.created_at), isReady(b.created_at)];
    if (readyA !== readyB) return readyA ? -1 : 1;
    const younger = b.created_at.getTime() - a.created_at.getTime();
    return readyA ? younger : -younger;
  });
  return {
    jwks: ordered.map((row) => JSON.parse(open(row.id, row.sealed)) as JWK),
    subjectSalt: salt ? open(salt.id, salt.sealed) : '',
    version: ordered.map((row) => row.id).join(' '),
  };
}

/**
 * Makes the keys that are missing or a quarter old, and removes those that no valid signature needs. Safe to run in
 * many processes at once.
 */
export async function rotateSigningKeys(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('sso.key'))`.execute(ctx.db);
    const rows = await listSealedKeys(ctx);
    const now = ctx.now().getTime();
    const has = (purpose: KeyPurpose, youngerThan: number) =>
      rows.some((row) => row.purpose === purpose && now - row.created_at.getTime() < youngerThan);
    if (!has('subject', Number.POSITIVE_INFINITY)) {
      // Never changed: whoever knows a person under a pairwise subject must meet the same person for ever.
      await seal(ctx, 'subject', 'subject', randomBytes(32).toString('base64url'));
    }
    for (const algorithm of algorithms) {
      if (has(algorithm, signsFor)) continue;
      const jwk = await makeKey(algorithm);
      await seal(ctx, jwk.kid as string, algorithm, JSON.stringify(jwk));
    }
    for (const row of rows) {
      if (row.purpose !== 'subject' && now - row.created_at.getTime() >= knownFor)
        await deleteKey(ctx, row.id);
    }
  });
}

async function makeKey(algorithm: 'RS256' | 'ES256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: algorithm, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

async function seal(ctx: Ctx, id: string, purpose: KeyPurpose, secret: string): Promise<void> {
  await insertSealedKey(ctx, {
    id,
    purpose,
    sealed: ctx.ports.cipher.seal(secret, place(id)),
    now: ctx.now(),
  });
  await audit(ctx, { action: 'sso.key.create', subject: { type: 'key', id }, detail: { purpose } });
}
