import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../ctx.ts';
import { invalidField, PlatformError } from '../errors.ts';

export type IdempotencyClaim = { key: Buffer; requestHash: Buffer; claimed: boolean };

/** The claim that a write with `Idempotency-Key` makes; undefined without the header. */
export function claimOf(request: FastifyRequest, ctx: Ctx): IdempotencyClaim | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined || request.method === 'GET') return undefined;
  if (typeof header !== 'string' || header.length < 8 || header.length > 200) {
    throw invalidField('/Idempotency-Key', '长度应为 8 到 200 个字符', 'must have 8 to 200 characters');
  }
  const who =
    ctx.actor.kind === 'person'
      ? ctx.actor.accountId
      : ctx.actor.kind === 'app'
        ? ctx.actor.appId
        : (ctx.address ?? '');
  const key = createHash('sha256').update(`${who}\n${header}`).digest();
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
  return { key, requestHash, claimed: false };
}

/** Answers a repeated request with the first answer. @returns false when it is the first. */
export async function replay(ctx: Ctx, claim: IdempotencyClaim, reply: FastifyReply): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('platform.idempotency')
    .selectAll()
    .where('key', '=', claim.key)
    .executeTakeFirst();
  if (!row) return false;
  if (!row.request_hash.equals(claim.requestHash)) throw new PlatformError('request.idempotency-reused');
  if (row.status === null) throw new PlatformError('request.idempotency-busy', { retryAfter: 2 });
  reply
    .code(row.status)
    .header('idempotency-replayed', 'true')
    .type('application/json')
    .serializer((payload: unknown) => String(payload))
    .send(row.body ?? '');
  return true;
}

/** Keeps the answer for a day. Only when the write's transaction landed: a refusal may be tried again. */
export async function remember(
  ctx: Ctx,
  claim: IdempotencyClaim,
  status: number,
  body: unknown,
): Promise<void> {
  if (!claim.claimed) return;
  await ctx.db
    .updateTable('platform.idempotency')
    .set({ status, body: typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body) })
    .where('key', '=', claim.key)
    .execute();
}
