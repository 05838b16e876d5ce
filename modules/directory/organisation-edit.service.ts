import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { parseDivisionCode } from '#platform/codes/divisions.ts';
import { pinyin } from '#platform/codes/pinyin.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import type { OrganisationCode, OrganisationInput } from './bulk.schema.ts';
import { organisationCreated, organisationMoved, organisationUpdated } from './directory.events.ts';
import { countAround } from './headcount.queries.ts';
import { kindNames, mayStandBelow } from './organisation.policy.ts';
import { movePaths, type OrganisationRow, voidCode } from './organisation.queries.ts';
import { type Organisation, type OrganisationKind, toOrganisation } from './organisation.schema.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { applyCodes } from './organisation-code.service.ts';
import { pathBelow } from './place.policy.ts';
import { applyOrganisations, rememberHistory } from './roster-organisations.service.ts';

export type NewOrganisation = Omit<OrganisationInput, 'id' | 'parentId' | 'validTo' | 'validFrom'> & {
  parentId: string;
  validFrom?: string | undefined;
};

/** Founds an organisation below another. @throws directory.wrong-nesting, directory.code-taken, request.invalid */
export async function createOrganisation(ctx: Ctx, input: NewOrganisation): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const parent = await getOrganisationRow(ctx, input.parentId);
    authorise(ctx, 'directory.organisation.create', placeOf(parent));
    refuseClosed(parent);
    refuseNesting(input.kind, parent.kind as OrganisationKind);
    checkRegion(input.regionCode);
    const at = ctx.now();
    const id = uuidv7();
    const row = {
      ...input,
      id,
      name: cleanName(input.name),
      validFrom: input.validFrom ?? todayInChina(at.getTime()),
    };
    const { conflicts } = await withPlainPointers(() =>
      applyOrganisations(ctx, { tenantId: parent.tenant_id, at }, [row]),
    );
    refuseTakenCodes(input.codes, conflicts);
    await countAround(ctx.db, parent.tenant_id, [pathBelow(parent.path, id)], at);
    await emit(ctx, organisationCreated, parent.tenant_id, { organisationId: id });
    await audit(ctx, {
      action: 'directory.organisation.create',
      tenantId: parent.tenant_id,
      subject: { type: 'organisation', id },
    });
    return toOrganisation(await getOrganisationRow(ctx, id));
  });
}

export type OrganisationEdit = {
  name?: string | undefined;
  shortName?: string | null | undefined;
  schoolType?: string | undefined;
  regionCode?: string | null | undefined;
  stage?: string | null | undefined;
  entryYear?: number | null | undefined;
  classNumber?: number | null | undefined;
  mixedGrades?: boolean | undefined;
  sortOrder?: number | undefined;
  address?: string | null | undefined;
  codes?: readonly OrganisationCode[] | undefined;
};

/**
 * Changes an organisation; a former name stays in its history. A new school type voids the school identification
 * code, renaming keeps it (学校标识码 rule: closing or changing type voids the code).
 * @throws resource.changed when somebody else edited it since `version`
 */
export async function updateOrganisation(
  ctx: Ctx,
  id: string,
  version: number,
  edit: OrganisationEdit,
): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const before = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.update', placeOf(before));
    refuseClosed(before);
    refuseStale(before, version);
    checkRegion(edit.regionCode ?? undefined);
    const at = ctx.now();
    const name = edit.name === undefined ? before.name : cleanName(edit.name);
    const reading = pinyin(name);
    const stamp = { tenantId: before.tenant_id, at };
    await rememberHistory(ctx, stamp, [{ before, now: { name, parent_id: before.parent_id } }]);
    const result = await ctx.db
      .updateTable('directory.organisation')
      .set({
        name,
        name_pinyin: reading.full,
        name_initials: reading.initials,
        ...(edit.shortName !== undefined && { short_name: edit.shortName }),
        ...(edit.schoolType !== undefined && { school_type: edit.schoolType }),
        ...(edit.regionCode !== undefined && { region_code: edit.regionCode }),
        ...(edit.stage !== undefined && { stage: edit.stage }),
        ...(edit.entryYear !== undefined && { entry_year: edit.entryYear }),
        ...(edit.classNumber !== undefined && { class_number: edit.classNumber }),
        ...(edit.mixedGrades !== undefined && { mixed_grades: edit.mixedGrades }),
        ...(edit.sortOrder !== undefined && { sort_order: edit.sortOrder }),
        ...(edit.address !== undefined && { address: edit.address }),
        version: before.version + 1,
        updated_at: at,
      })
      .where('tenant_id', '=', before.tenant_id)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new PlatformError('resource.changed');
    if (
      edit.schoolType !== undefined &&
      before.school_type !== null &&
      edit.schoolType !== before.school_type
    ) {
      await voidCode(ctx.db, { tenantId: before.tenant_id, organisationId: id, type: 'school-code', at });
    }
    if (edit.codes) await changeCodes(ctx, before, edit.codes, at);
    await emit(ctx, organisationUpdated, before.tenant_id, { organisationId: id });
    await audit(ctx, {
      action: 'directory.organisation.update',
      tenantId: before.tenant_id,
      subject: { type: 'organisation', id },
      detail: { fields: Object.keys(edit) },
    });
    return toOrganisation(await getOrganisationRow(ctx, id));
  });
}

