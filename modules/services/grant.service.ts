import { z } from 'zod';
import { organisationsByIds, peopleByIds } from '#modules/directory/index.ts';
import { schoolOfPerson } from '#modules/procedures/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { type ActionDefinition, defineAction, getCase } from '#platform/workflow/index.ts';
import { type GrantRow, insertGrant, selectOpenGrants, takeIntoFile } from './grant.queries.ts';
import type { Grant } from './grant.schema.ts';

/** Yearly living allowance in fen by level, the same in every county until it becomes the service's own data. */
const amounts = { first: 250_000, second: 125_000, third: 62_500 };

/** 列入发放名册: runs in the move that closes the case. */
export const grantAction: ActionDefinition = defineAction({
  name: 'services.aid.grant',
  input: z.object({
    childId: z.uuid(),
    level: z.enum(['first', 'second', 'third']),
    holder: z.string().nullish(),
  }),
  async run(ctx, { childId, level, holder }, { tenantId, caseId }) {
    const account = await accountOf(ctx, tenantId, caseId);
    const school = await schoolOfPerson(ctx, childId);
    if (!school) throw notFound('学生所在学校', 'school of the pupil');
    const id = uuidv7();
    await insertGrant(ctx.db, {
      tenant_id: tenantId,
      id,
      case_id: caseId,
      school_id: school.organisationId,
      child_id: childId,
      level,
      fen: amounts[level],
      account_sealed: ctx.ports.cipher.seal(account, `services.grant_entry:${id}`),
      holder: holder ?? '',
      granted_on: todayInChina(ctx.now().getTime()),
    });
    return { grantId: id };
  },
});

/** The account stands sealed in the case: the procedure's expressions never see it, so it is read here. */
async function accountOf(ctx: Ctx, tenantId: string, caseId: string): Promise<string> {
  const { data } = await getCase(ctx, { caseId, tenantId });
  return String(data.account ?? '');
}

async function named(ctx: Ctx, rows: readonly GrantRow[]) {
  const [people, schools] = await Promise.all([
    peopleByIds(
      ctx,
      rows.map((row) => row.child_id),
    ),
    organisationsByIds(ctx, [...new Set(rows.map((row) => row.school_id))]),
  ]);
  return rows.map((row) => ({
    row,
    child: people.get(row.child_id)?.name ?? '',
    school: schools.get(row.school_id)?.name ?? '',
  }));
}

/** 资助名册: grants that wait for payment. */
export async function listGrants(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Grant>> {
  authorise(ctx, 'services.grant.read');
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await selectOpenGrants(ctx.db, tenantOf(ctx), {
    limit: limit + 1,
    after: after === undefined ? undefined : String(after),
  });
  const page = cutPage(rows, limit, (row) => [row.id]);
  const items = (await named(ctx, page.items)).map(({ row, child, school }) => ({
    id: row.id,
    child,
    school,
    level: row.level,
    fen: row.fen,
    holder: row.holder,
    grantedOn: row.granted_on,
  }));
  return { ...page, items };
}

const mostInFile = 5000;
const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/^(?=[=+\-@\t\r])/, "'")}"`;

/**
 * 发放文件: UTF-8 CSV with BOM, at most 5,000 lines, for the bank. What it holds is taken off the list in the same
 * transaction, so nobody is paid twice; reading the accounts is audited.
 */
export async function paymentsFile(ctx: Ctx): Promise<string> {
  authorise(ctx, 'services.grant.export');
  const tenantId = tenantOf(ctx);
  return inTx(ctx, async (ctx) => {
    const open = await selectOpenGrants(ctx.db, tenantId, { limit: mostInFile });
    const fileId = uuidv7();
    const taken = await takeIntoFile(
      ctx.db,
      tenantId,
      fileId,
      open.map((row) => row.id),
    );
    const lines = (await named(ctx, taken)).map(({ row, child, school }) =>
      [
        child,
        school,
        row.holder,
        ctx.ports.cipher.open(row.account_sealed, `services.grant_entry:${row.id}`),
        (row.fen / 100).toFixed(2),
      ]
        .map(quoted)
        .join(','),
    );
    await audit(ctx, {
      action: 'services.grant.export',
      subject: { type: 'payments-file', id: fileId },
      detail: { grants: taken.length },
    });
    return `\ufeff学生,学校,户名,账号,金额（元）\r\n${lines.map((line) => `${line}\r\n`).join('')}`;
  });
}
