import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'space');

  // A notice stands once in every tenant that it reaches, so each reader asks its own tenant only.
  await sql`create table space.notice (
    tenant_id uuid not null,
    id uuid not null,
    origin_tenant_id uuid not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    roles text[] not null default '{}',
    title text not null,
    body text not null,
    author_id uuid not null,
    author_name text not null,
    publisher text not null,
    must_confirm boolean not null default false,
    is_public boolean not null default false,
    published_at timestamptz not null,
    expires_at timestamptz,
    withdrawn_at timestamptz,
    recipients int,
    version int not null default 1,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index notice_place on space.notice (tenant_id, path, published_at desc, id desc)`.execute(
    db,
  );
  await sql`create index notice_public on space.notice (tenant_id, published_at desc) where is_public`.execute(
    db,
  );
  await sql`create index notice_author on space.notice (tenant_id, author_id, published_at desc, id desc)`.execute(
    db,
  );
  await declareTable(db, 'space.notice', { kind: 'tenant' });

  await sql`create table space.notice_receipt (
    tenant_id uuid not null,
    notice_id uuid not null,
    person_id uuid not null,
    read_at timestamptz not null,
    confirmed_at timestamptz,
    primary key (tenant_id, notice_id, person_id)
  )`.execute(db);
  await declareTable(db, 'space.notice_receipt', { kind: 'tenant' });

  // 待办: what a person, or whoever holds a role at a node, must do. One list for all modules.
  await sql`create table space.todo (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid,
    organisation_id uuid,
    role text,
    kind text not null,
    source_id text not null,
    title_zh text not null,
    title_en text not null,
    link text not null,
    due_at timestamptz,
    created_at timestamptz not null,
    done_at timestamptz,
    done_by uuid,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index todo_person on space.todo (tenant_id, person_id, done_at, due_at, id)`.execute(db);
  await sql`create index todo_role on space.todo (tenant_id, organisation_id, role, done_at, due_at, id)`.execute(
    db,
  );
  await sql`create unique index todo_source on space.todo (tenant_id, kind, source_id, coalesce(person_id, organisation_id))`.execute(
    db,
  );
  await declareTable(db, 'space.todo', { kind: 'tenant' });

  await sql`create table space.conversation (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('direct', 'class')),
    subject text,
    class_id uuid,
    created_by uuid not null,
    created_at timestamptz not null,
    last_message_at timestamptz not null,
    last_text text,
    primary key (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'space.conversation', { kind: 'tenant' });

  await sql`create table space.participant (
    tenant_id uuid not null,
    conversation_id uuid not null,
    person_id uuid not null,
    last_message_at timestamptz not null,
    last_read_at timestamptz,
    primary key (tenant_id, conversation_id, person_id)
  )`.execute(db);
  await sql`create index participant_person on space.participant (tenant_id, person_id, last_message_at desc)`.execute(
    db,
  );
  await declareTable(db, 'space.participant', { kind: 'tenant' });

  await sql`create table space.message (
    tenant_id uuid not null,
    conversation_id uuid not null,
    sent_at timestamptz not null,
    id uuid not null,
    sender_id uuid not null,
    body text not null,
    primary key (tenant_id, conversation_id, sent_at, id)
  ) partition by range (sent_at)`.execute(db);
  await declareTable(db, 'space.message', { kind: 'tenant', use: 'append', byMonth: 'sent_at' });

  // An entry belongs to a person, or to everybody at and below a node.
  await sql`create table space.calendar_entry (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid,
    organisation_id uuid,
    path text collate "C",
    title text not null,
    note text,
    place text,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    all_day boolean not null default false,
    created_by uuid not null,
    version int not null default 1,
    primary key (tenant_id, id),
    check (ends_at >= starts_at)
  )`.execute(db);
  await sql`create index calendar_person on space.calendar_entry (tenant_id, person_id, starts_at)`.execute(
    db,
  );
  await sql`create index calendar_path on space.calendar_entry (tenant_id, path, starts_at)`.execute(db);
  await declareTable(db, 'space.calendar_entry', { kind: 'tenant' });

  await sql`create table space.preference (
    person_id uuid primary key,
    channels jsonb not null default '{}',
    updated_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'space.preference', { kind: 'global', distributeBy: 'person_id' });
}
