import { sql } from 'kysely';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { emit } from '#platform/events.ts';
import { type NamedPerson, selectGuardiansOfAll, selectNames } from './affiliation.queries.ts';
import { affiliateNewcomers, rebuildAffiliations } from './affiliation.service.ts';
import {
  applyRows,
  enrolmentTable,
  guardianshipTable,
  planFor,
  postingTable,
  type RosterTable,
  roleAssignmentTable,
  type Stamp,
  teachingTable,
  termTable,
} from './bulk.queries.ts';
import { type RosterBatch, type RosterChanges, type RosterKind, rosterKinds } from './bulk.schema.ts';
import { rosterApplied } from './directory.events.ts';
import { canonicalIdentifier, lookupHashes } from './identifier.policy.ts';
import { selectOrganisations } from './organisation.queries.ts';
import { selectHolders } from './person.queries.ts';
import type { Identifier } from './person.schema.ts';
import { applyOrganisations } from './roster-organisations.service.ts';
import { applyPeople, type LookupHashes, noteHash } from './roster-people.service.ts';

/**
 * Finds whom rows of a roster mean: the first of each row's identifiers that anybody holds decides. Rows that match
 * nobody are left out. No right is checked: the caller authorised the import.
 */
export async function matchPeople(
  ctx: Ctx,
  rows: readonly { key: string; identifiers: readonly Identifier[] }[],
  made?: LookupHashes,
): Promise<Map<string, string>> {
  const { cipher } = ctx.ports;
  // Every row's hashes one after the other: most often nobody holds any of them, and nothing more is needed.
  const hashes: string[] = [];
  const types: string[] = [];
  const ends: number[] = [];
  for (const { identifiers } of rows) {
    for (const { type, value } of identifiers) {
      const canonical = canonicalIdentifier(type, value);
      if (!canonical.ok) continue;
      const found = lookupHashes(cipher, type, canonical.value);
      // The newest key comes first: it is the one that a claim is made with.
      if (made) noteHash(made, type, value, found[0] as string);
      for (const hash of found) {
        hashes.push(hash);
        types.push(type);
      }
    }
    ends.push(hashes.length);
  }
  const holders = new Map<string, string>();
  const step = 10_000;
  for (let from = 0; from < hashes.length; from += step) {
    for (const { hash, type, person_id } of await selectHolders(ctx.db, hashes.slice(from, from + step))) {
      holders.set(`${hash} ${type}`, person_id);
    }
  }
  const matches = new Map<string, string>();
  if (holders.size === 0) return matches;
  for (const [i, { key }] of rows.entries()) {
    for (let at = i === 0 ? 0 : (ends[i - 1] as number); at < (ends[i] as number); at++) {
      const holder = holders.get(`${hashes[at]} ${types[at]}`);
      if (holder === undefined) continue;
      matches.set(key, holder);
      break;
    }
  }
  return matches;
}

/** Finds organisations of a tenant by keys of another system and by codes (`<type>:<value>`). No right is checked. */
export async function matchOrganisations(
  ctx: Ctx,
  tenantId: string,
  {
    externalIds = [],
    codes = [],
  }: { externalIds?: readonly string[]; codes?: readonly { type: string; value: string }[] },
): Promise<{ byExternalId: Map<string, string>; byCode: Map<string, string> }> {
  const byExternalId = new Map<string, string>();
  const byCode = new Map<string, string>();
  if (externalIds.length > 0) {
    const rows = await ctx.db
      .selectFrom('directory.organisation')
      .select(['id', 'external_id'])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`external_id = any(${[...externalIds]}::text[])`)
      .execute();
    for (const row of rows) if (row.external_id) byExternalId.set(row.external_id, row.id);
  }
  if (codes.length > 0) {
    const wanted = new Set(codes.map(({ type, value }) => `${type}:${value}`));
    const rows = await ctx.db
      .selectFrom('directory.code_claim')
      .select(['organisation_id', 'type', 'value'])
      .where(sql<boolean>`value = any(${codes.map((code) => code.value)}::text[])`)
      .where('tenant_id', '=', tenantId)
      .where('voided_at', 'is', null)
      .execute();
    for (const row of rows) {
      const key = `${row.type}:${row.value}`;
      if (wanted.has(key)) byCode.set(key, row.organisation_id);
    }
  }
  return { byExternalId, byCode };
}

const emptyByKind = <T>() =>
  Object.fromEntries(rosterKinds.map((kind) => [kind, [] as T[]])) as Record<RosterKind, T[]>;

/**
 * Writes part of a roster set by set, in one transaction: two or three statements for each kind of row and 5,000
 * rows. Rows that exist and are equal are left alone, so a batch may be applied again after a crash.
 * No right is checked: the caller authorised the import.
 * @param fresh ids that the caller has just made, or looked up in vain: no row elsewhere names them, and their rows need
 *   no second look
 * @param hashes look-up hashes that `matchPeople` made for these values
 * @returns what was done, for `revertRoster`; conflicts tell what was left out because somebody else holds it.
 * @throws request.invalid, directory.cycle, directory.parent-unknown with pointers into the batch
 */
