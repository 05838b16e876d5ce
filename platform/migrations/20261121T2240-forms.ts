import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'forms');

  // One row a version. A published one is frozen: what was asked stays what was asked. The model is `json`, not `jsonb`,
  // which would lose the order of the fields.
  await sql`create table forms.form (
    tenant_id uuid not null,
    id uuid not null,
    key text collate "C" not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
    version int not null check (version > 0),
    state text not null check (state in ('draft', 'published', 'retired')),
    name jsonb not null,
    model json not null,
    revision int not null default 1,
    changed_at timestamptz not null,
    changed_by uuid,
    published_at timestamptz,
    published_by uuid,
    primary key (tenant_id, id),
    unique (tenant_id, key, version)
  )`.execute(db);
  // Two people who design the next version at once work on the same one.
  await sql`create unique index form_draft on forms.form (tenant_id, key) where state = 'draft'`.execute(db);
  await declareTable(db, 'forms.form', { kind: 'tenant' });

  // What a person has typed and not yet handed in, of one form about one subject. Sensitive answers are sealed.
  await sql`create table forms.draft (
    tenant_id uuid not null,
    person_id uuid not null,
    form_id uuid not null,
    subject text collate "C" not null check (length(subject) <= 100),
    answers jsonb not null,
    version int not null,
    device text,
    saved_at timestamptz not null,
    primary key (tenant_id, person_id, form_id, subject),
    foreign key (tenant_id, form_id) references forms.form (tenant_id, id)
  )`.execute(db);
  await sql`create index draft_age on forms.draft (tenant_id, saved_at)`.execute(db);
  await declareTable(db, 'forms.draft', { kind: 'tenant' });

  // Who uploaded or signed what, when; the bytes stand behind platform.file_object of the same id.
  await sql`create table forms.attachment (
    tenant_id uuid not null,
    id uuid not null,
    form_id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('attachment', 'signature')),
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, id) references platform.file_object (tenant_id, id),
    foreign key (tenant_id, form_id) references forms.form (tenant_id, id)
  )`.execute(db);
  await sql`create index attachment_person on forms.attachment (tenant_id, person_id, created_at)`.execute(
    db,
  );
  await declareTable(db, 'forms.attachment', { kind: 'tenant' });
}
