import type { Db } from '../db/db.ts';
import { run } from './case.queries.ts';
import type { Principal } from './draft.ts';

type Row = {
  tenant_id: string;
  principal_id: string;
  role: string | null;
  organisation_id: string | null;
  procedure: string | null;
};

/** Whose deputy a person is now. */
export async function selectPrincipals(
  db: Db,
  tenants: readonly string[],
  deputyId: string,
  now: Date,
): Promise<Principal[]> {
  const { rows } = await run<Row>(
    db,
    `select tenant_id, principal_id, role, organisation_id, procedure from workflow.delegation
     where tenant_id = any($1::uuid[]) and deputy_id = $2 and valid_until > $3 and valid_from <= $3 and ended_at is null
     limit 50`,
    [[...tenants], deputyId, now],
  );
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    personId: row.principal_id,
    role: row.role,
    organisationId: row.organisation_id,
    procedure: row.procedure,
  }));
}
