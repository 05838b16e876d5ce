import { z } from 'zod';
import {
  applyRoster,
  type LookupHashes,
  type RosterBatch,
  type RosterChanges,
  recount,
  revertRoster,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { defineJob, JobCancelled, type JobControl } from '#platform/jobs.ts';
import { type Endings, planEndings } from './endings-plan.service.ts';
import {
  deleteChanges,
  type ImportRow,
  insertChange,
  replaceIssues,
  selectChanges,
  selectImport,
  selectLanded,
  updateImport,
} from './import.queries.ts';
import type { ImportCounts, ImportState } from './import.schema.ts';
import { type IssueList, issueList } from './issues.ts';
import { planPeople } from './people-plan.service.ts';
import type { Placement, Scope } from './place-register.ts';
import { placeStructure } from './placement.service.ts';
import { newPlan, type PeoplePlan } from './plan-state.ts';
import type { PersonRecord, RosterSource } from './records.ts';
import { openSource } from './source.ts';

type Run = {
  ctx: Ctx;
  row: ImportRow;
  scope: Scope;
  source: RosterSource;
  issues: IssueList;
  placement: Placement;
  plan: PeoplePlan;
  /** Tenants whose people or organisations the file tells of. */
  touched: Set<string>;
};

/** The dry run: reads everything, compares it with what is there, writes nothing but the report. */
export async function checkImport(
  ctx: Ctx,
  tenantId: string,
  id: string,
  control: JobControl,
): Promise<ImportCounts | undefined> {
  return guarded(ctx, tenantId, id, 'checking', 'uploaded', async (row) => {
    const run = await begin(ctx, row);
    let rows = 0;
    for await (const records of run.source.people()) {
      await planPeople(run.ctx, records, run);
      rows += records.length;
      await control.progress(rows, Math.max(run.source.rows, rows), { zh: '正在检查', en: 'Checking' });
    }
    const endings = run.source.complete ? await planEndings(run) : undefined;
    const counts = countsOf(run, rows, endings);
    await finish(run, 'checked', counts);
    return counts;
  });
}

/**
 * Writes the file, a batch of people a transaction. Each batch leaves its mark in the same transaction, so a run that
 * was killed goes on with the first batch without one. A refusal takes back what was written: an unreadable line in
 * the middle, or, for "all or nothing", any bad row.
 */
export async function applyImport(
  ctx: Ctx,
  tenantId: string,
  id: string,
  control: JobControl,
): Promise<ImportCounts | undefined> {
  return guarded(ctx, tenantId, id, 'applying', 'partly-applied', async (row) => {
    const run = await begin(ctx, row);
    const landed = await selectLanded(run.ctx.db, tenantId, id);
    await applyStructure(run, landed);
    let rows = 0;
    let seq = 0;
    const writers = twoAtATime();
    try {
      for await (const records of run.source.people()) {
        const batches = await planPeople(run.ctx, records, run);
        refuseBadRows(run);
        for (const tenantId of batches.keys()) run.touched.add(tenantId);
        const at = ++seq;
        await writers.add(async () => {
          if (!landed.has(at)) await land(run, at, batches, records);
          rows += records.length;
          await control.progress(rows, Math.max(run.source.rows, rows), { zh: '正在写入', en: 'Writing' });
        });
      }
      await writers.done();
      await applyLater(run, landed);
      const endings = run.source.complete ? await planEndings(run) : undefined;
      const confirmed = !endings || endings.shrinking.length === 0 || row.confirmed_ends === endings.total;
      if (endings && confirmed) await applyEndings(run, endings, landed);
      refuseBadRows(run);
      const counts = countsOf(run, rows, confirmed ? undefined : endings);
      if (endings && confirmed) counts.ends = endings.total;
      await recountAll(run.ctx, run.touched);
      const whole = confirmed && (counts.errors ?? 0) === 0;
      await finish(run, whole ? 'applied' : 'partly-applied', counts);
      return counts;
    } catch (error) {
      await writers.done().catch(() => undefined);
      // A file that turns out to be unreadable in its middle leaves nothing behind.
      if (error instanceof PlatformError && error.status < 500) await takeBack(run.ctx, row);
      else await recountAll(run.ctx, run.touched);
      throw error;
    }
  });
}

/**
 * Takes a whole import back in one transaction, the last batch first.
 * @throws roster.later-changes, with nothing undone, when something that it wrote was changed or used since
 */
export async function undoImport(
  ctx: Ctx,
  tenantId: string,
  id: string,
  control: JobControl,
  back: ImportState,
): Promise<void> {
  await guarded(ctx, tenantId, id, 'undoing', back, async (row) => {
    const system = scopedCtx(ctx, row);
    await takeBack(system, row, control);
    await updateImport(system.db, tenantId, id, ['undoing'], { state: 'undone', failure: null }, ctx.now());
    return undefined;
  });
}

const input = z.object({
  importId: z.uuid(),
  back: z.enum(['applied', 'partly-applied']).default('applied'),
});
const ownTenant = (ctx: Ctx) => ctx.tenants[0] as string;

export const checkJob = defineJob({
  kind: 'roster.check',
  input,
  run: (ctx, { importId }, control) => checkImport(ctx, ownTenant(ctx), importId, control),
});
export const applyJob = defineJob({
  kind: 'roster.apply',
  input,
  run: (ctx, { importId }, control) => applyImport(ctx, ownTenant(ctx), importId, control),
});
export const undoJob = defineJob({
  kind: 'roster.undo',
  input,
  run: (ctx, { importId, back }, control) => undoImport(ctx, ownTenant(ctx), importId, control, back),
});

/** Runs one step of an import. A refusal is recorded with the import; a cancelled or crashed run can be started again. */
async function guarded<T>(
  ctx: Ctx,
  tenantId: string,
  id: string,
  running: ImportState,
  back: ImportState,
  work: (row: ImportRow) => Promise<T>,
): Promise<T | undefined> {
  const row = await selectImport(ctx.db, tenantId, id);
  if (!row || row.state !== running) return undefined;
  try {
    return await work(row);
  } catch (error) {
    const refused = error instanceof PlatformError && error.status < 500;
    const { code, title, detail } = refused ? error : new PlatformError('platform.failed');
    const undoing = running === 'undoing';
    const state = undoing || !refused ? back : 'failed';
    const failure =
      refused || !(error instanceof JobCancelled) ? { code, title, ...(detail && { detail }) } : null;
    await updateImport(ctx.db, tenantId, id, [running], { state, failure }, ctx.now());
    throw error;
  }
}

function scopedCtx(ctx: Ctx, row: ImportRow): Ctx {
  return dangerouslyAsSystem(ctx, `roster import ${row.id}`, [
    ...new Set([row.tenant_id, ...row.scope_tenants]),
  ]);
}

async function begin(base: Ctx, row: ImportRow): Promise<Run> {
  const ctx = scopedCtx(base, row);
  const issues = issueList();
  const upload = { sha256: row.file_sha256, size: Number(row.file_size), name: row.file_name };
  const source = await openSource(ctx.ports.files, row.format as RosterSource['format'], upload, issues);
  const scope: Scope = {
    path: row.scope_path,
    tenants: row.scope_tenants,
    system: source.system,
    today: todayInChina(ctx.now().getTime()),
  };
  const placement = await placeStructure(ctx, await source.structure(), scope, issues);
  return {
    ctx,
    row,
    scope,
    source,
    issues,
    placement,
    plan: newPlan(),
    touched: new Set([...placement.structure.keys(), ...placement.schools.keys()]),
  };
}

function refuseBadRows({ row, issues }: Run): void {
  const { error } = issues.counts();
  if (row.accept === 'all' && error > 0)
    throw new PlatformError('roster.has-issues', { values: { count: issues.badRows() } });
}

async function applyStructure(run: Run, landed: ReadonlySet<number>): Promise<void> {
  refuseBadRows(run);
  if (landed.has(0)) return;
  await land(run, 0, run.placement.structure, []);
}

/** One batch in one transaction: the rows of each tenant, and the mark that they landed. */
async function land(
  run: Run,
  seq: number,
  batches: ReadonlyMap<string, RosterBatch & { fresh?: ReadonlySet<string>; hashes?: LookupHashes }>,
  records: readonly PersonRecord[],
): Promise<void> {
  const { row, plan, issues } = run;
  const done = await inTx(run.ctx, async (ctx) => {
    const made: RosterChanges[] = [];
    for (const [tenantId, batch] of batches) {
      const { fresh, hashes, ...rows } = batch;
      const changes = await applyRoster(ctx, tenantId, rows, { fresh, hashes });
      made.push(changes);
      await insertChange(ctx.db, {
        tenantId: row.tenant_id,
        importId: row.id,
        seq,
        targetTenantId: tenantId,
        changes,
      });
    }
    if (batches.size === 0) {
      await insertChange(ctx.db, {
        tenantId: row.tenant_id,
        importId: row.id,
        seq,
        targetTenantId: row.tenant_id,
        changes: {},
      });
    }
    return made;
  });
  const conflicts = done.flatMap((changes) => changes.conflicts);
  if (conflicts.length === 0) return;
  const byId = new Map(records.map((record) => [plan.ids.get(record.key), record]));
  for (const conflict of conflicts) {
    const record = conflict.kind === 'identifier' ? byId.get(conflict.personId) : undefined;
    issues.add({
      severity: 'warning',
      file: record?.file ?? '',
      row: record?.row ?? 0,
      column: conflict.type,
      value: '',
      code: `${conflict.kind}.held`,
      reason: {
        zh: '这个号码已登记在他人（或其他机构）名下，未写入；其余内容已导入',
        en: 'somebody else (or another organisation) holds this number: it was left out, the rest was imported',
      },
    });
  }
}

const laterSeq = 900_000;

/** Guardianships between people of different batches, now that everybody has landed. */
async function applyLater(run: Run, landed: ReadonlySet<number>): Promise<void> {
  let seq = laterSeq;
  for (const [tenantId, rows] of run.plan.later) {
    for (let from = 0; from < rows.length; from += endingsStep) {
      seq++;
      const guardianships = rows.slice(from, from + endingsStep);
      if (!landed.has(seq)) await land(run, seq, new Map([[tenantId, { guardianships }]]), []);
    }
  }
}

const endingsSeq = 1_000_000;
const endingsStep = 5000;

async function applyEndings(run: Run, { byTenant }: Endings, landed: ReadonlySet<number>): Promise<void> {
  let seq = endingsSeq;
  for (const [tenantId, rows] of byTenant) {
    for (let from = 0; from < rows.length; from += endingsStep) {
      seq++;
      while (landed.has(seq)) seq++;
      await land(run, seq, new Map([[tenantId, { enrolments: rows.slice(from, from + endingsStep) }]]), []);
    }
  }
}

function countsOf(
  { plan, placement, issues, source }: Run,
  rows: number,
  endings: Endings | undefined,
): ImportCounts {
  const { error, warning, repair } = issues.counts();
  return {
    // A row of a sheet tells of several people, a pupil and the guardians; people count rows.
    rows: source.format === 'oneroster' ? rows : source.rows,
    ...plan.counts,
    ...placement.counts,
    errors: error,
    warnings: warning,
    repairs: repair,
    badRows: issues.badRows(),
    ends: endings?.total ?? 0,
    shrinking: endings?.shrinking.slice(0, 100) ?? [],
  };
}

async function finish({ ctx, row, issues }: Run, state: ImportState, counts: ImportCounts): Promise<void> {
  await inTx(ctx, async (ctx) => {
    await replaceIssues(ctx.db, row.tenant_id, row.id, issues.kept());
    await updateImport(
      ctx.db,
      row.tenant_id,
      row.id,
      ['checking', 'applying'],
      { state, counts, failure: null },
      ctx.now(),
    );
    if (state === 'checked') return;
    await audit(ctx, {
      action: 'roster.import.apply',
      tenantId: row.tenant_id,
      subject: { type: 'import', id: row.id },
      ...(row.created_by && { personId: row.created_by }),
      detail: { people: counts.people, created: counts.peopleCreated, ends: counts.ends },
    });
  });
}

async function takeBack(ctx: Ctx, row: ImportRow, control?: JobControl): Promise<void> {
  const landed = [...(await selectLanded(ctx.db, row.tenant_id, row.id))].sort((a, b) => b - a);
  await inTx(ctx, async (tx) => {
    const kept: { kind: string; id: string }[] = [];
    const touched = new Set<string>();
    for (const [done, seq] of landed.entries()) {
      for (const { target_tenant_id, changes } of await selectChanges(tx.db, row.tenant_id, row.id, seq)) {
        if (!('at' in (changes as object))) continue;
        touched.add(target_tenant_id);
        const report = await revertRoster(tx, target_tenant_id, changes as unknown as RosterChanges);
        for (const [kind, ids] of Object.entries(report.kept)) for (const id of ids) kept.push({ kind, id });
      }
      await control?.progress(done + 1, landed.length, { zh: '正在撤销', en: 'Undoing' });
    }
    if (kept.length > 0) {
      const kinds = Object.entries(Object.groupBy(kept, ({ kind }) => kind)).map(
        ([kind, rows]) => `${kind}: ${rows?.length ?? 0}`,
      );
      throw new PlatformError('roster.later-changes', {
        values: { count: kept.length },
        detail: {
          zh: `导入之后有改动：${kinds.join('，')}`,
          en: `Changed or used since: ${kinds.join(', ')}`,
        },
        extra: { kept: kept.slice(0, 50) },
      });
    }
    await recountAll(tx, touched);
    await deleteChanges(tx.db, row.tenant_id, row.id);
    await audit(tx, {
      action: 'roster.import.undo',
      tenantId: row.tenant_id,
      subject: { type: 'import', id: row.id },
    });
  });
}

/** The headcounts of schools and bureaus, after what many batches did. */
async function recountAll(ctx: Ctx, tenants: Iterable<string>): Promise<void> {
  for (const tenantId of tenants) await recount(ctx, tenantId);
}

/** Lets the database write one batch while the next is read: two at a time, in the order of their coming. */
function twoAtATime() {
  const running = new Set<Promise<void>>();
  let failure: unknown;
  return {
    async add(work: () => Promise<void>): Promise<void> {
      while (running.size >= 2) await Promise.race(running);
      if (failure) throw failure;
      const one = work()
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => running.delete(one));
      running.add(one);
    },
    async done(): Promise<void> {
      await Promise.all(running);
      if (failure) throw failure;
    },
  };
}
