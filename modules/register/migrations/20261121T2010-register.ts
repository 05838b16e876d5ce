import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'register');

  // 异动: every status change of a pupil, with what is needed to take it back.
  await sql`create table register.change (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('admitted', 'placed', 'suspended', 'resumed', 'withdrawn', 'graduated',
      'continued', 'repeated', 'transferred-out', 'transferred-in')),
    school_id uuid not null,
    from_class_id uuid,
    to_class_id uuid,
    effective_on date not null,
    until_on date,
    reason text,
    document_number text,
    transfer_id uuid,
    promotion_id uuid,
    effect jsonb not null,
    made_by uuid,
    made_at timestamptz not null,
    undone_at timestamptz,
    undone_by uuid,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index change_person on register.change (tenant_id, person_id, id)`.execute(db);
  await sql`create index change_school on register.change (tenant_id, school_id, id)`.execute(db);
  await sql`create index change_promotion on register.change (tenant_id, promotion_id) where promotion_id is not null`.execute(
    db,
  );
  await declareTable(db, 'register.change', { kind: 'tenant' });

  // 转学: one row in each tenant that takes part, equal but for the tenant; names are kept because neither side
  // sees the other's tree.
  await sql`create table register.transfer (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    from_tenant_id uuid not null,
    from_school_id uuid not null,
    from_school_name text not null,
    from_class_name text,
    from_path text collate "C" not null,
    to_tenant_id uuid not null,
    to_school_id uuid not null,
    to_school_name text not null,
    to_class_id uuid not null,
    to_class_name text not null,
    to_path text collate "C" not null,
    state text not null check (state in ('applied', 'confirmed', 'refused', 'withdrawn')),
    reason text not null,
    wished_on date not null,
    due_on date not null,
    applied_by uuid,
    applied_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision_reason text,
    effective_on date,
    primary key (tenant_id, id)
  )`.execute(db);
  // Never two open transfers of one pupil.
  await sql`create unique index transfer_open on register.transfer (tenant_id, person_id) where state = 'applied'`.execute(
    db,
  );
  await sql`create index transfer_person on register.transfer (tenant_id, person_id, id)`.execute(db);
  await sql`create index transfer_out on register.transfer (tenant_id, from_school_id, state, id)`.execute(
    db,
  );
  await sql`create index transfer_in on register.transfer (tenant_id, to_school_id, state, id)`.execute(db);
  await declareTable(db, 'register.transfer', { kind: 'tenant' });

  // 升级: a school's year end. The plan is what was shown last; it is frozen once the application began.
  await sql`create table register.promotion (
    tenant_id uuid not null,
    id uuid not null,
    school_id uuid not null,
    school_year int not null,
    system text not null check (system in ('six-three', 'five-four')),
    state text not null check (state in ('planned', 'applying', 'applied', 'undoing', 'undone', 'discarded')),
    choices jsonb not null,
    plan jsonb not null,
    job_id uuid,
    result jsonb,
    version int not null default 1,
    made_by uuid,
    made_at timestamptz not null,
    applied_by uuid,
    applied_at timestamptz,
    undone_by uuid,
    undone_at timestamptz,
    primary key (tenant_id, id)
  )`.execute(db);
  // A school goes up once a year.
  await sql`create unique index promotion_once on register.promotion (tenant_id, school_id, school_year)
    where state in ('planned', 'applying', 'applied', 'undoing')`.execute(db);
  await declareTable(db, 'register.promotion', { kind: 'tenant' });

  // What a promotion does, cohort by cohort: each step is one transaction and done once.
  await sql`create table register.promotion_step (
    tenant_id uuid not null,
    promotion_id uuid not null,
    position int not null,
    kind text not null check (kind in ('open', 'leave', 'promote')),
    cohort text not null,
    done_at timestamptz,
    effect jsonb,
    undone_at timestamptz,
    primary key (tenant_id, promotion_id, position),
    foreign key (tenant_id, promotion_id) references register.promotion (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'register.promotion_step', { kind: 'tenant' });
}
