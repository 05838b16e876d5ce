import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { understand } from './organisation.policy.ts';
import {
  searchOrganisationRows,
  selectByCode,
  selectCodes,
  selectOrganisations,
  selectTenants,
} from './organisation.queries.ts';

export type PublicSchool = {
  id: string;
  name: string;
  kind: string;
  schoolType: string | null;
  regionCode: string | null;
  bureau: string;
  /** 学校标识码 and 统一社会信用代码 are published by the bureaus. */
  schoolCode: string | null;
  address: string | null;
};

const kinds = ['school', 'campus', 'teaching-point'];

/** Schools that are open today, for the portal: what bureaus publish anyway, and nothing about people. */
export async function searchPublicSchools(
  ctx: Ctx,
  { q, region, cursor, limit }: { q: string; region?: string | undefined } & PageQuery,
): Promise<Page<PublicSchool>> {
  const tenants = await selectTenants(ctx.db);
  const everywhere = dangerouslyAsSystem(
    ctx,
    'public search of schools',
    tenants.map((tenant) => tenant.id),
  );
  return read(everywhere, async (ctx) => {
    const asked = understand(q);
    const on = todayInChina(ctx.now().getTime());
    const after = fromCursor(cursor, 2);
    const rows =
      asked.by === 'code'
        ? (await selectOrganisations(ctx.db, await selectByCode(ctx.db, asked.text))).filter(
            (row) => kinds.includes(row.kind) && row.valid_to === null,
          )
        : await searchOrganisationRows(ctx.db, {
            path: '',
            kinds,
            by: asked.by,
            text: asked.text,
            regionCode: regionPrefix(region),
            on,
            after,
            limit,
          });
    const page = cutPage(rows, limit, (row) => [row.name_pinyin, row.id]);
    const codes = await selectCodes(
      ctx.db,
      page.items.map((row) => row.id),
    );
    const bureaus = new Map(tenants.map((tenant) => [tenant.id, tenant.name]));
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((row) => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        schoolType: row.school_type,
        regionCode: row.region_code,
        bureau: bureaus.get(row.tenant_id) ?? '',
        schoolCode:
          codes.find(
            (code) =>
              code.organisation_id === row.id && code.type === 'school-code' && code.valid_to === null,
          )?.value ?? null,
        address: row.address,
      })),
    };
  });
}

/** 622900 stands for all of 6229: zeros at the end of a division code mean the whole level. */
const regionPrefix = (code: string | undefined) => code?.replace(/(00){1,2}$/, '');
