import { sql } from 'kysely';
import { audit } from '#platform/audit.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { selectGuardiansOfAll } from './affiliation.queries.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { personMerged, personUnmerged } from './directory.events.ts';
import { sealingPlace } from './identifier.policy.ts';
import {
  areFamily,
  type MovedRows,
  moveClaims,
  movePerson,
  type PersonRow,
  selectMerges,
  selectRecords,
} from './person.queries.ts';
import { getSeenPerson } from './person.service.ts';
import { separatedAdministrators } from './role.policy.ts';
import { selectAssignedRoles } from './role.queries.ts';

/** What a merge did, so that it can be undone. */
type Moved = {
  rows: MovedRows;
  claims: { hash: string; type: string }[];
  /** Types of identifiers that the kept record lacked and took over. */
  identifiers: string[];
  /** People who had been merged into the one that is merged now. */
  followers: string[];
  tenants: string[];
  tenantsBefore: string[];
};

const permission = 'directory.person.merge';

/**
 * Makes two records of one human one: enrolments, postings, guardianships, roles and identifiers follow to the one
 * kept, both lifelong numbers lead there. Reversible by `unmergePeople`.
 * @throws directory.merge-impossible, directory.merge-elsewhere, directory.separated-roles
 */
export async function mergePeople(
  ctx: Ctx,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<{ mergeId: string }> {
  if (keptId === mergedId)
    throw invalidField('/mergedId', '请选择两条不同的记录', 'choose two different records');
  return inTx(ctx, async (ctx) => {
    await lockBoth(ctx, keptId, mergedId);
    const { person: kept } = await getSeenPerson(ctx, keptId, permission);
    const { person: merged } = await getSeenPerson(ctx, mergedId, permission);
    if (kept.id !== keptId || merged.id !== mergedId) {
      throw impossible(
        '其中一条已经合并过，请选择合并后的记录',
        'one of them was merged already; choose the record that was kept',
      );
    }
    const tenants = [...new Set([...kept.tenants, ...merged.tenants])];
    if (!tenants.every((tenant) => ctx.tenants.includes(tenant)))
      throw new PlatformError('directory.merge-elsewhere');
    const everywhere = { ...ctx, db: ctx.db.scopedTo(tenants) };
    if (await areFamily(everywhere.db, keptId, mergedId))
      throw impossible('两人是监护人与被监护人', 'one is the other’s guardian');
    await refuseContradiction(everywhere, kept, merged);

    const at = ctx.now();
    const claims = await moveClaims(ctx.db, mergedId, keptId);
    const rows = await movePerson(everywhere.db, mergedId, keptId);
    const identifiers = await takeOver(ctx, kept, merged, tenants, at);
    const followers = await ctx.db
      .updateTable('directory.person')
      .set({ merged_into: keptId })
      .where('merged_into', '=', mergedId)
      .returning('id')
      .execute();
    await ctx.db
      .updateTable('directory.person')
      .set({ merged_into: keptId, version: merged.version + 1, updated_at: at })
      .where('id', '=', mergedId)
      .execute();

    const mergeId = uuidv7();
    const moved: Moved = {
      rows,
      claims,
      identifiers,
      followers: followers.map((row) => row.id),
      tenants,
      tenantsBefore: kept.tenants,
    };
    await ctx.db
      .insertInto('directory.person_merge')
      .values({
        id: mergeId,
        kept_id: keptId,
        merged_id: mergedId,
        moved: JSON.stringify(moved),
        merged_at: at,
        merged_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      })
      .execute();
    await tell(ctx, tenants, { mergeId, keptId, mergedId }, 'merge');
    return { mergeId };
  });
}

/** Takes a merge back: each record has again what was its own. What came to the kept one since stays there. */
export async function unmergePeople(ctx: Ctx, mergeId: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const merge = await ctx.db
      .selectFrom('directory.person_merge')
      .selectAll()
      .where('id', '=', mergeId)
      .forUpdate()
      .executeTakeFirst();
    if (!merge) throw notFound('这次合并', 'merge');
    const { kept_id: keptId, merged_id: mergedId } = merge;
    await lockBoth(ctx, keptId, mergedId);
    const { person: kept } = await getSeenPerson(ctx, keptId, permission);
    if (merge.undone_at !== null) throw new PlatformError('directory.merge-undone');
    if (kept.id !== keptId)
      throw impossible(
        '保留的记录后来又被合并，请先撤销那一次',
        'the kept record was merged later; undo that first',
      );
    const moved = merge.moved as unknown as Moved;
    if (!moved.tenants.every((tenant) => ctx.tenants.includes(tenant)))
      throw new PlatformError('directory.merge-elsewhere');
    const everywhere = { ...ctx, db: ctx.db.scopedTo(moved.tenants) };
    const at = ctx.now();
    await moveClaims(ctx.db, keptId, mergedId, moved.claims);
    await movePerson(everywhere.db, keptId, mergedId, moved.rows);
    const identifiers = { ...(kept.identifiers as Record<string, string>) };
    for (const type of moved.identifiers) delete identifiers[type];
    await ctx.db
      .updateTable('directory.person')
      .set({
        identifiers: JSON.stringify(identifiers),
        // Tenants that came to know the kept one since stay; those that only the other brought go.
        tenants: kept.tenants.filter(
          (tenant) => moved.tenantsBefore.includes(tenant) || !moved.tenants.includes(tenant),
        ),
        version: kept.version + 1,
        updated_at: at,
      })
      .where('id', '=', keptId)
      .execute();
    await ctx.db
      .updateTable('directory.person')
      .set({ merged_into: null, updated_at: at })
      .where('id', '=', mergedId)
      .execute();
    await ctx.db
      .updateTable('directory.person')
      .set({ merged_into: mergedId })
      .where(sql<boolean>`id = any(${moved.followers}::uuid[])`)
      .where('merged_into', '=', keptId)
      .execute();
    await ctx.db
      .updateTable('directory.person_merge')
      .set({ undone_at: at })
      .where('id', '=', mergeId)
      .execute();
    await tell(ctx, moved.tenants, { mergeId, keptId, mergedId }, 'unmerge');
  });
}

