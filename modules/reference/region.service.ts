import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/ctx.ts';
import { seedReference, selectRegions, selectSubjects } from './region.queries.ts';

/** Divisions right below one (provinces without). Public: the portal asks for a place. */
export async function listRegions(ctx: Ctx, parent: string | undefined) {
  const rows = await selectRegions(ctx.db, parent);
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code,
  }));
}

/** Subjects, of one stage or all. */
export async function listSubjects(ctx: Ctx, stage: string | undefined) {
  const rows = await selectSubjects(ctx.db);
  return rows
    .filter((row) => !stage || row.stages.includes(stage))
    .map((row) => ({ code: row.code, name: { zh: row.name_zh, en: row.name_en }, stages: row.stages }));
}

/** Brings regions and subjects up to what this version knows, when the process starts. */
export async function fillReference(app: App): Promise<void> {
  await seedReference(app.context({ kind: 'system', reason: 'reference data' }, []).db);
}
