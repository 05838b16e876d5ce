import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import type { Bilingual } from '#platform/errors.ts';
import { homeKinds, kindNames } from './organisation.policy.ts';
import { selectBelow, selectCodes, selectIdsBelow } from './organisation.queries.ts';
import type { OrganisationKind } from './organisation.schema.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { listPeople, type PersonFound, type PersonKind } from './person-search.service.ts';

const rowsPerRead = 200;
const organisationsPerRead = 1000;

const organisationHead: Bilingual[] = [
  { zh: '机构名称', en: 'Name' },
  { zh: '类别', en: 'Kind' },
  { zh: '上级机构', en: 'Above' },
  { zh: '学校标识码', en: 'School code' },
  { zh: '区划代码', en: 'Division' },
  { zh: '地址', en: 'Address' },
  { zh: '设立日期', en: 'Since' },
];

const personHead: Bilingual[] = [
  { zh: '人员编号', en: 'Number' },
  { zh: '姓名', en: 'Name' },
  { zh: '拼音', en: 'Pinyin' },
  { zh: '性别', en: 'Sex' },
  { zh: '出生日期', en: 'Born' },
  { zh: '所在单位', en: 'Organisation' },
];

const sexes: Record<string, Bilingual> = {
  male: { zh: '男', en: 'male' },
  female: { zh: '女', en: 'female' },
  unknown: { zh: '未说明', en: 'unknown' },
};

/** Everything that stands at or below a node today, in the order of the tree, as CSV (RFC 4180, UTF-8 with a mark). */
export async function exportOrganisations(ctx: Ctx, id: string): Promise<AsyncGenerator<string>> {
  const node = await getOrganisationRow(ctx, id);
  authorise(ctx, 'directory.organisation.read', placeOf(node));
  await note(ctx, node.tenant_id, id, 'organisations');
  return organisationLines(ctx, node.path);
}

async function* organisationLines(ctx: Ctx, path: string): AsyncGenerator<string> {
  yield `\ufeff${toLine(organisationHead.map((head) => head[ctx.locale]))}`;
  const names = new Map<string, string>();
  const on = todayInChina(ctx.now().getTime());
  let after = '';
  for (let full = true; full; ) {
    const [rows, codes] = await read(ctx, async (ctx) => {
      const rows = await selectBelow(ctx.db, { path, on, after, limit: organisationsPerRead });
      return [
        rows,
        await selectCodes(
          ctx.db,
          rows.map((row) => row.id),
        ),
      ] as const;
    });
    // In the order of paths whatever is above was read before.
    for (const row of rows) names.set(row.id, row.name);
    const schoolCodes = new Map(
      codes.filter((code) => code.type === 'school-code').map((code) => [code.organisation_id, code.value]),
    );
    yield rows
      .map((row) =>
        toLine([
          row.name,
          kindNames[row.kind as OrganisationKind][ctx.locale],
          names.get(row.parent_id ?? '') ?? '',
          schoolCodes.get(row.id) ?? '',
          row.region_code ?? '',
          row.address ?? '',
          row.valid_from,
        ]),
      )
      .join('');
    full = rows.length === organisationsPerRead;
    after = rows.at(-1)?.path ?? after;
  }
}

/**
 * The people of one kind at a node and the schools below it, as CSV. Without identifiers and contact data: those
 * are shown one person at a time, each look recorded.
 */
export async function exportPeople(
  ctx: Ctx,
  { id, kind }: { id: string; kind: PersonKind },
): Promise<AsyncGenerator<string>> {
  const node = await getOrganisationRow(ctx, id);
  authorise(ctx, 'directory.person.export', placeOf(node));
  await note(ctx, node.tenant_id, id, kind);
  const places = await selectIdsBelow(ctx.db, ctx.db.tenants, node.path, homeKinds);
  return personLines(ctx, [...new Set([id, ...places])], kind);
}

async function* personLines(ctx: Ctx, places: readonly string[], kind: PersonKind): AsyncGenerator<string> {
  yield `\ufeff${toLine(personHead.map((head) => head[ctx.locale]))}`;
  for (const id of places) {
    let cursor: string | undefined;
    do {
      const page = await listPeople(ctx, { id, kind, cursor, limit: rowsPerRead });
      yield page.items.map((person) => toLine(cellsOf(ctx, person, id, kind))).join('');
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

function cellsOf(ctx: Ctx, person: PersonFound, id: string, kind: PersonKind): string[] {
  const place = person.affiliations.find((one) => one.kind === kind && one.organisation.id === id);
  return [
    person.number,
    person.name,
    person.pinyin,
    sexes[person.sex]?.[ctx.locale] ?? '',
    person.birthDate ?? '',
    place?.organisation.name ?? '',
  ];
}

const note = (ctx: Ctx, tenantId: string, id: string, of: string) =>
  audit(ctx, {
    action: 'directory.export',
    tenantId,
    subject: { type: 'organisation', id },
    detail: { of },
  });

const toLine = (cells: readonly string[]) => `${cells.map(toCell).join(',')}\r\n`;

/** Quoted; long numbers stay text and nothing becomes a formula when a spreadsheet opens it. */
function toCell(text: string): string {
  if (/^\d{11,}$/.test(text)) return `"=""${text}"""`;
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
