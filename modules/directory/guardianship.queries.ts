import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export type GuardianshipRow = {
  tenant_id: string;
  id: string;
  guardian_id: string;
  child_id: string;
  relation: string;
  kind: string;
  valid_from: string;
  valid_to: string | null;
};

/** The guardianships in force on a day, by guardian, child or both, of the tenants that the handle sees. */
export async function selectGuardianships(
  db: Db,
  { guardianId, childId, today }: { guardianId?: string; childId?: string; today: string },
): Promise<GuardianshipRow[]> {
  let query = db
    .selectFrom('directory.guardianship')
    .select(['tenant_id', 'id', 'guardian_id', 'child_id', 'relation', 'kind', 'valid_from', 'valid_to'])
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .orderBy('id');
  if (guardianId) query = query.where('guardian_id', '=', guardianId);
  if (childId) query = query.where('child_id', '=', childId);
  return query.execute();
}
