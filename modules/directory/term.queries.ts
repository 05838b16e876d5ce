import type { Db } from '#platform/db/db.ts';

/** The terms of a tenant that contain a day, the longest first. A tenant has a handful of terms a year. */
export function selectTermsOn(db: Db, tenantId: string, day: string) {
  return db
    .selectFrom('directory.term')
    .select(['id', 'school_year', 'name_zh', 'name_en', 'kind', 'starts_on', 'ends_on'])
    .where('tenant_id', '=', tenantId)
    .where('starts_on', '<=', day)
    .where('ends_on', '>=', day)
    .orderBy('starts_on')
    .execute();
}
