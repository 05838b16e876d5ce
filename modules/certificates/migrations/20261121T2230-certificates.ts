import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

// Private keys, what a certificate states about its holder, and verification codes are sealed: a copy of the database
// signs nothing and opens no certificate.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'certificates');

  // The tenant's own root for the certificates of its seals, one for each kind of key.
  await sql`create table certificates.authority (
    tenant_id uuid not null,
    id uuid not null,
    algorithm text not null check (algorithm in ('ecdsa-p256', 'rsa-3072', 'sm2')),
    name text not null,
    certificate bytea not null,
    sealed_key text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    constraint authority_algorithm unique (tenant_id, algorithm)
  )`.execute(db);
  await declareTable(db, 'certificates.authority', { kind: 'tenant' });

  await sql`create table certificates.seal (
    tenant_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    name text not null,
    algorithm text not null check (algorithm in ('ecdsa-p256', 'rsa-3072', 'sm2')),
    image bytea,
    state text not null check (state in ('active', 'retired')),
    created_by uuid,
    created_at timestamptz not null,
    retired_by uuid,
    retired_at timestamptz,
    retired_reason text,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create unique index seal_active on certificates.seal (tenant_id, organisation_id) where state = 'active'`.execute(
    db,
  );
  await declareTable(db, 'certificates.seal', { kind: 'tenant' });

  // A seal's keys over time: the youngest signs, the older ones verify what they signed.
  await sql`create table certificates.seal_certificate (
    tenant_id uuid not null,
    id uuid not null,
    seal_id uuid not null,
    authority_id uuid not null,
    certificate bytea not null,
    fingerprint text collate "C" not null,
    serial text collate "C" not null,
    sealed_key text not null,
    not_before timestamptz not null,
    not_after timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index seal_certificate_seal on certificates.seal_certificate (tenant_id, seal_id, not_after)`.execute(
    db,
  );
  await declareTable(db, 'certificates.seal_certificate', { kind: 'tenant' });

  await sql`create table certificates.template (
    tenant_id uuid not null,
    id uuid not null,
    key text collate "C" not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    state text not null check (state in ('draft', 'published', 'retired')),
    draft jsonb,
    published_number int,
    version int not null default 1,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    constraint template_key unique (tenant_id, key)
  )`.execute(db);
  await declareTable(db, 'certificates.template', { kind: 'tenant' });

  // A published version never changes: certificates refer to it for ever.
  await sql`create table certificates.template_version (
    tenant_id uuid not null,
    template_id uuid not null,
    number int not null,
    content jsonb not null,
    published_by uuid,
    published_at timestamptz not null,
    primary key (tenant_id, template_id, number)
  )`.execute(db);
  await declareTable(db, 'certificates.template_version', { kind: 'tenant', use: 'append' });

  // 用印: one person asks for the seal on a named batch of documents, another releases it, once.
  await sql`create table certificates.release (
    tenant_id uuid not null,
    id uuid not null,
    seal_id uuid not null,
    path text collate "C" not null,
    template_id uuid not null,
    template_number int not null,
    reason text not null,
    state text not null check (state in ('requested', 'released', 'used', 'refused', 'withdrawn')),
    documents int not null,
    digest bytea not null,
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision_reason text,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by_job uuid,
    primary key (tenant_id, id),
    constraint release_two_people check (decided_by is null or state = 'withdrawn' or decided_by <> requested_by)
  )`.execute(db);
  await sql`create index release_state on certificates.release (tenant_id, state, id)`.execute(db);
  await declareTable(db, 'certificates.release', { kind: 'tenant' });

  await sql`create table certificates.certificate (
    tenant_id uuid not null,
    id uuid not null,
    release_id uuid not null,
    template_id uuid not null,
    template_number int not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    holder_kind text not null check (holder_kind in ('person', 'organisation')),
    holder_id uuid not null,
    holder_name text collate "C" not null,
    type jsonb not null,
    issuer_name text not null,
    number text collate "C",
    state text not null check (state in ('prepared', 'issued', 'superseded', 'revoked', 'refused')),
    sealed_values text not null,
    sealed_code text,
    seal_certificate_id uuid,
    file_sha256 bytea,
    file_size int,
    issued_at timestamptz,
    valid_until date,
    replaces_id uuid,
    revoked_at timestamptz,
    revoked_by uuid,
    revoked_kind text check (revoked_kind in ('wrong', 'holder-asked', 'no-longer-true', 'fraud', 'seal', 'superseded')),
    revoked_reason text,
    source jsonb,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    constraint certificate_number unique (tenant_id, number)
  )`.execute(db);
  await sql`create index certificate_release on certificates.certificate (tenant_id, release_id)`.execute(db);
  await sql`create index certificate_holder on certificates.certificate (tenant_id, holder_id, id)`.execute(
    db,
  );
  await sql`create index certificate_name on certificates.certificate (tenant_id, holder_name, id)`.execute(
    db,
  );
  await declareTable(db, 'certificates.certificate', { kind: 'tenant' });

  // 编号: one counter for each scheme and year.
  await sql`create table certificates.counter (
    tenant_id uuid not null,
    scheme text collate "C" not null,
    value int not null,
    primary key (tenant_id, scheme)
  )`.execute(db);
  await declareTable(db, 'certificates.counter', { kind: 'tenant' });

  // What a stranger brings (a code, a file, a seal's certificate) and which tenant knows it, by keyed or plain hash.
  await sql`create table certificates.mark (
    hash text collate "C" primary key,
    kind text not null check (kind in ('code', 'short-code', 'file', 'seal', 'authority')),
    tenant_id uuid not null,
    subject_id uuid not null
  )`.execute(db);
  await declareTable(db, 'certificates.mark', { kind: 'global', distributeBy: 'hash' });

  // Where a person's certificates lie, so that the wallet asks only there.
  await sql`create table certificates.holder_tenant (
    holder_id uuid not null,
    tenant_id uuid not null,
    primary key (holder_id, tenant_id)
  )`.execute(db);
  await declareTable(db, 'certificates.holder_tenant', { kind: 'global', distributeBy: 'holder_id' });
}
