import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { OrganisationRow } from './organisation.queries.ts';
import { endOfPrefix } from './place.policy.ts';

/** Open schools whose name, pinyin or initials begin with a text, in the tenants of the handle: three index ranges. */
export async function selectSchoolsByPrefix(
  db: Db,
  prefix: string,
  limit: number,
): Promise<OrganisationRow[]> {
  const column = (name: 'name' | 'name_pinyin' | 'name_initials', text: string) => sql`
    (select * from directory.organisation
     where tenant_id = any(${[...db.tenants]}::uuid[]) and kind in ('school', 'teaching-point') and valid_to is null
       and ${sql.ref(name)} >= ${text} and ${sql.ref(name)} < ${endOfPrefix(text)}
     limit ${limit})`;
  const reading = prefix.toLowerCase().replaceAll(/[\s']/g, '');
  const { rows } = await sql<OrganisationRow>`
    select distinct on (name_pinyin, id) * from (
      ${column('name', prefix)} union all ${column('name_pinyin', reading)} union all ${column('name_initials', reading)}
    ) s order by name_pinyin, id limit ${limit}`.execute(db);
  return rows;
}
