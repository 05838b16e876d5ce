import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

// Text that is searched by prefix is kept in the C collation: a range on the index is a prefix, and the comparison
// is leak-proof, so row-level security lets the planner use the index.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'directory');

  await sql`create table directory.region (
    code text primary key,
    name text not null,
    parent_code text,
    level text not null check (level in ('province', 'prefecture', 'county')),
    valid_from date,
    valid_to date
  )`.execute(db);
  await sql`create index region_parent on directory.region (parent_code)`.execute(db);
  await declareTable(db, 'directory.region', { kind: 'reference' });

  await sql`create table directory.subject (
    code text primary key,
    name_zh text not null,
    name_en text not null,
    stages text[] not null
  )`.execute(db);
  await declareTable(db, 'directory.subject', { kind: 'reference' });

  // A bureau that owns data. Small and needed everywhere, so copied to every node.
  await sql`create table directory.tenant (
    id uuid primary key,
    organisation_id uuid not null,
    name text not null,
    kind text not null check (kind in ('province', 'prefecture', 'county', 'university')),
    parent_id uuid,
    path text collate "C" not null,
    region_code text,
    created_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'directory.tenant', { kind: 'reference' });

  await sql`create table directory.organisation (
    tenant_id uuid not null,
    id uuid not null,
    parent_id uuid,
    kind text not null check (kind in ('bureau', 'school', 'campus', 'teaching-point', 'department', 'grade', 'class', 'group')),
    school_type text,
    name text collate "C" not null,
    short_name text,
    name_pinyin text collate "C" not null,
    name_initials text collate "C" not null,
    path text collate "C" not null,
    region_code text,
    stage text,
    entry_year int,
    class_number int,
    mixed_grades boolean not null default false,
    sort_order int not null default 0,
    address text,
    external_id text collate "C",
    valid_from date not null,
    valid_to date,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index organisation_path on directory.organisation (tenant_id, path)`.execute(db);
  await sql`create index organisation_parent on directory.organisation (tenant_id, parent_id, sort_order, name_pinyin, id)`.execute(
    db,
  );
  await sql`create index organisation_name on directory.organisation (tenant_id, kind, name)`.execute(db);
  await sql`create index organisation_pinyin on directory.organisation (tenant_id, kind, name_pinyin)`.execute(
    db,
  );
  await sql`create index organisation_initials on directory.organisation (tenant_id, kind, name_initials)`.execute(
    db,
  );
  await sql`create index organisation_external on directory.organisation (tenant_id, external_id) where external_id is not null`.execute(
    db,
  );
  await declareTable(db, 'directory.organisation', { kind: 'tenant' });

  // How an organisation was named and placed before: one row for each change.
  await sql`create table directory.organisation_history (
    tenant_id uuid not null,
    organisation_id uuid not null,
    version int not null,
    name text not null,
    parent_id uuid,
    path text collate "C" not null,
    valid_from date not null,
    valid_to date,
    changed_at timestamptz not null,
    changed_by uuid,
    primary key (tenant_id, organisation_id, version)
  )`.execute(db);
  await sql`create index organisation_history_parent on directory.organisation_history (tenant_id, parent_id)`.execute(
    db,
  );
  await declareTable(db, 'directory.organisation_history', { kind: 'tenant', use: 'append' });

  await sql`create table directory.organisation_code (
    tenant_id uuid not null,
    organisation_id uuid not null,
    type text not null check (type in ('school-code', 'credit-code', 'statistics-code', 'former-code', 'other')),
    value text collate "C" not null,
    valid_from date not null,
    valid_to date,
    primary key (tenant_id, organisation_id, type, valid_from),
    foreign key (tenant_id, organisation_id) references directory.organisation (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'directory.organisation_code', { kind: 'tenant' });

  // One code per school, never reused: the claim outlives the school.
  await sql`create table directory.code_claim (
    value text collate "C" not null,
    type text not null,
    tenant_id uuid not null,
    organisation_id uuid not null,
    claimed_at timestamptz not null,
    voided_at timestamptz,
    primary key (value, type)
  )`.execute(db);
  await declareTable(db, 'directory.code_claim', { kind: 'global', distributeBy: 'value' });

  await sql`create table directory.person (
    id uuid primary key,
    number text not null,
    name text not null,
    name_pinyin text collate "C" not null,
    name_initials text collate "C" not null,
    sex text not null check (sex in ('male', 'female', 'unknown')),
    birth_date date,
    ethnicity text,
    identifiers jsonb not null default '{}',
    contact jsonb not null default '{}',
    tenants uuid[] not null default '{}',
    merged_into uuid,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'directory.person', { kind: 'global' });

  // The claim of uniqueness across tenants, keyed by the keyed hash of the value. The sealed value stands with the person.
  // A person number tells nothing about anybody: it stands for itself.
  await sql`create table directory.identifier (
    hash text collate "C" not null,
    type text not null check (type in ('person-number', 'resident-id', 'student-number', 'phone', 'mail', 'staff-number', 'passport', 'external')),
    person_id uuid not null,
    claimed_at timestamptz not null,
    primary key (hash, type)
  )`.execute(db);
  await sql`create index identifier_person on directory.identifier (person_id)`.execute(db);
  await declareTable(db, 'directory.identifier', { kind: 'global', distributeBy: 'hash' });

  await sql`create table directory.person_merge (
    id uuid primary key,
    kept_id uuid not null,
    merged_id uuid not null,
    moved jsonb not null,
    merged_at timestamptz not null,
    merged_by uuid,
    undone_at timestamptz
  )`.execute(db);
  await declareTable(db, 'directory.person_merge', { kind: 'global' });

  await sql`create table directory.enrolment (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    school_id uuid not null,
    class_id uuid,
    status text not null check (status in ('admitted', 'active', 'suspended', 'transferred', 'graduated', 'withdrawn')),
    entry_year int,
    residence text,
    valid_from date not null,
    valid_to date,
    reason text,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, school_id) references directory.organisation (tenant_id, id)
  )`.execute(db);
  await sql`create index enrolment_class on directory.enrolment (tenant_id, class_id, valid_to)`.execute(db);
  await sql`create index enrolment_person on directory.enrolment (tenant_id, person_id)`.execute(db);
  await sql`create index enrolment_school on directory.enrolment (tenant_id, school_id, valid_to)`.execute(
    db,
  );
  await declareTable(db, 'directory.enrolment', { kind: 'tenant' });

  await sql`create table directory.posting (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    organisation_id uuid not null,
    post text not null,
    subjects text[] not null default '{}',
    is_primary boolean not null default true,
    valid_from date not null,
    valid_to date,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, organisation_id) references directory.organisation (tenant_id, id)
  )`.execute(db);
  await sql`create index posting_organisation on directory.posting (tenant_id, organisation_id, valid_to)`.execute(
    db,
  );
  await sql`create index posting_person on directory.posting (tenant_id, person_id)`.execute(db);
  await declareTable(db, 'directory.posting', { kind: 'tenant' });

  await sql`create table directory.term (
    tenant_id uuid not null,
    id uuid not null,
    school_year text not null,
    name_zh text not null,
    name_en text not null,
    kind text not null check (kind in ('school-year', 'term', 'semester', 'grading-period')),
    parent_id uuid,
    starts_on date not null,
    ends_on date not null,
    external_id text collate "C",
    updated_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'directory.term', { kind: 'tenant' });

  await sql`create table directory.teaching (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    class_id uuid not null,
    subject text not null,
    term_id uuid,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, class_id) references directory.organisation (tenant_id, id)
  )`.execute(db);
  await sql`create index teaching_class on directory.teaching (tenant_id, class_id, valid_to)`.execute(db);
  await sql`create index teaching_person on directory.teaching (tenant_id, person_id)`.execute(db);
  await declareTable(db, 'directory.teaching', { kind: 'tenant' });

  await sql`create table directory.guardianship (
    tenant_id uuid not null,
    id uuid not null,
    guardian_id uuid not null,
    child_id uuid not null,
    relation text not null check (relation in ('father', 'mother', 'grandfather', 'grandmother', 'relative', 'other')),
    kind text not null check (kind in ('legal', 'delegated')),
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index guardianship_child on directory.guardianship (tenant_id, child_id)`.execute(db);
  await sql`create index guardianship_guardian on directory.guardianship (tenant_id, guardian_id)`.execute(
    db,
  );
  await declareTable(db, 'directory.guardianship', { kind: 'tenant' });

  // One-time code by which a guardian links a child.
  await sql`create table directory.pairing_code (
    hash text collate "C" primary key,
    tenant_id uuid not null,
    child_id uuid not null,
    issued_by uuid,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid
  )`.execute(db);
  await declareTable(db, 'directory.pairing_code', { kind: 'global', distributeBy: 'hash' });

  await sql`create table directory.consent (
    tenant_id uuid not null,
    id uuid not null,
    child_id uuid not null,
    guardian_id uuid not null,
    purpose text not null,
    recipient text not null,
    terms jsonb not null,
    given_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index consent_child on directory.consent (tenant_id, child_id, purpose, recipient)`.execute(
    db,
  );
  await declareTable(db, 'directory.consent', { kind: 'tenant' });

  await sql`create table directory.role_assignment (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    role text not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    valid_from date not null,
    valid_to date,
    granted_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index role_assignment_person on directory.role_assignment (tenant_id, person_id)`.execute(
    db,
  );
  await sql`create index role_assignment_organisation on directory.role_assignment (tenant_id, organisation_id)`.execute(
    db,
  );
  await declareTable(db, 'directory.role_assignment', { kind: 'tenant' });

  // Who belongs to which school now, with the name to search by: a cache of enrolments, postings and guardianships.
  await sql`create table directory.affiliation (
    tenant_id uuid not null,
    organisation_id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('pupil', 'staff', 'guardian')),
    name text collate "C" not null,
    given_name text collate "C" not null,
    name_pinyin text collate "C" not null,
    name_initials text collate "C" not null,
    primary key (tenant_id, organisation_id, person_id, kind)
  )`.execute(db);
  await sql`create index affiliation_list on directory.affiliation (tenant_id, organisation_id, kind, name_pinyin, person_id)`.execute(
    db,
  );
  await sql`create index affiliation_name on directory.affiliation (tenant_id, name, person_id)`.execute(db);
  await sql`create index affiliation_given on directory.affiliation (tenant_id, given_name, person_id)`.execute(
    db,
  );
  await sql`create index affiliation_pinyin on directory.affiliation (tenant_id, name_pinyin, person_id)`.execute(
    db,
  );
  await sql`create index affiliation_initials on directory.affiliation (tenant_id, name_initials, person_id)`.execute(
    db,
  );
  await sql`create index affiliation_person on directory.affiliation (tenant_id, person_id)`.execute(db);
  await declareTable(db, 'directory.affiliation', { kind: 'tenant' });
}
