import { sql } from 'kysely';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Db, inTx } from '#platform/db/db.ts';
import { emit } from '#platform/events.ts';
import { selectGuardiansOfAll, selectNames } from './affiliation.queries.ts';
import { rebuildAffiliations } from './affiliation.service.ts';
import { planFor } from './bulk.queries.ts';
import { type BeforeImage, type RosterChanges, type RosterKind, rosterKinds } from './bulk.schema.ts';
import { rosterReverted } from './directory.events.ts';
import type { LookupType } from './identifier.policy.ts';
import { movePaths } from './organisation.queries.ts';
import { claimAgain, releaseClaims } from './roster-people.service.ts';

/** What an undo left standing, because it was changed or used since. */
export type RevertReport = {
  removed: Record<RosterKind, number>;
  restored: Record<RosterKind, number>;
  kept: Record<RosterKind, string[]>;
};

/** Tables in the order that lets rows go: what refers to others first. */
const steps: readonly { kind: RosterKind; table: string; person: string | undefined }[] = [
  { kind: 'roleAssignments', table: 'directory.role_assignment', person: undefined },
  { kind: 'guardianships', table: 'directory.guardianship', person: 'guardian_id' },
  { kind: 'teachings', table: 'directory.teaching', person: undefined },
  { kind: 'postings', table: 'directory.posting', person: 'person_id' },
  { kind: 'enrolments', table: 'directory.enrolment', person: 'person_id' },
  { kind: 'terms', table: 'directory.term', person: undefined },
];

/**
 * Takes one batch back: rows that it made go, rows that it changed are as before. What somebody changed or used
 * since stays and is named. Batches are taken back in the reverse order of their making. No right is checked.
 */
export async function revertRoster(
  ctx: Ctx,
  tenantId: string,
  changes: RosterChanges,
): Promise<RevertReport> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const { db } = ctx;
    const at = new Date(changes.at);
    const each = <T>(value: () => T) =>
      Object.fromEntries(rosterKinds.map((kind) => [kind, value()])) as Record<RosterKind, T>;
    const report: RevertReport = {
      removed: each(() => 0),
      restored: each(() => 0),
      kept: each<string[]>(() => []),
    };
    const concerned = new Set<string>(changes.created.people);
    const note = (
      kind: RosterKind,
      wanted: readonly string[],
      done: readonly string[],
      what: 'removed' | 'restored',
    ) => {
      report[what][kind] += done.length;
      const gone = new Set(done);
      report.kept[kind].push(...wanted.filter((id) => !gone.has(id)));
    };

    for (const { kind, table, person } of steps) {
      const ids = changes.created[kind];
      const { rows } = await sql<{ id: string; person: string | null }>`delete from ${sql.table(table)}
        where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and updated_at = ${at}
        returning id, ${person ? sql.ref(person) : sql`null`} as person`.execute(db);
      note(
        kind,
        ids,
        rows.map((row) => row.id),
        'removed',
      );
      const back = await restore(db, table, ['tenant_id', 'id'], changes.updated[kind], at);
      note(
        kind,
        changes.updated[kind].map((row) => row.id),
        back,
        'restored',
      );
      for (const row of rows) if (row.person) concerned.add(row.person);
      if (person) for (const row of changes.updated[kind]) concerned.add(String(row[person]));
    }
    await revertOrganisations(db, tenantId, changes, at, note);

    // A person whom another tenant came to know, or who is somebody's guardian, pupil or colleague by now, stays.
    const { rows: removed } = await sql<{ id: string }>`delete from directory.person p
      where p.id = any(${changes.created.people}::uuid[]) and p.updated_at = ${at} and p.tenants <@ array[${tenantId}::uuid]
        and p.id <> all(${await selectInUse(db, tenantId, changes.created.people)}::uuid[])
      returning p.id`.execute(db);
    note(
      'people',
      changes.created.people,
      removed.map((row) => row.id),
      'removed',
    );
    await db
      .deleteFrom('directory.identifier')
      .where(sql<boolean>`person_id = any(${removed.map((row) => row.id)}::uuid[])`)
      .execute();
    const back = await restore(db, 'directory.person', ['id'], changes.updated.people, at);
    note(
      'people',
      changes.updated.people.map((row) => row.id),
      back,
      'restored',
    );
    const restored = new Set(back);
    const ofRestored = <T extends { personId: string; type: string }>(claims: readonly T[]) =>
      claims.filter((claim) => restored.has(claim.personId)) as (T & { type: LookupType; hash: string })[];
    await releaseClaims(ctx, ofRestored(changes.claimed));
    await claimAgain(ctx, ofRestored(changes.released), ctx.now());
    for (const row of changes.updated.people) concerned.add(row.id);

    await db
      .deleteFrom('directory.affiliation')
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`person_id = any(${removed.map((row) => row.id)}::uuid[])`)
      .execute();
    await planFor(db, 'batch');
    for (const id of await selectGuardiansOfAll(db, tenantId, [...concerned])) concerned.add(id);
    const people = await selectNames(db, [...concerned]);
    await rebuildAffiliations(ctx, tenantId, people, todayInChina(ctx.now().getTime()));
    await planFor(db, 'rows');
    const counts = Object.fromEntries(
      rosterKinds.map((kind) => [kind, report.removed[kind] + report.restored[kind]]),
    );
    await emit(ctx, rosterReverted, tenantId, { counts });
    return report;
  });
}

