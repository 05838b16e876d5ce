import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'admissions');

  // 招生方案: one a bureau, school year and stage.
  await sql`create table admissions.plan (
    tenant_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    name text not null,
    school_year smallint not null,
    stage text not null check (stage in ('kindergarten', 'primary', 'junior')),
    born_from date not null,
    born_to date not null,
    most_choices smallint not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    confirm_until timestamptz not null,
    notes text not null default '',
    state text not null check (state in ('draft', 'published', 'drawn', 'finished')),
    commitment text,
    secret text,
    witness text,
    seed text,
    published_at timestamptz,
    published_by uuid,
    drawn_at timestamptz,
    version integer not null default 1,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index plan_latest on admissions.plan (tenant_id, opens_at desc, id)`.execute(db);
  await declareTable(db, 'admissions.plan', { kind: 'tenant' });

  // A school's seats in a plan.
  await sql`create table admissions.offer (
    tenant_id uuid not null,
    plan_id uuid not null,
    school_id uuid not null,
    school_name text not null,
    path text collate "C" not null,
    seats integer not null check (seats >= 0),
    primary key (tenant_id, plan_id, school_id),
    foreign key (tenant_id, plan_id) references admissions.plan
  )`.execute(db);
  await declareTable(db, 'admissions.offer', { kind: 'tenant' });

  // 学区: which areas (统计用区划代码, or the beginning of one) a school serves first.
  await sql`create table admissions.district (
    tenant_id uuid not null,
    plan_id uuid not null,
    area_code text collate "C" not null,
    area_name text not null,
    school_id uuid not null,
    primary key (tenant_id, plan_id, area_code, school_id),
    foreign key (tenant_id, plan_id, school_id) references admissions.offer
  )`.execute(db);
  await declareTable(db, 'admissions.district', { kind: 'tenant' });

  // 报名: one a child and plan. `child_hash` is the keyed hash of the person whom the directory knows, else of the resident ID,
  // which then stands sealed beside it.
  await sql`create table admissions.application (
    tenant_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    number text not null,
    guardian_id uuid not null,
    child_slot smallint not null check (child_slot between 1 and 10),
    child_id uuid,
    child_name text not null,
    child_hash text not null,
    child_sealed text,
    sex text not null,
    birth_date date not null,
    relation text not null,
    household_area text not null,
    home_area text not null,
    home_kind text not null check (home_kind in ('owned', 'rented', 'relatives', 'none')),
    choices uuid[] not null,
    first_school_id uuid not null,
    accepts_other boolean not null,
    category smallint,
    checks jsonb not null default '[]',
    state text not null check (state in ('submitted', 'review', 'eligible', 'returned', 'refused', 'placed',
      'unplaced', 'confirmed', 'declined', 'withdrawn')),
    reason text,
    school_id uuid,
    round smallint,
    drawn boolean,
    case_id uuid,
    submitted_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    confirmed_at timestamptz,
    version integer not null default 1,
    primary key (tenant_id, id),
    foreign key (tenant_id, plan_id) references admissions.plan
  )`.execute(db);
  // A child applies once: a double click, a retry and the other parent meet this.
  await sql`create unique index application_child on admissions.application (tenant_id, plan_id, child_hash)`.execute(
    db,
  );
  await sql`create unique index application_number on admissions.application (tenant_id, plan_id, number)`.execute(
    db,
  );
  await sql`create unique index application_guardian on admissions.application (tenant_id, plan_id, guardian_id, child_slot)`.execute(
    db,
  );
  await sql`create index application_state on admissions.application (tenant_id, plan_id, state, number)`.execute(
    db,
  );
  await sql`create index application_first on admissions.application (tenant_id, plan_id, first_school_id, number)`.execute(
    db,
  );
  await sql`create index application_school on admissions.application (tenant_id, plan_id, school_id, number)
    where school_id is not null`.execute(db);
  await declareTable(db, 'admissions.application', { kind: 'tenant' });

  // Where a guardian's applications lie, so that nobody has to look through every tenant.
  await sql`create table admissions.application_of (
    guardian_id uuid not null,
    application_id uuid not null,
    tenant_id uuid not null,
    plan_id uuid not null,
    primary key (guardian_id, application_id)
  )`.execute(db);
  await declareTable(db, 'admissions.application_of', { kind: 'global', distributeBy: 'guardian_id' });

  // 摇号: each draw as it is published, for ever. The nil UUID stands for any school with seats left (调剂).
  await sql`create table admissions.draw (
    tenant_id uuid not null,
    plan_id uuid not null,
    round smallint not null,
    school_id uuid not null,
    category smallint not null,
    seats integer not null,
    numbers text[] not null,
    primary key (tenant_id, plan_id, round, school_id, category),
    foreign key (tenant_id, plan_id) references admissions.plan
  )`.execute(db);
  await declareTable(db, 'admissions.draw', { kind: 'tenant', use: 'append' });
}
