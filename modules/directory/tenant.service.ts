import { parseDivisionCode } from '#platform/codes/divisions.ts';
import { pinyin } from '#platform/codes/pinyin.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField } from '#platform/errors.ts';
import { selectTenants, type TenantRow } from './organisation.queries.ts';
import { pathBelow } from './place.policy.ts';

export type TenantInput = {
  id: string;
  /** The bureau (or university) itself, the root of its tenant. */
  organisationId: string;
  name: string;
  shortName?: string | undefined;
  kind: 'province' | 'prefecture' | 'county' | 'university';
  /** The tenant of the bureau above. */
  parentId?: string | undefined;
  regionCode?: string | undefined;
  validFrom: string;
};

/**
 * Founds a tenant with its bureau, or does nothing when it is there already. For setting up an installation: no
 * right is checked, so only a system actor may call it.
 */
export async function createTenant(ctx: Ctx, input: TenantInput): Promise<void> {
  if (ctx.actor.kind !== 'system') throw new Error('tenants are founded by the system');
  const region = input.regionCode === undefined ? undefined : parseDivisionCode(input.regionCode);
  if (region && !region.ok) throw invalidField('/regionCode', region.zh, region.en);
  await inTx(ctx, async (ctx) => {
    const tenants = await selectTenants(ctx.db);
    const parent = input.parentId ? tenants.find((tenant) => tenant.id === input.parentId) : undefined;
    if (input.parentId && !parent)
      throw invalidField('/parentId', '没有这个上级租户', 'there is no such tenant above');
    const path = pathBelow(parent?.path ?? '', input.organisationId);
    const now = ctx.now();
    await ctx.db
      .insertInto('directory.tenant')
      .values({
        id: input.id,
        organisation_id: input.organisationId,
        name: input.name,
        kind: input.kind,
        parent_id: input.parentId ?? null,
        path,
        region_code: input.regionCode ?? null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const reading = pinyin(input.name);
    await ctx.db
      .scopedTo([input.id])
      .insertInto('directory.organisation')
      .values({
        tenant_id: input.id,
        id: input.organisationId,
        parent_id: parent?.organisation_id ?? null,
        kind: 'bureau',
        name: input.name,
        short_name: input.shortName ?? null,
        name_pinyin: reading.full,
        name_initials: reading.initials,
        path,
        region_code: input.regionCode ?? null,
        valid_from: input.validFrom,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
      .execute();
  });
}

export type Tenant = {
  id: string;
  organisationId: string;
  name: string;
  kind: TenantRow['kind'];
  parentId: string | undefined;
  path: string;
  regionCode: string | undefined;
};

/** Every tenant of the installation, bureaus above first. Their names are public. */
export async function tenantsOf(ctx: Ctx): Promise<Tenant[]> {
  return (await selectTenants(ctx.db)).map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id ?? undefined,
    path: row.path,
    regionCode: row.region_code ?? undefined,
  }));
}
