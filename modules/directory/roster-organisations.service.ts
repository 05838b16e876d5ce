import { sql } from 'kysely';
import { todayInChina } from '#platform/codes/dates.ts';
import { pinyin } from '#platform/codes/pinyin.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { applyRows, organisationTable, type Stamp } from './bulk.queries.ts';
import type { BeforeImage, OrganisationInput, RosterConflict } from './bulk.schema.ts';
import {
  movePaths,
  type OrganisationRow,
  selectOrganisations,
  selectTenants,
} from './organisation.queries.ts';
import { applyCodes } from './organisation-code.service.ts';
import { pathBelow } from './place.policy.ts';

export type OrganisationChanges = {
  created: string[];
  updated: BeforeImage[];
  codes: { organisationId: string; type: string; value: string }[];
  conflicts: Extract<RosterConflict, { kind: 'code' }>[];
};

/** Writes organisations in any order: paths follow from parents in the batch or in the database. */
export async function applyOrganisations(
  ctx: Ctx,
  stamp: Stamp,
  inputs: readonly OrganisationInput[],
): Promise<OrganisationChanges> {
  const changes: OrganisationChanges = { created: [], updated: [], codes: [], conflicts: [] };
  if (inputs.length === 0) return changes;
  const known = await selectAround(ctx, stamp.tenantId, inputs);
  const pathOf = pathsOf(inputs, known.paths);
  const rows = inputs.map((input) => {
    const reading = pinyin(input.name);
    return {
      id: input.id,
      parent_id: input.parentId ?? null,
      kind: input.kind,
      school_type: input.schoolType ?? null,
      name: input.name,
      short_name: input.shortName ?? null,
      name_pinyin: reading.full,
      name_initials: reading.initials,
      path: pathOf(input),
      region_code: input.regionCode ?? null,
      stage: input.stage ?? null,
      entry_year: input.entryYear ?? null,
      class_number: input.classNumber ?? null,
      mixed_grades: input.mixedGrades ?? false,
      sort_order: input.sortOrder ?? 0,
      address: input.address ?? null,
      external_id: input.externalId ?? null,
      valid_from: input.validFrom,
      valid_to: input.validTo ?? null,
    };
  });
  const { created, updated } = await applyRows(ctx.db, stamp, organisationTable, rows);
  changes.created = created.map((row) => row.id);
  changes.updated = updated.map(({ before }) => before);
  for (const { before, input } of updated) {
    if (before.path !== input.path) await movePaths(ctx.db, stamp.tenantId, String(before.path), input.path);
  }
  await rememberHistory(
    ctx,
    stamp,
    updated.map(({ before, input }) => ({ before: before as unknown as OrganisationRow, now: input })),
  );
  const { codes, conflicts } = await applyCodes(ctx, stamp, inputs);
  changes.codes = codes;
  changes.conflicts = conflicts;
  return changes;
}

async function selectAround(ctx: Ctx, tenantId: string, inputs: readonly OrganisationInput[]) {
  const ids = new Set(inputs.flatMap((input) => (input.parentId ? [input.id, input.parentId] : [input.id])));
  const rows = await selectOrganisations(ctx.db, [...ids], [tenantId]);
  const paths = new Map(rows.map((row) => [row.id, row.path]));
  // The parent of a bureau belongs to the tenant above; its path is known to all.
  for (const tenant of await selectTenants(ctx.db)) {
    if (!paths.has(tenant.organisation_id)) paths.set(tenant.organisation_id, tenant.path);
  }
  return { paths };
}

/** @throws directory.cycle, directory.parent-unknown with a pointer to the row */
function pathsOf(inputs: readonly OrganisationInput[], known: ReadonlyMap<string, string>) {
  const batch = new Map(inputs.map((input, index) => [input.id, { input, index }]));
  const found = new Map<string, string>();
  const visiting = new Set<string>();
  const pathOf = (input: OrganisationInput): string => {
    const ready = found.get(input.id);
    if (ready !== undefined) return ready;
    const pointer = `/organisations/${batch.get(input.id)?.index}/parentId`;
    if (visiting.has(input.id)) throw cycle(pointer);
    visiting.add(input.id);
    const above = input.parentId === undefined ? undefined : batch.get(input.parentId);
    const parentPath =
      input.parentId === undefined ? '' : above ? pathOf(above.input) : known.get(input.parentId);
    if (parentPath === undefined) {
      throw new PlatformError('directory.parent-unknown', {
        fields: [{ pointer, detail: { zh: '找不到上级机构', en: 'there is no such organisation' } }],
      });
    }
    const before = known.get(input.id);
    if (before !== undefined && parentPath.startsWith(before)) throw cycle(pointer);
    const path = pathBelow(parentPath, input.id);
    found.set(input.id, path);
    visiting.delete(input.id);
    return path;
  };
  return pathOf;
}

const cycle = (pointer: string) =>
  new PlatformError('directory.cycle', {
    fields: [
      {
        pointer,
        detail: { zh: '上级机构成了它自己的下级', en: 'the parent stands below the organisation itself' },
      },
    ],
  });

/** Keeps how changed organisations were named and placed until today. */
export async function rememberHistory(
  ctx: Ctx,
  { tenantId, at }: Stamp,
  changes: readonly { before: OrganisationRow; now: { name: string; parent_id: string | null } }[],
): Promise<void> {
  const telling = changes.filter(
    ({ before, now }) => before.name !== now.name || before.parent_id !== now.parent_id,
  );
  const today = todayInChina(at.getTime());
  await rememberStretch(
    ctx,
    { tenantId, at },
    telling.map(({ before }) => before),
    today,
  );
}

/**
 * Keeps how organisations were named and placed until a day: since the change before, or since they were founded or
 * last reopened.
 */
export async function rememberStretch(
  ctx: Ctx,
  { tenantId, at }: Stamp,
  rows: readonly OrganisationRow[],
  until: string,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into directory.organisation_history
      (tenant_id, organisation_id, version, name, parent_id, path, valid_from, valid_to, changed_at, changed_by)
    select ${tenantId}, x.id, x.version, x.name, x.parent_id, x.path,
      greatest((select max(h.valid_to) from directory.organisation_history h
        where h.tenant_id = ${tenantId} and h.organisation_id = x.id), x.valid_from),
      ${until}::date, ${at}, ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, version int, name text, parent_id uuid, path text, valid_from date)
    on conflict (tenant_id, organisation_id, version) do nothing`.execute(ctx.db);
}
