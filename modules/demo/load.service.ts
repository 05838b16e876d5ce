import { applyRoster, createTenant, recountAll, tenantsOf } from '#modules/directory/index.ts';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import type { Bilingual } from '#platform/errors.ts';
import { openAccounts } from './account-list.service.ts';
import { addLife } from './life.service.ts';
import {
  advanceLoad,
  finishLoad,
  insertLoad,
  type Load,
  selectLoad,
  withLoadingTurn,
} from './load.queries.ts';
import { generateRegion } from './region.ts';
import { batchOf, countRows, organisationInputs, portionsOf } from './roster-batch.ts';
import type { Region } from './types.ts';

export type LoadOptions = {
  progress?: ((step: Bilingual) => void) | undefined;
  /** Ends the load between two portions; the next start goes on there. */
  signal?: AbortSignal | undefined;
};

/**
 * `loaded`: the region was put into an empty database now. `kept`: it was there. `foreign`: the database has tenants
 * that are no demo. `off`: no demo is wanted.
 */
export type LoadOutcome = 'loaded' | 'kept' | 'foreign' | 'off';

/**
 * Loads the demo region that the settings ask for into a database without tenants, or goes on with a load that was cut
 * short: each portion and the mark of how far it came land in one transaction. Several processes may start at once;
 * one loads, the others wait.
 */
export async function loadDemo(app: App, options: LoadOptions = {}): Promise<LoadOutcome> {
  const { demo: size, seed } = app.config;
  if (size === 'none') return 'off';
  const ctx = app.context({ kind: 'system', reason: 'demo region' }, []);
  const { progress = () => undefined, signal } = options;
  const settled = await settledOutcome(ctx);
  if (settled) return settled;
  const wait = () =>
    progress({
      zh: '另一个进程正在载入示范区域，等待它完成',
      en: 'Another process is loading the demo region; waiting',
    });
  return withLoadingTurn(ctx, wait, async () => {
    const settled = await settledOutcome(ctx);
    if (settled) return settled;
    const begun = await selectLoad(ctx);
    const load = begun ?? { seed, size, homesDone: 0, finished: false };
    if (!begun) await insertLoad(ctx, load, ctx.now());
    progress({
      zh: begun ? '继续载入示范区域' : '生成示范区域（临夏州八县市，学校和人员均为虚构）',
      en: begun
        ? 'Going on with the demo region'
        : 'Making the demo region (real counties, invented schools and people)',
    });
    await loadRegion(ctx, load, progress, signal);
    return 'loaded';
  });
}

/**
 * Whether the database holds the demo region, wholly or so far, and nothing beside it: `own`; `mixed` with other tenants;
 * or `none` of it.
 */
export async function loadedDemo(app: App): Promise<'own' | 'mixed' | 'none'> {
  const ctx = app.context({ kind: 'system', reason: 'demo region' }, []);
  const load = await selectLoad(ctx);
  if (!load) return 'none';
  const own = new Set(generateRegion(load).bureaus.map(({ organisation }) => organisation.tenantId));
  return (await tenantsOf(ctx)).every(({ id }) => own.has(id)) ? 'own' : 'mixed';
}

async function settledOutcome(ctx: Ctx): Promise<LoadOutcome | undefined> {
  const load = await selectLoad(ctx);
  if (load) return load.finished ? 'kept' : undefined;
  return (await tenantsOf(ctx)).length > 0 ? 'foreign' : undefined;
}

async function loadRegion(
  ctx: Ctx,
  load: Load,
  progress: (step: Bilingual) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const region = generateRegion(load);
  if (load.homesDone === 0) await loadOrganisations(ctx, region, progress, signal);
  await loadPeople(ctx, region, load.homesDone, progress, signal);
  const accounts = await openAccounts(ctx, region);
  progress({ zh: `开通示范账号 ${accounts.length} 个`, en: `Demo accounts: ${accounts.length}` });
  await recountAll(ctx);
  await inTx(ctx, async (ctx) => {
    await addLife(ctx, region);
    await finishLoad(ctx, ctx.now());
  });
  progress({
    zh: '添加示例通知、日程、待办、消息和应用',
    en: 'Sample notices, calendars, to-dos, messages and apps',
  });
}

async function loadOrganisations(
  ctx: Ctx,
  region: Region,
  progress: (step: Bilingual) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const bureaus = region.organisations.filter((organisation) => organisation.id === organisation.tenantId);
  for (const { id, parentId, name, shortName, regionCode, validFrom } of bureaus) {
    const kind = parentId === undefined ? 'prefecture' : 'county';
    await createTenant(ctx, {
      id,
      organisationId: id,
      name,
      shortName,
      kind,
      parentId,
      regionCode,
      validFrom,
    });
  }
  const inputs = organisationInputs(region.organisations);
  const tenantOf = new Map(region.organisations.map(({ id, tenantId }) => [id, tenantId]));
  for (const { id } of bureaus) {
    signal?.throwIfAborted();
    const organisations = inputs.filter((input) => tenantOf.get(input.id) === id);
    await applyRoster(ctx, id, { terms: region.terms, organisations });
  }
  const { schools, classes } = region.totals;
  progress({
    zh: `教育局 ${bureaus.length} 个，学校 ${schools} 所，班级 ${classes} 个`,
    en: `${bureaus.length} bureaus, ${schools} schools, ${classes} classes`,
  });
}

async function loadPeople(
  ctx: Ctx,
  region: Region,
  from: number,
  progress: (step: Bilingual) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const tell = peopleProgress(region.totals.people, progress);
  const portions = [...portionsOf(region, from)];
  tell.loadedBefore(region.totals.people - portions.reduce((sum, { people }) => sum + people, 0));
  for (const portion of portions) {
    signal?.throwIfAborted();
    const batch = batchOf(portion);
    await inTx(ctx, async (ctx) => {
      await applyRoster(ctx, portion.tenantId, batch);
      await advanceLoad(ctx, portion.upTo);
    });
    tell.add(portion.people, countRows(batch));
  }
}

/** A line for each part that is done, with the rows written a second since the last. */
function peopleProgress(total: number, progress: (step: Bilingual) => void) {
  const state = { people: 0, rows: 0, told: 0, at: performance.now() };
  const steps = total > 50_000 ? 10 : 3;
  const stepsDone = () => Math.floor((state.people / total) * steps);
  return {
    loadedBefore(people: number) {
      state.people += people;
      state.told = stepsDone();
    },
    add(people: number, rows: number) {
      state.people += people;
      state.rows += rows;
      if (stepsDone() === state.told) return;
      const seconds = (performance.now() - state.at) / 1000;
      const speed = Math.round(state.rows / seconds).toLocaleString('en');
      const count = state.people.toLocaleString('en');
      const percent = `${Math.floor((state.people / total) * 100)}%`.padStart(4);
      progress({
        zh: `师生和家长 ${percent}（${count} 人，每秒 ${speed} 行）`,
        en: `People ${percent} (${count}, ${speed} rows/s)`,
      });
      Object.assign(state, { rows: 0, told: stepsDone(), at: performance.now() });
    },
  };
}