export async function applyRoster(
  ctx: Ctx,
  tenantId: string,
  batch: RosterBatch,
  { fresh: isNew, hashes }: { fresh?: ReadonlySet<string>; hashes?: LookupHashes } = {},
): Promise<RosterChanges> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const at = ctx.now();
    const stamp: Stamp = { tenantId, at };
    const today = todayInChina(at.getTime());
    const created = emptyByKind<string>();
    const updated = emptyByKind<RosterChanges['updated'][RosterKind][number]>();
    const changes: RosterChanges = {
      at: at.toISOString(),
      created,
      updated,
      claimed: [],
      released: [],
      codes: [],
      conflicts: [],
    };

    const organisations = await applyOrganisations(ctx, stamp, batch.organisations ?? []);
    created.organisations = organisations.created;
    updated.organisations = organisations.updated;
    changes.codes = organisations.codes;

    const people = await applyPeople(ctx, tenantId, batch.people ?? [], at, { isNew, hashes });
    created.people = people.created.map((row) => row.id);
    updated.people = people.updated.map(({ before }) => before);
    changes.claimed = people.claimed;
    changes.released = people.released;
    changes.conflicts = [...organisations.conflicts, ...people.conflicts];

    const apply = async <T extends { id: string }>(
      kind: RosterKind,
      table: RosterTable<T>,
      rows: readonly T[] = [],
    ) => {
      const result = await applyRows(ctx.db, stamp, table, rows, isNew);
      created[kind] = result.created.map((row) => row.id);
      updated[kind] = result.updated.map(({ before }) => before);
      return [...result.created, ...result.updated.map(({ input }) => input)];
    };
    await apply('terms', termTable, batch.terms);
    const enrolments = await apply('enrolments', enrolmentTable, batch.enrolments);
    const postings = await apply('postings', postingTable, batch.postings);
    const teachings = await apply('teachings', teachingTable, batch.teachings);
    const guardianships = await apply('guardianships', guardianshipTable, batch.guardianships);
    await apply('roleAssignments', roleAssignmentTable, await placed(ctx, tenantId, batch));

    await planFor(ctx.db, 'batch');
    const pupils = new Set(enrolments.map((row) => row.personId));
    const concerned = new Set([
      ...pupils,
      ...postings.map((row) => row.personId),
      ...guardianships.map((row) => row.guardianId),
      ...people.updated.map(({ row }) => row.id),
    ]);
    // Who is new has no guardians but those of this batch.
    const known = [...pupils].filter((id) => !isNew?.has(id));
    for (const id of await selectGuardiansOfAll(ctx.db, tenantId, known)) concerned.add(id);
    const fresh = new Map(people.created.map((row) => [row.id, row]));
    await joinTenant(
      ctx,
      tenantId,
      [
        ...concerned,
        ...teachings.map((row) => row.personId),
        ...guardianships.map((row) => row.childId),
        ...(batch.roleAssignments ?? []).map((row) => row.personId),
      ].filter((id) => !fresh.has(id)),
    );
    const newcomers = [...concerned].flatMap((id): NamedPerson[] =>
      fresh.get(id) ? [fresh.get(id) as NamedPerson] : [],
    );
    const isUnknown = (person: NamedPerson) => isNew?.has(person.id) ?? false;
    const ties = { enrolments, postings, guardianships };
    await affiliateNewcomers(ctx, tenantId, newcomers.filter(isUnknown), ties, today);
    const loaded = newcomers.filter((person) => !isUnknown(person));
    await rebuildAffiliations(ctx, tenantId, loaded, today, { fresh: true });
    const others = await selectNames(
      ctx.db,
      [...concerned].filter((id) => !fresh.has(id)),
    );
    await rebuildAffiliations(ctx, tenantId, others, today);

    await planFor(ctx.db, 'rows');
    const counts = Object.fromEntries(
      rosterKinds.map((kind) => [kind, created[kind].length + updated[kind].length]),
    );
    await emit(ctx, rosterApplied, tenantId, { counts });
    return changes;
  });
}

async function placed(ctx: Ctx, tenantId: string, { roleAssignments = [] }: RosterBatch) {
  if (roleAssignments.length === 0) return [];
  const nodes = await selectOrganisations(
    ctx.db,
    [...new Set(roleAssignments.map((row) => row.organisationId))],
    [tenantId],
  );
  const paths = new Map(nodes.map((node) => [node.id, node.path]));
  const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : undefined;
  return roleAssignments.flatMap((row) => {
    const path = paths.get(row.organisationId);
    return path === undefined ? [] : [{ ...row, path, grantedBy }];
  });
}

/** Known people who come to this tenant: their list of tenants grows, so that they find their way home. */
export async function joinTenant(ctx: Ctx, tenantId: string, personIds: readonly string[]): Promise<void> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  await ctx.db
    .updateTable('directory.person')
    .set({ tenants: sql`array_append(tenants, ${tenantId}::uuid)` })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where(sql<boolean>`not tenants @> array[${tenantId}::uuid]`)
    .execute();
}
