import pg from 'pg';
import type { BenchServer } from './server.ts';

export type Picked = {
  kind: 'pupil' | 'guardian' | 'head-teacher' | 'principal' | 'officer';
  personId: string;
  /** The class that a head teacher leads. */
  classId: string | null;
  cookie: string;
};

const password = 'Bench-2026-tongxue';

/** So many of each kind, spread over the region, none with a role that would go before the one wanted. */
const choice = `
with pupils as (select person_id, class_id from directory.enrolment where valid_to is null and class_id is not null order by md5(person_id::text) limit $1),
guardians as (
  select distinct on (md5(g.guardian_id::text)) g.guardian_id as person_id from directory.guardianship g
  where g.valid_to is null and not exists (select from directory.posting p where p.person_id = g.guardian_id)
  order by md5(g.guardian_id::text) limit $1),
posted as (
  select p.person_id, p.post, p.organisation_id, o.kind, row_number() over (partition by p.post, o.kind order by md5(p.person_id::text)) as at
  from directory.posting p join directory.organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
  where p.valid_to is null and not exists (select from directory.role_assignment r where r.person_id = p.person_id))
select 'pupil' as kind, person_id as "personId", null::uuid as "classId" from pupils
union all select 'guardian', person_id, null from guardians
union all select 'head-teacher', person_id, organisation_id from posted where post = 'head-teacher' and kind = 'class' and at <= $1
union all select 'principal', person_id, null from posted where post = 'principal' and kind = 'school' and at <= $1
union all select 'officer', person_id, null from posted where post = 'officer' and kind in ('bureau', 'department') and at <= $1`;

/** Chooses people of every kind and signs each in, as a browser does. */
export async function pickPeople(
  server: BenchServer,
  each: number,
): Promise<{ people: Picked[]; tenants: string[] }> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  // Rows that came in by the hundred thousand: as autovacuum would have left them.
  await client.query('vacuum (analyze)');
  const { rows } = await client.query<Omit<Picked, 'cookie'>>(choice, [each]);
  const tenants = await client.query<{ id: string }>('select id from directory.tenant');
  await client.end();
  const people = [...new Map(rows.map((row) => [row.personId, row])).values()];
  const names = (await server.ask({
    do: 'accounts',
    personIds: people.map(({ personId }) => personId),
    password,
  })) as Record<string, string>;
  const picked: Picked[] = [];
  for (const person of people) {
    const answer = await fetch(`${server.url}/api/identity/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: names[person.personId], password }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (!answer.ok || !cookie)
      throw new Error(`sign-in of a ${person.kind}: ${answer.status} ${await answer.text()}`);
    picked.push({ ...person, cookie });
  }
  return { people: picked, tenants: tenants.rows.map(({ id }) => id) };
}
