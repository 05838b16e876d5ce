import { sql } from 'kysely';
import { childDivisions, type Division, parentOf } from '#platform/codes/divisions.ts';
import type { Db } from '#platform/db/db.ts';
import { insertRows, replaceOn } from '#platform/db/unnest.ts';
import { type Subject, subjects } from './subject.policy.ts';

function allDivisions(parent = ''): Division[] {
  return childDivisions(parent).flatMap((division) => [division, ...allDivisions(division.code)]);
}

/** Fills the tables of regions (GB/T 2260) and subjects, when this version knows others than they hold. */
export async function seedReference(db: Db): Promise<void> {
  const regions = allDivisions().filter((division) => division.level !== 'zone');
  const { rows } = await sql<{ regions: number; subjects: string[] }>`select
    (select count(*)::int from reference.region) as regions,
    array(select code from reference.subject order by code) as subjects`.execute(db);
  if (rows[0]?.regions !== regions.length) {
    const columns = [
      { name: 'code', type: 'text' as const, of: (row: Division) => row.code },
      { name: 'name', type: 'text' as const, of: (row: Division) => row.name },
      { name: 'parent_code', type: 'text' as const, of: (row: Division) => parentOf(row.code) || null },
      { name: 'level', type: 'text' as const, of: (row: Division) => row.level },
      { name: 'valid_from', type: 'date' as const, of: (row: Division) => row.validFrom },
    ];
    await insertRows(db, 'reference.region', columns, regions, replaceOn(['code'], columns));
  }
  if (
    rows[0]?.subjects.join() !==
    subjects
      .map(({ code }) => code)
      .sort()
      .join()
  ) {
    const columns = [
      { name: 'code', type: 'text' as const, of: (row: Subject) => row.code },
      { name: 'name_zh', type: 'text' as const, of: (row: Subject) => row.zh },
      { name: 'name_en', type: 'text' as const, of: (row: Subject) => row.en },
      {
        name: 'stages',
        type: 'text' as const,
        cast: 'text[]' as const,
        of: (row: Subject) => `{${row.stages.join(',')}}`,
      },
    ];
    await insertRows(db, 'reference.subject', columns, subjects, replaceOn(['code'], columns));
  }
}

export async function selectSubjects(db: Db) {
  return db.selectFrom('reference.subject').selectAll().orderBy('code').execute();
}

export async function selectRegions(db: Db, parent: string | undefined) {
  let query = db
    .selectFrom('reference.region')
    .select(['code', 'name', 'level', 'parent_code'])
    .orderBy('code')
    .limit(500);
  query = parent ? query.where('parent_code', '=', parent) : query.where('parent_code', 'is', null);
  return query.execute();
}
