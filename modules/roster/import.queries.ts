import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { Issue } from './issues.ts';

export type ImportRow = Selectable<Schema['roster.import']>;
export type IssueRow = Selectable<Schema['roster.import_issue']>;

export type NewImport = {
  tenantId: string;
  id: string;
  organisationId: string;
  scopePath: string;
  scopeTenants: readonly string[];
  fileSha256: Buffer;
  fileName: string;
  fileSize: number;
  format: 'oneroster' | 'xlsx' | 'csv';
  createdBy: string | null;
  at: Date;
};

export async function insertImport(db: Db, row: NewImport): Promise<ImportRow> {
  return db
    .insertInto('roster.import')
    .values({
      tenant_id: row.tenantId,
      id: row.id,
      organisation_id: row.organisationId,
      scope_path: row.scopePath,
      scope_tenants: sql`${`{${row.scopeTenants.join(',')}}`}::uuid[]`,
      file_sha256: row.fileSha256,
      file_name: row.fileName,
      file_size: row.fileSize,
      format: row.format,
      state: 'uploaded',
      created_by: row.createdBy,
      created_at: row.at,
      updated_at: row.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function selectImport(db: Db, tenantId: string, id: string): Promise<ImportRow | undefined> {
  return db
    .selectFrom('roster.import')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function selectImports(
  db: Db,
  tenantId: string,
  { path, before, limit }: { path: string; before: readonly (string | number)[] | undefined; limit: number },
): Promise<ImportRow[]> {
  let query = db
    .selectFrom('roster.import')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('scope_path', '>=', path)
    .where('scope_path', '<', `${path}~`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (before)
    query = query.where(sql<boolean>`(created_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  return query.execute();
}

export type ImportChange = {
  state?: string;
  accept?: string | null;
  confirmed_ends?: number | null;
  counts?: object;
  failure?: object | null;
  job_id?: string | null;
};

/** Changes an import that is in one of these states. @returns undefined when it is not (any more) */
export async function updateImport(
  db: Db,
  tenantId: string,
  id: string,
  from: readonly string[],
  { counts, failure, ...change }: ImportChange,
  at: Date,
): Promise<ImportRow | undefined> {
  return db
    .updateTable('roster.import')
    .set({
      ...change,
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(failure !== undefined && { failure: failure && JSON.stringify(failure) }),
      updated_at: at,
      version: sql`version + 1`,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returningAll()
    .executeTakeFirst();
}

export async function replaceIssues(
  db: Db,
  tenantId: string,
  importId: string,
  issues: readonly Issue[],
): Promise<void> {
  await db
    .deleteFrom('roster.import_issue')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute();
  const step = 1000;
  for (let from = 0; from < issues.length; from += step) {
    await db
      .insertInto('roster.import_issue')
      .values(
        issues.slice(from, from + step).map((issue, i) => ({
          tenant_id: tenantId,
          import_id: importId,
          seq: from + i + 1,
          severity: issue.severity,
          file: issue.file,
          row: issue.row,
          column: issue.column,
          value: issue.value.replaceAll('\0', ''),
          code: issue.code,
          reason: JSON.stringify({ zh: issue.reason.zh, en: issue.reason.en }),
          suggestion: issue.suggestion ? JSON.stringify(issue.suggestion) : null,
        })),
      )
      .execute();
  }
}

export async function selectIssues(
  db: Db,
  tenantId: string,
  importId: string,
  { severity, after, limit }: { severity?: string | undefined; after?: number | undefined; limit: number },
): Promise<IssueRow[]> {
  let query = db
    .selectFrom('roster.import_issue')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .orderBy('seq')
    .limit(limit);
  if (severity) query = query.where('severity', '=', severity);
  if (after !== undefined) query = query.where('seq', '>', after);
  return query.execute();
}

export async function insertChange(
  db: Db,
  row: { tenantId: string; importId: string; seq: number; targetTenantId: string; changes: object },
): Promise<void> {
  await db
    .insertInto('roster.import_change')
    .values({
      tenant_id: row.tenantId,
      import_id: row.importId,
      seq: row.seq,
      target_tenant_id: row.targetTenantId,
      changes: JSON.stringify(row.changes),
    })
    .execute();
}

/** The batches that landed. */
export async function selectLanded(db: Db, tenantId: string, importId: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('roster.import_change')
    .select('seq')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute();
  return new Set(rows.map((row) => row.seq));
}

/** What one batch did to each tenant, for taking it back. */
export async function selectChanges(db: Db, tenantId: string, importId: string, seq: number) {
  return db
    .selectFrom('roster.import_change')
    .select(['target_tenant_id', 'changes'])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('seq', '=', seq)
    .execute();
}

export async function deleteChanges(db: Db, tenantId: string, importId: string): Promise<void> {
  await db
    .deleteFrom('roster.import_change')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute();
}
