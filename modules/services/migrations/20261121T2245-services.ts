import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'services');

  // 服务事项: a version of a service as an office offers it. What is published is frozen; a change makes a version.
  await sql`create table services.item (
    tenant_id uuid not null,
    id uuid not null,
    key text not null,
    version integer not null,
    state text not null check (state in ('draft', 'published', 'retired')),
    organisation_id uuid not null,
    path text collate "C" not null,
    title_zh text not null,
    title_en text not null,
    audience text not null check (audience in ('person', 'institution')),
    life_event text not null,
    taken_by text not null check (taken_by in ('bureau', 'school')),
    applies_for text[] not null,
    guide jsonb not null,
    form_id uuid not null,
    procedure_key text not null,
    promised_days integer not null,
    certificate text,
    revision integer not null default 1,
    updated_at timestamptz not null,
    published_at timestamptz,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create unique index item_version on services.item (tenant_id, key, version)`.execute(db);
  await sql`create unique index item_published on services.item (tenant_id, key) where state = 'published'`.execute(
    db,
  );
  await sql`create index item_event on services.item (tenant_id, state, life_event, key)`.execute(db);
  await declareTable(db, 'services.item', { kind: 'tenant' });

  // 办件: an application; its state is that of its case (a cache, kept by the case's events).
  await sql`create table services.application (
    tenant_id uuid not null,
    id uuid not null,
    number text not null,
    item_id uuid not null,
    item_key text not null,
    case_id uuid not null,
    applicant_id uuid not null,
    subject_id uuid,
    organisation_id uuid not null,
    path text collate "C" not null,
    channel text not null check (channel in ('online', 'counter')),
    received_by uuid,
    state text not null check (state in ('running', 'completed', 'withdrawn', 'voided')),
    outcome text,
    submitted_at timestamptz not null,
    due_at timestamptz,
    ended_at timestamptz,
    certificate_id uuid,
    score smallint check (score between 1 and 5),
    opinion text,
    scored_at timestamptz,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create unique index application_number on services.application (tenant_id, number)`.execute(db);
  await sql`create unique index application_case on services.application (tenant_id, case_id)`.execute(db);
  await sql`create index application_office on services.application (tenant_id, path, id)`.execute(db);
  await sql`create index application_item on services.application (tenant_id, item_key, id)`.execute(db);
  await declareTable(db, 'services.application', { kind: 'tenant' });

  // Where a person's applications lie, so that nobody has to look through every tenant.
  await sql`create table services.application_of (
    person_id uuid not null,
    application_id uuid not null,
    tenant_id uuid not null,
    primary key (person_id, application_id)
  )`.execute(db);
  await declareTable(db, 'services.application_of', { kind: 'global', distributeBy: 'person_id' });

  // 资助发放名册: what was granted, until it is put into a payments file.
  await sql`create table services.grant_entry (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    school_id uuid not null,
    child_id uuid not null,
    level text not null,
    fen integer not null,
    account_sealed text not null,
    holder text not null,
    granted_on date not null,
    file_id uuid,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create unique index grant_case on services.grant_entry (tenant_id, case_id)`.execute(db);
  await sql`create index grant_open on services.grant_entry (tenant_id, id) where file_id is null`.execute(
    db,
  );
  await declareTable(db, 'services.grant_entry', { kind: 'tenant' });

  // 咨询: a question, its answer, and whether it stands in the public base.
  await sql`create table services.question (
    tenant_id uuid not null,
    id uuid not null,
    asker_id uuid not null,
    life_event text not null,
    title text not null,
    content text not null,
    asked_at timestamptz not null,
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    public_title text,
    public_content text,
    is_public boolean not null default false,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index question_open on services.question (tenant_id, id) where answered_at is null`.execute(
    db,
  );
  await sql`create index question_public on services.question (tenant_id, life_event, id) where is_public`.execute(
    db,
  );
  await sql`create index question_asker on services.question (tenant_id, asker_id, id)`.execute(db);
  await declareTable(db, 'services.question', { kind: 'tenant' });
}