/** A code of a type follows the one before: that one ends today, and is never given again. */
async function changeCodes(
  ctx: Ctx,
  row: OrganisationRow,
  codes: readonly OrganisationCode[],
  at: Date,
): Promise<void> {
  const { id, tenant_id: tenantId } = row;
  for (const { type, value } of codes)
    await voidCode(ctx.db, { tenantId, organisationId: id, type, at, unless: value });
  const input = { id, codes, validFrom: todayInChina(at.getTime()) };
  const { conflicts } = await withPlainPointers(() => applyCodes(ctx, { tenantId, at }, [input]));
  refuseTakenCodes(codes, conflicts);
}

/** Moves an organisation with everything below it. @throws directory.cycle, directory.wrong-nesting, directory.other-tenant */
export async function moveOrganisation(
  ctx: Ctx,
  id: string,
  version: number,
  parentId: string,
): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const before = await getOrganisationRow(ctx, id);
    const parent = await getOrganisationRow(ctx, parentId);
    authorise(ctx, 'directory.organisation.move', parentPlace(before));
    authorise(ctx, 'directory.organisation.move', placeOf(parent));
    refuseClosed(before);
    refuseClosed(parent);
    refuseStale(before, version);
    await placeBelow(ctx, before, parent);
    await audit(ctx, {
      action: 'directory.organisation.move',
      tenantId: before.tenant_id,
      subject: { type: 'organisation', id },
      detail: { from: before.parent_id, to: parentId },
    });
    return toOrganisation(await getOrganisationRow(ctx, id));
  });
}

/** Writes the new place of an organisation, its history and the paths of the whole subtree, set by set. */
export async function placeBelow(ctx: Ctx, before: OrganisationRow, parent: OrganisationRow): Promise<void> {
  if (parent.tenant_id !== before.tenant_id) throw new PlatformError('directory.other-tenant');
  if (parent.path.startsWith(before.path)) throw new PlatformError('directory.cycle');
  refuseNesting(before.kind as OrganisationKind, parent.kind as OrganisationKind);
  if (parent.id === before.parent_id) return;
  const at = ctx.now();
  const tenantId = before.tenant_id;
  await rememberHistory(ctx, { tenantId, at }, [
    { before, now: { name: before.name, parent_id: parent.id } },
  ]);
  const result = await ctx.db
    .updateTable('directory.organisation')
    .set({ parent_id: parent.id, version: before.version + 1, updated_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new PlatformError('resource.changed');
  await movePaths(ctx.db, tenantId, before.path, pathBelow(parent.path, before.id));
  await countAround(ctx.db, tenantId, [before.path, pathBelow(parent.path, before.id)], at);
  await emit(ctx, organisationMoved, tenantId, {
    organisationId: before.id,
    fromParentId: before.parent_id,
    toParentId: parent.id,
  });
}

/** Rights to move or close a node are held above it: nobody closes the node that they stand on. */
export function parentPlace(row: OrganisationRow) {
  const end = row.path.length - 13;
  return { tenantId: row.tenant_id, path: row.path.slice(0, end) };
}

export function refuseStale(row: { version: number }, version: number): void {
  if (row.version !== version)
    throw new PlatformError('resource.changed', { extra: { version: row.version } });
}

export function refuseClosed(row: OrganisationRow): void {
  if (row.valid_to !== null)
    throw new PlatformError('directory.closed', { extra: { validTo: row.valid_to } });
}

function refuseNesting(kind: OrganisationKind, parent: OrganisationKind): void {
  if (mayStandBelow(kind, parent)) return;
  const [below, above] = [kindNames[kind], kindNames[parent]];
  throw new PlatformError('directory.wrong-nesting', {
    detail: {
      zh: `${below.zh}不能设在${above.zh}之下`,
      en: `A ${below.en} cannot stand below a ${above.en}`,
    },
    values: { kind: below.zh, parent: above.zh },
  });
}

function checkRegion(code: string | undefined): void {
  if (code === undefined) return;
  const parsed = parseDivisionCode(code);
  if (!parsed.ok) throw invalidField('/regionCode', parsed.zh, parsed.en);
}

/** One blank between words, none at the ends, one form of each character. */
function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (clean === '') throw invalidField('/name', '名称不能为空', 'a name is needed');
  return clean;
}

/** The batch's pointers name a row; a form has one only. */
async function withPlainPointers<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    for (const field of error.fields) field.pointer = field.pointer.replace(/^\/\w+\/\d+/, '');
    throw error;
  }
}

function refuseTakenCodes(
  codes: readonly OrganisationCode[] | undefined,
  conflicts: readonly { value: string; type: string }[],
): void {
  if (conflicts.length === 0) return;
  throw new PlatformError('directory.code-taken', {
    fields: conflicts.map((conflict) => ({
      pointer: `/codes/${codes?.findIndex((code) => code.type === conflict.type) ?? 0}/value`,
      detail: {
        zh: '该代码已被使用过，不得重复使用',
        en: 'this code has been used and is never given again',
      },
    })),
  });
}
