import type { Ctx } from '../ctx.ts';
import { run } from './case.queries.ts';
import { type JsonRow, toCase } from './rows.ts';
import type { Case } from './state.ts';

/**
 * Cases of a procedure that were decided, the latest first, with the data and decisions that led there. Of all versions.
 * The caller has authorised it. Sensitive data stays sealed.
 */
export async function decidedCases(
  ctx: Ctx,
  {
    tenantId,
    procedure,
    limit,
    before,
  }: { tenantId: string; procedure: string; limit: number; before?: string },
): Promise<Case[]> {
  const { rows } = await run<{ case: JsonRow }>(
    ctx.db.scopedTo([tenantId]),
    `select to_jsonb(c) as "case" from workflow."case" c
     where c.tenant_id = $1 and c.procedure = $2 and c.state = 'completed' and ($3::uuid is null or c.id < $3)
     order by c.id desc limit $4`,
    [tenantId, procedure, before ?? null, limit],
  );
  return rows.map((row) => toCase(row.case));
}
