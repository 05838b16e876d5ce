import type { Db } from '#platform/db/db.ts';

type Where = { tenantId: string; organisationId: string; today: string; limit: number };

export async function selectPosted(
  db: Db,
  { tenantId, organisationId, today, limit, posts }: Where & { posts: readonly string[] },
): Promise<string[]> {
  if (posts.length === 0) return [];
  const rows = await db
    .selectFrom('directory.posting')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('post', 'in', [...posts])
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

export async function selectAssigned(
  db: Db,
  { tenantId, organisationId, today, limit, role }: Where & { role: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.role_assignment')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', role)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}
