import { sql } from 'kysely';
import { parseCreditCode } from '#platform/codes/credit-code.ts';
import type { Parsed } from '#platform/codes/result.ts';
import { parseSchoolCode } from '#platform/codes/school-code.ts';
import { parseStatisticsCode } from '#platform/codes/statistics-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertRows } from '#platform/db/unnest.ts';
import { invalidField } from '#platform/errors.ts';
import type { Stamp } from './bulk.queries.ts';
import type { OrganisationCode, OrganisationInput, RosterConflict } from './bulk.schema.ts';

/** Reads an organisation's code and gives its one form. */
function canonicalCode({ type, value }: OrganisationCode): Parsed<string> {
  switch (type) {
    case 'school-code': {
      const parsed = parseSchoolCode(value);
      return parsed.ok ? { ...parsed, value: parsed.value.code } : parsed;
    }
    case 'credit-code': {
      const parsed = parseCreditCode(value);
      return parsed.ok ? { ...parsed, value: parsed.value.code } : parsed;
    }
    case 'statistics-code': {
      const parsed = parseStatisticsCode(value);
      return parsed.ok ? { ...parsed, value: parsed.value.code } : parsed;
    }
    default:
      return { ok: true, value: value.trim(), warnings: [] };
  }
}

/** Types that one organisation alone may ever hold. */
const exclusive = new Set(['school-code', 'credit-code']);

export type CodeChanges = {
  codes: { organisationId: string; type: string; value: string }[];
  conflicts: Extract<RosterConflict, { kind: 'code' }>[];
};

/** Claims and writes the codes of organisations. A code that was ever given to somebody else, or ended, is a conflict. */
export async function applyCodes(
  ctx: Ctx,
  { tenantId, at }: Stamp,
  inputs: readonly Pick<OrganisationInput, 'id' | 'codes' | 'validFrom'>[],
): Promise<CodeChanges> {
  const conflicts: CodeChanges['conflicts'] = [];
  const wanted = inputs.flatMap((input, index) =>
    (input.codes ?? []).map((code, place) => {
      const parsed = canonicalCode(code);
      if (!parsed.ok)
        throw invalidField(`/organisations/${index}/codes/${place}/value`, parsed.zh, parsed.en);
      return { organisationId: input.id, type: code.type, value: parsed.value, validFrom: input.validFrom };
    }),
  );
  if (wanted.length === 0) return { codes: [], conflicts };
  const claims = wanted.filter((code) => exclusive.has(code.type));
  await insertRows(
    ctx.db,
    'directory.code_claim',
    [
      { name: 'value', type: 'text', of: (row: (typeof wanted)[number]) => row.value },
      { name: 'type', type: 'text', of: (row) => row.type },
      { name: 'tenant_id', type: 'uuid', all: tenantId },
      { name: 'organisation_id', type: 'uuid', of: (row) => row.organisationId },
      { name: 'claimed_at', type: 'timestamptz', all: at },
    ],
    claims,
    sql`on conflict (value, type) do nothing`,
  );
  const holders = new Map<string, string>();
  if (claims.length > 0) {
    const rows = await ctx.db
      .selectFrom('directory.code_claim')
      .select(['value', 'type', 'organisation_id', 'voided_at'])
      .where(sql<boolean>`value = any(${claims.map((claim) => claim.value)}::text[])`)
      .execute();
    // An ended code is nobody's: not even its last holder gets it again.
    for (const row of rows) holders.set(`${row.type} ${row.value}`, row.voided_at ? '' : row.organisation_id);
  }
  const held = wanted.filter((code) => {
    const holderId = holders.get(`${code.type} ${code.value}`);
    if (!exclusive.has(code.type) || holderId === code.organisationId) return true;
    conflicts.push({
      kind: 'code',
      organisationId: code.organisationId,
      type: code.type,
      value: code.value,
      holderId: holderId ?? '',
    });
    return false;
  });
  const before = await ctx.db
    .selectFrom('directory.organisation_code')
    .select(['organisation_id', 'type', 'value'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`organisation_id = any(${held.map((code) => code.organisationId)}::uuid[])`)
    .where('valid_to', 'is', null)
    .execute();
  const has = new Set(before.map((row) => `${row.organisation_id} ${row.type} ${row.value}`));
  const added = held.filter((code) => !has.has(`${code.organisationId} ${code.type} ${code.value}`));
  await insertRows(
    ctx.db,
    'directory.organisation_code',
    [
      { name: 'tenant_id', type: 'uuid', all: tenantId },
      { name: 'organisation_id', type: 'uuid', of: (row: (typeof wanted)[number]) => row.organisationId },
      { name: 'type', type: 'text', of: (row) => row.type },
      { name: 'value', type: 'text', of: (row) => row.value },
      { name: 'valid_from', type: 'date', of: (row) => row.validFrom },
    ],
    added,
    sql`on conflict (tenant_id, organisation_id, type, valid_from) do update set value = excluded.value, valid_to = null`,
  );
  return {
    codes: added.map(({ organisationId, type, value }) => ({ organisationId, type, value })),
    conflicts,
  };
}
