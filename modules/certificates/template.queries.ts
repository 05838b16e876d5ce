import type { Insertable, Updateable } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';
import type { Scope } from './place.policy.ts';

type Db = Ctx['db'];

export const insertTemplate = (db: Db, row: Insertable<Schema['certificates.template']>) =>
  db
    .insertInto('certificates.template')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();

/** Templates of the actor's node, of those below, and of those above, which are made for everybody below them. */
export const selectTemplates = (db: Db, { tenants, from, to, above }: Scope) =>
  db
    .selectFrom('certificates.template')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where((is) =>
      is.or([
        is.and([is('path', '>=', from), is('path', '<', to)]),
        ...(above.length > 0 ? [is('path', 'in', above)] : []),
      ]),
    )
    .orderBy('key')
    .limit(500)
    .execute();

export const selectTemplate = (db: Db, id: string) =>
  db
    .selectFrom('certificates.template')
    .selectAll()
    .where('tenant_id', 'in', db.tenants.length ? [...db.tenants] : ['00000000-0000-0000-0000-000000000000'])
    .where('id', '=', id)
    .executeTakeFirst();

export type TemplateRow = NonNullable<Awaited<ReturnType<typeof selectTemplate>>>;

export const selectTemplateByKey = (db: Db, tenantId: string, key: string) =>
  db
    .selectFrom('certificates.template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .executeTakeFirst();

/** @returns undefined when the template is not as it was read any more */
export const updateTemplate = (
  db: Db,
  { tenant_id, id }: Pick<TemplateRow, 'tenant_id' | 'id'>,
  version: number,
  change: Updateable<Schema['certificates.template']>,
) =>
  db
    .updateTable('certificates.template')
    .set({ ...change, version: version + 1 })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();

export const insertTemplateVersion = (db: Db, row: Insertable<Schema['certificates.template_version']>) =>
  db.insertInto('certificates.template_version').values(row).execute();

export const selectTemplateVersions = (db: Db, templateIds: readonly string[]) =>
  templateIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('certificates.template_version')
        .selectAll()
        .where('tenant_id', 'in', [...db.tenants])
        .where('template_id', 'in', [...templateIds])
        .orderBy('number', 'desc')
        .execute();

export const selectTemplateVersion = (db: Db, tenantId: string, templateId: string, number: number) =>
  db
    .selectFrom('certificates.template_version')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('template_id', '=', templateId)
    .where('number', '=', number)
    .executeTakeFirst();