/** Writes rows as they were, where nobody wrote them since. */
async function restore(
  db: Db,
  table: string,
  key: readonly string[],
  before: readonly BeforeImage[],
  at: Date,
): Promise<string[]> {
  if (before.length === 0) return [];
  const columns = Object.keys(before[0] as BeforeImage).filter((name) => !key.includes(name));
  // The version only ever grows, or a stale edit would pass for a fresh one.
  const sets = columns.map((name) =>
    name === 'version' ? sql`version = t.version + 1` : sql`${sql.ref(name)} = b.${sql.ref(name)}`,
  );
  const same = key.map((name) => sql`t.${sql.ref(name)} = b.${sql.ref(name)}`);
  const { rows } = await sql<{ id: string }>`update ${sql.table(table)} t set ${sql.join(sets)}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(before)}::jsonb) b
    where ${sql.join(same, sql` and `)} and t.updated_at = ${at} returning t.id`.execute(db);
  return rows.map((row) => row.id);
}

async function revertOrganisations(
  db: Db,
  tenantId: string,
  { created, updated, codes }: RosterChanges,
  at: Date,
  note: (
    kind: RosterKind,
    wanted: readonly string[],
    done: readonly string[],
    what: 'removed' | 'restored',
  ) => void,
): Promise<void> {
  const { rows: current } = await sql<{
    id: string;
    path: string;
  }>`select id, path from directory.organisation
    where tenant_id = ${tenantId} and id = any(${updated.organisations.map((row) => row.id)}::uuid[])`.execute(
    db,
  );
  const paths = new Map(current.map((row) => [row.id, row.path]));
  const back = await restore(db, 'directory.organisation', ['tenant_id', 'id'], updated.organisations, at);
  note(
    'organisations',
    updated.organisations.map((row) => row.id),
    back,
    'restored',
  );
  for (const row of updated.organisations) {
    const path = paths.get(row.id);
    if (back.includes(row.id) && path !== undefined && path !== row.path)
      await movePaths(db, tenantId, path, String(row.path));
  }
  const free = sql`not exists (select 1 from directory.organisation c where c.tenant_id = o.tenant_id and c.parent_id = o.id
      and c.id <> all(${created.organisations}::uuid[]))
    and not exists (select 1 from directory.enrolment e where e.tenant_id = o.tenant_id and (e.school_id = o.id or e.class_id = o.id))
    and not exists (select 1 from directory.posting p where p.tenant_id = o.tenant_id and p.organisation_id = o.id)
    and not exists (select 1 from directory.teaching t where t.tenant_id = o.tenant_id and t.class_id = o.id)
    and not exists (select 1 from directory.role_assignment r where r.tenant_id = o.tenant_id and r.organisation_id = o.id)`;
  const { rows: going } = await sql<{
    id: string;
    path: string;
  }>`select o.id, o.path from directory.organisation o
    where o.tenant_id = ${tenantId} and o.id = any(${created.organisations}::uuid[]) and o.updated_at = ${at} and ${free}`.execute(
    db,
  );
  // A node whose child stays, stays too, up to the top.
  const { rows: all } = await sql<{ id: string; path: string }>`select id, path from directory.organisation
    where tenant_id = ${tenantId} and id = any(${created.organisations}::uuid[])`.execute(db);
  const goes = new Set(going.map((row) => row.id));
  const staying = all.filter((row) => !goes.has(row.id)).map((row) => row.path);
  const removable = going
    .filter((row) => !staying.some((path) => path.startsWith(row.path)))
    .map((row) => row.id);
  await db
    .deleteFrom('directory.organisation_code')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`organisation_id = any(${removable}::uuid[])`)
    .execute();
  await sql`delete from directory.code_claim c
    using unnest(${codes.map((code) => code.value)}::text[], ${codes.map((code) => code.type)}::text[]) as x(value, type)
    where c.value = x.value and c.type = x.type and c.organisation_id = any(${removable}::uuid[])`.execute(
    db,
  );
  await sql`delete from directory.organisation where tenant_id = ${tenantId} and id = any(${removable}::uuid[])`.execute(
    db,
  );
  note('organisations', created.organisations, removable, 'removed');
}

async function selectInUse(db: Db, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from directory.enrolment where tenant_id = ${tenantId} and person_id = any(${[...ids]}::uuid[])
    union select person_id from directory.posting where tenant_id = ${tenantId} and person_id = any(${[...ids]}::uuid[])
    union select person_id from directory.teaching where tenant_id = ${tenantId} and person_id = any(${[...ids]}::uuid[])
    union select guardian_id from directory.guardianship where tenant_id = ${tenantId} and guardian_id = any(${[...ids]}::uuid[])
    union select child_id from directory.guardianship where tenant_id = ${tenantId} and child_id = any(${[...ids]}::uuid[])
    union select person_id from directory.role_assignment where tenant_id = ${tenantId} and person_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
