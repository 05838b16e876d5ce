import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '../db/db.ts';

export type FormRow = Selectable<Schema['forms.form']>;
export type DraftRow = Selectable<Schema['forms.draft']>;

/** One version, or the published one with the highest number of a key. */
export function selectForm(
  db: Db,
  tenantId: string,
  by: { id: string } | { key: string; version?: number | undefined },
): Promise<FormRow | undefined> {
  let query = db.selectFrom('forms.form').selectAll().where('tenant_id', '=', tenantId);
  if ('id' in by) query = query.where('id', '=', by.id);
  else if (by.version !== undefined)
    query = query.where('key', '=', by.key).where('version', '=', by.version);
  else query = query.where('key', '=', by.key).where('state', '=', 'published').orderBy('version', 'desc');
  return query.limit(1).executeTakeFirst();
}

/** The newest version of each key, without its model, ordered by key. */
export async function selectNewest(
  db: Db,
  tenantId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<(Omit<FormRow, 'model'> & { published_version: number | null })[]> {
  const { rows } = await sql<Omit<FormRow, 'model'> & { published_version: number | null }>`
    select distinct on (key) tenant_id, id, key, version, state, name, revision, changed_at, changed_by,
      published_at, published_by,
      max(version) filter (where state = 'published') over (partition by key) as published_version
    from forms.form
    where tenant_id = ${tenantId} and key > ${after ?? ''}
    order by key, version desc
    limit ${limit}`.execute(db);
  return rows;
}

export function selectVersions(db: Db, tenantId: string, key: string) {
  return db
    .selectFrom('forms.form')
    .select(['id', 'version', 'state', 'revision', 'changed_at', 'published_at', 'published_by'])
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
}

export async function insertForm(
  db: Db,
  row: Pick<FormRow, 'tenant_id' | 'id' | 'key' | 'version' | 'state' | 'changed_at' | 'changed_by'> & {
    name: unknown;
    model: unknown;
    published_at?: Date;
    published_by?: string | null;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('forms.form')
    .values({ ...row, name: JSON.stringify(row.name), model: JSON.stringify(row.model) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes a version that is still a draft and at the revision that was read. */
export async function updateForm(
  db: Db,
  { tenant_id, id, revision }: Pick<FormRow, 'tenant_id' | 'id' | 'revision'>,
  change: {
    state?: 'published';
    name?: unknown;
    model?: unknown;
    changed_at: Date;
    changed_by: string | null;
    published_at?: Date;
    published_by?: string | null;
  },
): Promise<boolean> {
  const { name, model, ...rest } = change;
  const { numUpdatedRows } = await db
    .updateTable('forms.form')
    .set({
      ...rest,
      ...(name === undefined ? {} : { name: JSON.stringify(name) }),
      ...(model === undefined ? {} : { model: JSON.stringify(model) }),
      revision: revision + 1,
    })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Published versions of a key before this one take no new fillings. */
export async function retireForms(
  db: Db,
  { tenant_id, key, version }: Pick<FormRow, 'tenant_id' | 'key' | 'version'>,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('forms.form')
    .set({ state: 'retired' })
    .where('tenant_id', '=', tenant_id)
    .where('key', '=', key)
    .where('version', '<=', version)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function deleteForm(
  db: Db,
  { tenant_id, id }: Pick<FormRow, 'tenant_id' | 'id'>,
): Promise<void> {
  await db
    .deleteFrom('forms.form')
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

type DraftKey = Pick<DraftRow, 'tenant_id' | 'person_id' | 'form_id' | 'subject'>;

const ofDraft = (key: DraftKey) =>
  sql<boolean>`tenant_id = ${key.tenant_id} and person_id = ${key.person_id} and form_id = ${key.form_id}
    and subject = ${key.subject}`;

export function selectDraft(db: Db, key: DraftKey): Promise<DraftRow | undefined> {
  return db.selectFrom('forms.draft').selectAll().where(ofDraft(key)).executeTakeFirst();
}

/** Writes the version after `version` (0: there was none). @returns false when another one stands there. */
export async function upsertDraft(
  db: Db,
  key: DraftKey,
  { version, answers, device, at }: { version: number; answers: unknown; device: string | null; at: Date },
): Promise<boolean> {
  const values = { answers: JSON.stringify(answers), device, saved_at: at, version: version + 1 };
  const { numAffectedRows } = await (version === 0
    ? sql`insert into forms.draft (tenant_id, person_id, form_id, subject, answers, version, device, saved_at)
        values (${key.tenant_id}, ${key.person_id}, ${key.form_id}, ${key.subject}, ${values.answers}, 1,
          ${device}, ${at}) on conflict do nothing`
    : sql`update forms.draft set answers = ${values.answers}, device = ${device}, saved_at = ${at},
        version = ${values.version} where ${ofDraft(key)} and version = ${version}`
  ).execute(db);
  return numAffectedRows === 1n;
}

export async function deleteDraft(db: Db, key: DraftKey): Promise<void> {
  await db.deleteFrom('forms.draft').where(ofDraft(key)).execute();
}

/** A draft that nobody came back to holds personal data for nothing. */
export async function deleteDraftsBefore(db: Db, tenantId: string, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('forms.draft')
    .where('tenant_id', '=', tenantId)
    .where('saved_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