export type Merge = {
  id: string;
  kept: { id: string; name: string; number: string };
  merged: { id: string; name: string; number: string };
  mergedAt: string;
  mergedBy: { id: string; name: string } | null;
  undoneAt: string | null;
};

/** The merges that a record was part of, the latest first, for whoever may undo them. */
export async function listMerges(ctx: Ctx, personId: string): Promise<Merge[]> {
  return read(ctx, async (ctx) => {
    const { person } = await getSeenPerson(ctx, personId, permission);
    const rows = await selectMerges(ctx.db, [...new Set([person.id, personId])]);
    const records = await selectRecords(
      ctx.db,
      rows.flatMap((row) => [row.kept_id, row.merged_id, row.merged_by ?? row.kept_id]),
    );
    const tell = (id: string) => {
      const { name = '', number = '' } = records.get(id) ?? {};
      return { id, name, number };
    };
    return rows.map((row) => ({
      id: row.id,
      kept: tell(row.kept_id),
      merged: tell(row.merged_id),
      mergedAt: row.merged_at.toISOString(),
      mergedBy: row.merged_by ? { id: row.merged_by, name: tell(row.merged_by).name } : null,
      undoneAt: row.undone_at?.toISOString() ?? null,
    }));
  });
}

/** Two merges of the same people wait for each other, always in the same order. */
async function lockBoth(ctx: Ctx, a: string, b: string): Promise<void> {
  await sql`select 1 from directory.person where id = any(${[a, b]}::uuid[]) order by id for update`.execute(
    ctx.db,
  );
}

const impossible = (zh: string, en: string) =>
  new PlatformError('directory.merge-impossible', { detail: { zh, en } });

async function refuseContradiction(ctx: Ctx, kept: PersonRow, merged: PersonRow): Promise<void> {
  const type = 'resident-id';
  const [a, b] = [kept, merged].map((row) => {
    const sealed = (row.identifiers as Record<string, string>)[type];
    return sealed && ctx.ports.cipher.open(sealed, sealingPlace(row.id));
  });
  if (a && b && a !== b)
    throw impossible('两人的身份证号不同，请先更正', 'their resident IDs differ; correct them first');
  const today = todayInChina(ctx.now().getTime());
  const held = await Promise.all([kept, merged].map((row) => selectAssignedRoles(ctx.db, row.id, today)));
  const administrators = new Set(held.flat().filter((role) => separatedAdministrators.includes(role)));
  if (administrators.size > 1) throw new PlatformError('directory.separated-roles');
}

/** The kept record gets the identifiers that it lacks, sealed for its own place. @returns their types */
async function takeOver(
  ctx: Ctx,
  kept: PersonRow,
  merged: PersonRow,
  tenants: string[],
  at: Date,
): Promise<string[]> {
  const { cipher } = ctx.ports;
  const identifiers = { ...(kept.identifiers as Record<string, string>) };
  const taken: string[] = [];
  for (const [type, sealed] of Object.entries(merged.identifiers as Record<string, string>)) {
    if (identifiers[type]) continue;
    identifiers[type] = cipher.seal(cipher.open(sealed, sealingPlace(merged.id)), sealingPlace(kept.id));
    taken.push(type);
  }
  await ctx.db
    .updateTable('directory.person')
    .set({ identifiers: JSON.stringify(identifiers), tenants, version: kept.version + 1, updated_at: at })
    .where('id', '=', kept.id)
    .execute();
  return taken;
}

async function tell(
  ctx: Ctx,
  tenants: readonly string[],
  ids: { mergeId: string; keptId: string; mergedId: string },
  what: 'merge' | 'unmerge',
): Promise<void> {
  const today = todayInChina(ctx.now().getTime());
  for (const tenantId of tenants) {
    const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
    // The merged one's lines go with the merge and come back with its undoing.
    const pair = [ids.keptId, ids.mergedId];
    const guardians = await selectGuardiansOfAll(scoped.db, tenantId, pair);
    await refreshAffiliations(scoped, tenantId, [...pair, ...guardians], today);
    await emit(scoped, what === 'merge' ? personMerged : personUnmerged, tenantId, ids);
    await audit(scoped, {
      action: `directory.person.${what}`,
      tenantId,
      subject: { type: 'person', id: ids.keptId },
      detail: ids,
    });
  }
}
