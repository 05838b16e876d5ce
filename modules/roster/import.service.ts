import type { Readable } from 'node:stream';
import { peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { startJob } from '#platform/jobs.ts';
import {
  type ImportRow,
  type IssueRow,
  insertImport,
  selectImport,
  selectImports,
  selectIssues,
  updateImport,
} from './import.queries.ts';
import type { ImportResponse, ImportState } from './import.schema.ts';
import { applyJob, checkJob, undoJob } from './import-run.service.ts';
import { sniff } from './source.ts';

export const largestUpload = 300 * 1024 * 1024;

const stateNames: Record<ImportState, string> = {
  uploaded: '已上传 uploaded',
  checking: '检查中 checking',
  checked: '已检查 checked',
  applying: '写入中 applying',
  applied: '已导入 applied',
  'partly-applied': '部分导入 partly-applied',
  undoing: '撤销中 undoing',
  undone: '已撤销 undone',
  failed: '失败 failed',
};

/** Takes a file in: stored privately, its kind told by its content. @throws files.too-large, roster.unknown-file */
export async function uploadImport(
  ctx: Ctx,
  { name, content }: { name: string; content: Readable },
): Promise<ImportResponse> {
  const { tenantId, path, organisationId, tenants } = grantOf(ctx);
  authorise(ctx, 'roster.import.create', { tenantId, path });
  const stored = await ctx.ports.files.put(content, { limit: largestUpload });
  const fileName =
    name
      .normalize('NFC')
      .replace(/[\p{Cc}/\\]/gu, '')
      .slice(-200) || 'roster';
  const format = await sniff(ctx.ports.files, { ...stored, name: fileName });
  const row = await inTx(ctx, async (ctx) => {
    const row = await insertImport(ctx.db, {
      tenantId,
      id: uuidv7(),
      organisationId,
      scopePath: path,
      scopeTenants: tenants,
      fileSha256: stored.sha256,
      fileName,
      fileSize: stored.size,
      format,
      createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      at: ctx.now(),
    });
    await audit(ctx, {
      action: 'roster.import.create',
      subject: { type: 'import', id: row.id },
      detail: { format, size: stored.size },
    });
    return row;
  });
  return present(ctx, row);
}

/** Imports at or below the actor's node, the newest first. */
export async function listImports(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<ImportResponse>> {
  const { tenantId, path } = grantOf(ctx);
  authorise(ctx, 'roster.import.read', { tenantId, path });
  const rows = await selectImports(ctx.db, tenantId, {
    path,
    before: fromCursor(cursor, 2),
    limit: limit + 1,
  });
  const { items, nextCursor } = cutPage(rows, limit, (row) => [row.created_at.toISOString(), row.id]);
  return { items: await presentAll(ctx, items), nextCursor };
}

export async function getImport(ctx: Ctx, id: string): Promise<ImportResponse> {
  return present(ctx, await getRow(ctx, id, 'roster.import.read'));
}

export async function listIssues(
  ctx: Ctx,
  id: string,
  { cursor, limit, severity }: PageQuery & { severity?: string | undefined },
): Promise<Page<IssueRow>> {
  await getRow(ctx, id, 'roster.import.read');
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await selectIssues(ctx.db, grantOf(ctx).tenantId, id, {
    severity,
    after: after === undefined ? undefined : Number(after),
    limit: limit + 1,
  });
  return cutPage(rows, limit, (row) => [row.seq]);
}

/** Starts the dry run. A check may be repeated until the import is applied. */
export async function startCheck(ctx: Ctx, id: string): Promise<{ jobId: string }> {
  const row = await getRow(ctx, id, 'roster.import.create');
  return start(ctx, row, ['uploaded', 'checked', 'failed'], { state: 'checking' }, checkJob);
}

/**
 * Starts the writing, after a check or without one, or goes on with one that was cancelled.
 * @throws roster.has-issues, roster.shrink-unconfirmed when the last check says so
 */
export async function startApply(
  ctx: Ctx,
  id: string,
  { accept, confirmedEnds }: { accept: 'all' | 'good-rows'; confirmedEnds?: number | undefined },
): Promise<{ jobId: string }> {
  const row = await getRow(ctx, id, 'roster.import.apply');
  const { counts } = toResponse(row, null);
  if (row.state === 'checked') {
    if (accept === 'all' && (counts.errors ?? 0) > 0) {
      throw new PlatformError('roster.has-issues', { values: { count: counts.badRows ?? 0 } });
    }
    if ((counts.shrinking?.length ?? 0) > 0 && confirmedEnds !== counts.ends) {
      throw new PlatformError('roster.shrink-unconfirmed', {
        values: { count: counts.ends ?? 0 },
        extra: { ends: counts.ends, shrinking: counts.shrinking },
      });
    }
  }
  const change = { state: 'applying', accept, confirmed_ends: confirmedEnds ?? null };
  return start(ctx, row, ['uploaded', 'checked', 'partly-applied'], change, applyJob);
}

/** Starts taking the whole import back. */
export async function startUndo(ctx: Ctx, id: string): Promise<{ jobId: string }> {
  const row = await getRow(ctx, id, 'roster.import.undo');
  return start(
    ctx,
    row,
    ['applied', 'partly-applied'],
    { state: 'undoing' },
    undoJob,
    row.state as 'applied',
  );
}

async function start(
  ctx: Ctx,
  row: ImportRow,
  from: readonly ImportState[],
  change: { state: string; accept?: string; confirmed_ends?: number | null },
  job: typeof checkJob | typeof applyJob | typeof undoJob,
  back: 'applied' | 'partly-applied' = 'applied',
): Promise<{ jobId: string }> {
  const refuse = () =>
    new PlatformError('roster.wrong-state', { values: { state: stateNames[row.state as ImportState] } });
  if (!from.includes(row.state as ImportState)) throw refuse();
  return inTx(ctx, async (ctx) => {
    const jobId = await startJob(ctx, job, row.tenant_id, { importId: row.id, back });
    const changed = await updateImport(
      ctx.db,
      row.tenant_id,
      row.id,
      from,
      { ...change, job_id: jobId, failure: null },
      ctx.now(),
    );
    if (!changed) throw refuse();
    return { jobId };
  });
}

/** The stored import, when the actor's node is at or above the uploader's. @throws resource.not-found */
export async function getRow(ctx: Ctx, id: string, permission: string): Promise<ImportRow> {
  const { tenantId } = grantOf(ctx);
  const row = await selectImport(ctx.db, tenantId, id);
  if (!row || !may(ctx, permission, { tenantId, path: row.scope_path })) {
    authorise(ctx, permission);
    throw notFound('这次导入', 'import');
  }
  return row;
}

async function present(ctx: Ctx, row: ImportRow): Promise<ImportResponse> {
  return (await presentAll(ctx, [row]))[0] as ImportResponse;
}

async function presentAll(ctx: Ctx, rows: readonly ImportRow[]): Promise<ImportResponse[]> {
  const people = await peopleByIds(
    ctx,
    rows.flatMap((row) => row.created_by ?? []),
  );
  return rows.map((row) => toResponse(row, (row.created_by && people.get(row.created_by)?.name) || null));
}

function toResponse(row: ImportRow, createdByName: string | null): ImportResponse {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    format: row.format as ImportResponse['format'],
    state: row.state as ImportState,
    accept: row.accept as ImportResponse['accept'],
    counts: row.counts as ImportResponse['counts'],
    failure: row.failure as ImportResponse['failure'],
    jobId: row.job_id,
    createdBy: row.created_by,
    createdByName,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
