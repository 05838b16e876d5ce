import { authorise, dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { homeKinds, mayStandBelow, understand } from './organisation.policy.ts';
import {
  type OrganisationRow,
  searchOrganisationRows,
  selectByCode,
  selectByPaths,
  selectChildren,
  selectChildrenBefore,
  selectCodes,
  selectHistory,
  selectOrganisations,
  selectTenants,
} from './organisation.queries.ts';
import {
  type Organisation,
  type OrganisationKind,
  organisationKinds,
  toOrganisation,
} from './organisation.schema.ts';
import { ancestorPaths } from './place.policy.ts';

/**
 * Organisations by id, of the tenants that the context sees (or of those given, which must be among them).
 * No right is checked: for modules that show names of what they themselves authorised.
 */
export async function organisationsByIds(
  ctx: Ctx,
  ids: readonly string[],
  tenantIds?: readonly string[],
): Promise<Map<string, Organisation>> {
  const rows = await selectOrganisations(ctx.db, [...new Set(ids)], tenantIds ?? ctx.db.tenants);
  return new Map(rows.map((row) => [row.id, toOrganisation(row)]));
}

/** One organisation that the context's tenants hold. @throws resource.not-found */
export async function getOrganisation(ctx: Ctx, id: string): Promise<Organisation> {
  return toOrganisation(await getOrganisationRow(ctx, id));
}

/** @throws resource.not-found */
export async function getOrganisationRow(ctx: Ctx, id: string): Promise<OrganisationRow> {
  const [row] = await selectOrganisations(ctx.db, [id]);
  if (!row) throw notFound('这个机构', 'organisation');
  return row;
}

export const placeOf = (row: Pick<OrganisationRow, 'tenant_id' | 'path'>) => ({
  tenantId: row.tenant_id,
  path: row.path,
});

export type TreeNode = Organisation & { hasChildren: boolean };

/** One level of the tree: what stands below a node today, or on a day. */
export async function listChildren(
  ctx: Ctx,
  {
    id,
    on,
    withClosed,
    cursor,
    limit,
  }: { id: string; on?: string | undefined; withClosed: boolean } & PageQuery,
): Promise<Page<TreeNode> & { before: { id: string; name: string }[] }> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.read', placeOf(node));
    const today = todayInChina(ctx.now().getTime());
    const day = on ?? today;
    const after = fromCursor(cursor, 3);
    const rows = await selectChildren(ctx.db, { parentId: id, on: day, withClosed, after, limit });
    const page = cutPage(rows, limit, (row) => [row.sort_order, row.name_pinyin, row.id]);
    const before = day < today && !after ? await selectChildrenBefore(ctx.db, id, day) : [];
    const renamed = new Map(before.map((row) => [row.id, row.name]));
    return {
      items: page.items.map((row) => ({
        ...toOrganisation(row),
        name: renamed.get(row.id) ?? row.name,
        hasChildren: row.has_children,
      })),
      nextCursor: page.nextCursor,
      before: before.filter((row) => !page.items.some((item) => item.id === row.id)),
    };
  });
}

export type Crumb = { id: string; name: string; kind: OrganisationKind };

/** From the root to the node. Bureaus above the actor's reach are named too: their names are public. */
async function breadcrumbOf(ctx: Ctx, node: OrganisationRow): Promise<Crumb[]> {
  const paths = ancestorPaths(node.path);
  const above = new Map<string, Crumb>();
  for (const tenant of await selectTenants(ctx.db)) {
    above.set(tenant.path, { id: tenant.organisation_id, name: tenant.name, kind: 'bureau' });
  }
  for (const row of await selectByPaths(ctx.db, paths)) {
    above.set(row.path, { id: row.id, name: row.name, kind: row.kind as OrganisationKind });
  }
  const self: Crumb = { id: node.id, name: node.name, kind: node.kind as OrganisationKind };
  return [...paths.flatMap((path) => above.get(path) ?? []), self];
}

export type OrganisationDetail = Organisation & {
  breadcrumb: Crumb[];
  /** Kinds that may stand directly below it. */
  mayHold: OrganisationKind[];
  codes: { type: string; value: string; validFrom: string; validTo: string | null }[];
  history: { name: string; parentId: string | null; validFrom: string; validTo: string | null }[];
};

export async function getOrganisationDetail(ctx: Ctx, id: string): Promise<OrganisationDetail> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.read', placeOf(node));
    const [breadcrumb, codes, history] = await Promise.all([
      breadcrumbOf(ctx, node),
      selectCodes(ctx.db, [id]),
      selectHistory(ctx.db, [id]),
    ]);
    return {
      ...toOrganisation(node),
      breadcrumb,
      mayHold: organisationKinds.filter((kind) => mayStandBelow(kind, node.kind as OrganisationKind)),
      codes: codes.map((row) => ({
        type: row.type,
        value: row.value,
        validFrom: row.valid_from,
        validTo: row.valid_to,
      })),
      history: history.map((row) => ({
        name: row.name,
        parentId: row.parent_id,
        validFrom: row.valid_from,
        validTo: row.valid_to,
      })),
    };
  });
}

/** The path to search below: the node asked for, or the actor's own. */
export async function searchRoot(
  ctx: Ctx,
  permission: string,
  under: string | undefined,
): Promise<OrganisationRow | { path: string; kind: string; tenant_id: string }> {
  if (under === undefined) {
    const grant = grantOf(ctx);
    authorise(ctx, permission);
    const [node] = await selectOrganisations(ctx.db, [grant.organisationId]);
    return node ?? { path: grant.path, kind: 'group', tenant_id: grant.tenantId };
  }
  const node = await getOrganisationRow(ctx, under);
  authorise(ctx, permission, placeOf(node));
  return node;
}

/** Organisations by name, pinyin, initials or code, below the actor's node or a node below it. */
export async function searchOrganisations(
  ctx: Ctx,
  {
    q,
    kind,
    under,
    cursor,
    limit,
  }: { q: string; kind?: OrganisationKind | undefined; under?: string | undefined } & PageQuery,
): Promise<Page<Organisation>> {
  return read(ctx, async (ctx) => {
    const root = await searchRoot(ctx, 'directory.organisation.read', under);
    const asked = understand(q);
    if (asked.by === 'code') {
      const rows = await selectOrganisations(ctx.db, await selectByCode(ctx.db, asked.text));
      return {
        items: rows.filter((row) => row.path.startsWith(root.path)).map(toOrganisation),
        nextCursor: null,
      };
    }
    const rows = await searchOrganisationRows(ctx.db, {
      path: root.path,
      kinds: kind ? [kind] : homeKinds,
      by: asked.by,
      text: asked.text,
      on: todayInChina(ctx.now().getTime()),
      after: fromCursor(cursor, 2),
      limit,
    });
    const page = cutPage(rows, limit, (row) => [row.name_pinyin, row.id]);
    return { items: page.items.map(toOrganisation), nextCursor: page.nextCursor };
  });
}

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
