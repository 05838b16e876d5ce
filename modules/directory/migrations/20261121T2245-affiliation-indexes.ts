import { type Kysely, sql } from 'kysely';

// Half of what a roster import costs the database is the upkeep of these indexes. The key begins with the person, so that it
// serves selectAffiliations too, which needed an index of its own; lists of an organisation go by affiliation_list.
// Without the person at their end, the indexes of names keep each name once for all who are called so (deduplication),
// which halves them; searchAffiliations sorts namesakes as it meets them.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table directory.affiliation drop constraint affiliation_pkey`.execute(db);
  await sql`alter table directory.affiliation
    add constraint affiliation_pkey primary key (tenant_id, person_id, organisation_id, kind)`.execute(db);
  await sql`drop index directory.affiliation_person`.execute(db);
  for (const column of ['name', 'given_name', 'name_pinyin', 'name_initials']) {
    const index = `affiliation_${column.replace(/^name_|_name$/, '')}`;
    await sql`drop index directory.${sql.id(index)}`.execute(db);
    await sql`create index ${sql.id(index)} on directory.affiliation (tenant_id, ${sql.id(column)})`.execute(
      db,
    );
  }
}
