import { peopleByIds } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { claimLoginNames, findAccountNames, insertAccounts, openWithPassword } from './account.queries.ts';
import { accountName, nameLengths } from './account-name.ts';
import { hashPassword } from './password.ts';

const batch = 5000;

/**
 * Gives an account to each of these people who has none: without a password, waiting for activation. Set-based; the
 * caller authorised. Unknown ids are left out.
 * @returns person id → account name, of everybody who has an account now
 */
export async function ensureAccounts(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const ids = [...new Set(personIds)];
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    for (const [id, name] of await inTx(ctx, (ctx) => ensureBatch(ctx, some))) names.set(id, name);
  }
  return names;
}

async function ensureBatch(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const [names, people] = await Promise.all([findAccountNames(ctx, ids), peopleByIds(ctx, ids)]);
  let missing = ids.flatMap((id) => (names.has(id) ? [] : (people.get(id) ?? [])));
  const now = ctx.now();
  for (const digits of nameLengths) {
    if (missing.length === 0) break;
    const wanted = missing.map(({ id, name, number }) => ({
      personId: id,
      name: accountName(name, number, digits),
    }));
    const claimed = await claimLoginNames(ctx, wanted, now);
    for (const { personId, name } of claimed) names.set(personId, name);
    await insertAccounts(ctx, claimed, now);
    missing = missing.filter(({ id }) => !names.has(id));
  }
  return names;
}

/**
 * Opens many accounts with one password: for generated demonstrations and benchmarks, where it is printed.
 * @param wishes account names for some of them; a name that somebody else has gives way to the usual one
 * @returns person id → account name
 * @throws Error unless the platform itself asks, in a demo
 */
export async function openDemoAccounts(
  ctx: Ctx,
  personIds: readonly string[],
  password: string,
  wishes: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  if (ctx.actor.kind !== 'system' || ctx.ports.config.demo === 'none')
    throw new Error('only a demo does this');
  if (wishes.size > 0) await inTx(ctx, (ctx) => grantWishes(ctx, wishes));
  const names = await ensureAccounts(ctx, personIds);
  const hash = await hashPassword(ctx, password);
  for (let at = 0; at < personIds.length; at += batch) {
    await openWithPassword(ctx, personIds.slice(at, at + batch), hash, ctx.now());
  }
  return names;
}

async function grantWishes(ctx: Ctx, wishes: ReadonlyMap<string, string>): Promise<void> {
  const known = await findAccountNames(ctx, [...wishes.keys()]);
  const wanted = [...wishes].flatMap(([personId, name]) => (known.has(personId) ? [] : [{ personId, name }]));
  await insertAccounts(ctx, await claimLoginNames(ctx, wanted, ctx.now()), ctx.now());
}
