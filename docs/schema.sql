-- Generated from a freshly migrated database by npm run gen. To be read, not run.

-- tenant
create table admissions.application (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number text not null,
  guardian_id uuid not null,
  child_slot smallint not null,
  child_id uuid,
  child_name text not null,
  child_hash text not null,
  child_sealed text,
  sex text not null,
  birth_date date not null,
  relation text not null,
  household_area text not null,
  home_area text not null,
  home_kind text not null,
  choices uuid[] not null,
  first_school_id uuid not null,
  accepts_other boolean not null,
  category smallint,
  checks jsonb default '[]'::jsonb not null,
  state text not null,
  reason text,
  school_id uuid,
  round smallint,
  drawn boolean,
  case_id uuid,
  submitted_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  confirmed_at timestamp with time zone,
  version integer default 1 not null,
  constraint application_pkey PRIMARY KEY (tenant_id, id),
  constraint application_child_slot_check CHECK (((child_slot >= 1) AND (child_slot <= 10))),
  constraint application_home_kind_check CHECK ((home_kind = ANY (ARRAY['owned'::text, 'rented'::text, 'relatives'::text, 'none'::text]))),
  constraint application_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'review'::text, 'eligible'::text, 'returned'::text, 'refused'::text, 'placed'::text, 'unplaced'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint application_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES admissions.plan(tenant_id, id)
);
CREATE UNIQUE INDEX application_child ON admissions.application USING btree (tenant_id, plan_id, child_hash);
CREATE INDEX application_first ON admissions.application USING btree (tenant_id, plan_id, first_school_id, number);
CREATE UNIQUE INDEX application_guardian ON admissions.application USING btree (tenant_id, plan_id, guardian_id, child_slot);
CREATE UNIQUE INDEX application_number ON admissions.application USING btree (tenant_id, plan_id, number);
CREATE INDEX application_school ON admissions.application USING btree (tenant_id, plan_id, school_id, number) WHERE (school_id IS NOT NULL);
CREATE INDEX application_state ON admissions.application USING btree (tenant_id, plan_id, state, number);
create policy tenants on admissions.application using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on admissions.application to tongxue_app;

-- global; distributed by guardian_id
create table admissions.application_of (
  guardian_id uuid not null,
  application_id uuid not null,
  tenant_id uuid not null,
  plan_id uuid not null,
  constraint application_of_pkey PRIMARY KEY (guardian_id, application_id)
);
grant delete, insert, select, update on admissions.application_of to tongxue_app;

-- tenant
create table admissions.district (
  tenant_id uuid not null,
  plan_id uuid not null,
  area_code text not null,
  area_name text not null,
  school_id uuid not null,
  constraint district_pkey PRIMARY KEY (tenant_id, plan_id, area_code, school_id),
  constraint district_tenant_id_plan_id_school_id_fkey FOREIGN KEY (tenant_id, plan_id, school_id) REFERENCES admissions.offer(tenant_id, plan_id, school_id)
);
create policy tenants on admissions.district using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on admissions.district to tongxue_app;

-- tenant
create table admissions.draw (
  tenant_id uuid not null,
  plan_id uuid not null,
  round smallint not null,
  school_id uuid not null,
  category smallint not null,
  seats integer not null,
  numbers text[] not null,
  constraint draw_pkey PRIMARY KEY (tenant_id, plan_id, round, school_id, category),
  constraint draw_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES admissions.plan(tenant_id, id)
);
create policy tenants on admissions.draw using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on admissions.draw to tongxue_app;

-- tenant
create table admissions.offer (
  tenant_id uuid not null,
  plan_id uuid not null,
  school_id uuid not null,
  school_name text not null,
  path text not null,
  seats integer not null,
  constraint offer_pkey PRIMARY KEY (tenant_id, plan_id, school_id),
  constraint offer_seats_check CHECK ((seats >= 0)),
  constraint offer_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES admissions.plan(tenant_id, id)
);
create policy tenants on admissions.offer using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on admissions.offer to tongxue_app;

-- tenant
create table admissions.plan (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  path text not null,
  name text not null,
  school_year smallint not null,
  stage text not null,
  born_from date not null,
  born_to date not null,
  most_choices smallint not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  confirm_until timestamp with time zone not null,
  notes text default ''::text not null,
  state text not null,
  commitment text,
  secret text,
  witness text,
  seed text,
  published_at timestamp with time zone,
  published_by uuid,
  drawn_at timestamp with time zone,
  version integer default 1 not null,
  constraint plan_pkey PRIMARY KEY (tenant_id, id),
  constraint plan_stage_check CHECK ((stage = ANY (ARRAY['kindergarten'::text, 'primary'::text, 'junior'::text]))),
  constraint plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'drawn'::text, 'finished'::text])))
);
CREATE INDEX plan_latest ON admissions.plan USING btree (tenant_id, opens_at DESC, id);
create policy tenants on admissions.plan using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on admissions.plan to tongxue_app;

-- tenant
create table certificates.authority (
  tenant_id uuid not null,
  id uuid not null,
  algorithm text not null,
  name text not null,
  certificate bytea not null,
  sealed_key text not null,
  created_at timestamp with time zone not null,
  constraint authority_pkey PRIMARY KEY (tenant_id, id),
  constraint authority_algorithm UNIQUE (tenant_id, algorithm),
  constraint authority_algorithm_check CHECK ((algorithm = ANY (ARRAY['ecdsa-p256'::text, 'rsa-3072'::text, 'sm2'::text])))
);
create policy tenants on certificates.authority using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.authority to tongxue_app;

-- tenant
create table certificates.certificate (
  tenant_id uuid not null,
  id uuid not null,
  release_id uuid not null,
  template_id uuid not null,
  template_number integer not null,
  organisation_id uuid not null,
  path text not null,
  holder_kind text not null,
  holder_id uuid not null,
  holder_name text not null,
  type jsonb not null,
  issuer_name text not null,
  number text,
  state text not null,
  sealed_values text not null,
  sealed_code text,
  seal_certificate_id uuid,
  file_sha256 bytea,
  file_size integer,
  issued_at timestamp with time zone,
  valid_until date,
  replaces_id uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoked_kind text,
  revoked_reason text,
  source jsonb,
  created_at timestamp with time zone not null,
  constraint certificate_pkey PRIMARY KEY (tenant_id, id),
  constraint certificate_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint certificate_number UNIQUE (tenant_id, number),
  constraint certificate_revoked_kind_check CHECK ((revoked_kind = ANY (ARRAY['wrong'::text, 'holder-asked'::text, 'no-longer-true'::text, 'fraud'::text, 'seal'::text, 'superseded'::text]))),
  constraint certificate_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'issued'::text, 'superseded'::text, 'revoked'::text, 'refused'::text])))
);
CREATE INDEX certificate_holder ON certificates.certificate USING btree (tenant_id, holder_id, id);
CREATE INDEX certificate_name ON certificates.certificate USING btree (tenant_id, holder_name, id);
CREATE INDEX certificate_release ON certificates.certificate USING btree (tenant_id, release_id);
create policy tenants on certificates.certificate using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.certificate to tongxue_app;

-- tenant
create table certificates.counter (
  tenant_id uuid not null,
  scheme text not null,
  value integer not null,
  constraint counter_pkey PRIMARY KEY (tenant_id, scheme)
);
create policy tenants on certificates.counter using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.counter to tongxue_app;

-- global; distributed by holder_id
create table certificates.holder_tenant (
  holder_id uuid not null,
  tenant_id uuid not null,
  constraint holder_tenant_pkey PRIMARY KEY (holder_id, tenant_id)
);
grant delete, insert, select, update on certificates.holder_tenant to tongxue_app;

-- global; distributed by hash
create table certificates.mark (
  hash text not null,
  kind text not null,
  tenant_id uuid not null,
  subject_id uuid not null,
  constraint mark_pkey PRIMARY KEY (hash),
  constraint mark_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'short-code'::text, 'file'::text, 'seal'::text, 'authority'::text])))
);
grant delete, insert, select, update on certificates.mark to tongxue_app;

-- tenant
create table certificates.release (
  tenant_id uuid not null,
  id uuid not null,
  seal_id uuid not null,
  path text not null,
  template_id uuid not null,
  template_number integer not null,
  reason text not null,
  state text not null,
  documents integer not null,
  digest bytea not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by_job uuid,
  constraint release_pkey PRIMARY KEY (tenant_id, id),
  constraint release_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'released'::text, 'used'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint release_two_people CHECK (((decided_by IS NULL) OR (state = 'withdrawn'::text) OR (decided_by <> requested_by)))
);
CREATE INDEX release_state ON certificates.release USING btree (tenant_id, state, id);
create policy tenants on certificates.release using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.release to tongxue_app;

-- tenant
create table certificates.seal (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  path text not null,
  name text not null,
  algorithm text not null,
  image bytea,
  state text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  retired_by uuid,
  retired_at timestamp with time zone,
  retired_reason text,
  constraint seal_pkey PRIMARY KEY (tenant_id, id),
  constraint seal_algorithm_check CHECK ((algorithm = ANY (ARRAY['ecdsa-p256'::text, 'rsa-3072'::text, 'sm2'::text]))),
  constraint seal_state_check CHECK ((state = ANY (ARRAY['active'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX seal_active ON certificates.seal USING btree (tenant_id, organisation_id) WHERE (state = 'active'::text);
create policy tenants on certificates.seal using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.seal to tongxue_app;

-- tenant
create table certificates.seal_certificate (
  tenant_id uuid not null,
  id uuid not null,
  seal_id uuid not null,
  authority_id uuid not null,
  certificate bytea not null,
  fingerprint text not null,
  serial text not null,
  sealed_key text not null,
  not_before timestamp with time zone not null,
  not_after timestamp with time zone not null,
  constraint seal_certificate_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX seal_certificate_seal ON certificates.seal_certificate USING btree (tenant_id, seal_id, not_after);
create policy tenants on certificates.seal_certificate using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.seal_certificate to tongxue_app;

-- tenant
create table certificates.template (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  organisation_id uuid not null,
  path text not null,
  state text not null,
  draft jsonb,
  published_number integer,
  version integer default 1 not null,
  updated_at timestamp with time zone not null,
  constraint template_pkey PRIMARY KEY (tenant_id, id),
  constraint template_key UNIQUE (tenant_id, key),
  constraint template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);
create policy tenants on certificates.template using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on certificates.template to tongxue_app;

-- tenant
create table certificates.template_version (
  tenant_id uuid not null,
  template_id uuid not null,
  number integer not null,
  content jsonb not null,
  published_by uuid,
  published_at timestamp with time zone not null,
  constraint template_version_pkey PRIMARY KEY (tenant_id, template_id, number)
);
create policy tenants on certificates.template_version using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on certificates.template_version to tongxue_app;

-- local
create table demo.load (
  seed text not null,
  size text not null,
  homes_done integer default 0 not null,
  began_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint load_pkey PRIMARY KEY (seed, size),
  constraint load_size_check CHECK ((size = ANY (ARRAY['small'::text, 'full'::text])))
);
grant delete, insert, select, update on demo.load to tongxue_app;

-- tenant
create table directory.affiliation (
  tenant_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  given_name text not null,
  name_pinyin text not null,
  name_initials text not null,
  constraint affiliation_pkey PRIMARY KEY (tenant_id, person_id, organisation_id, kind),
  constraint affiliation_kind_check CHECK ((kind = ANY (ARRAY['pupil'::text, 'staff'::text, 'guardian'::text])))
);
CREATE INDEX affiliation_given ON directory.affiliation USING btree (tenant_id, given_name);
CREATE INDEX affiliation_initials ON directory.affiliation USING btree (tenant_id, name_initials);
CREATE INDEX affiliation_list ON directory.affiliation USING btree (tenant_id, organisation_id, kind, name_pinyin, person_id);
CREATE INDEX affiliation_name ON directory.affiliation USING btree (tenant_id, name);
CREATE INDEX affiliation_pinyin ON directory.affiliation USING btree (tenant_id, name_pinyin);
create policy tenants on directory.affiliation using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.affiliation to tongxue_app;

-- global; distributed by value
create table directory.code_claim (
  value text not null,
  type text not null,
  tenant_id uuid not null,
  organisation_id uuid not null,
  claimed_at timestamp with time zone not null,
  voided_at timestamp with time zone,
  constraint code_claim_pkey PRIMARY KEY (value, type)
);
grant delete, insert, select, update on directory.code_claim to tongxue_app;

-- tenant
create table directory.enrolment (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  class_id uuid,
  status text not null,
  entry_year integer,
  residence text,
  valid_from date not null,
  valid_to date,
  reason text,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint enrolment_pkey PRIMARY KEY (tenant_id, id),
  constraint enrolment_status_check CHECK ((status = ANY (ARRAY['admitted'::text, 'active'::text, 'suspended'::text, 'transferred'::text, 'graduated'::text, 'withdrawn'::text]))),
  constraint enrolment_tenant_id_school_id_fkey FOREIGN KEY (tenant_id, school_id) REFERENCES directory.organisation(tenant_id, id)
);
CREATE INDEX enrolment_class ON directory.enrolment USING btree (tenant_id, class_id, valid_to);
CREATE INDEX enrolment_person ON directory.enrolment USING btree (tenant_id, person_id);
CREATE INDEX enrolment_school ON directory.enrolment USING btree (tenant_id, school_id, valid_to);
create policy tenants on directory.enrolment using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.enrolment to tongxue_app;

-- tenant
create table directory.guardianship (
  tenant_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  child_id uuid not null,
  relation text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint guardianship_pkey PRIMARY KEY (tenant_id, id),
  constraint guardianship_kind_check CHECK ((kind = ANY (ARRAY['legal'::text, 'delegated'::text]))),
  constraint guardianship_relation_check CHECK ((relation = ANY (ARRAY['father'::text, 'mother'::text, 'grandfather'::text, 'grandmother'::text, 'relative'::text, 'other'::text])))
);
CREATE INDEX guardianship_child ON directory.guardianship USING btree (tenant_id, child_id);
CREATE INDEX guardianship_guardian ON directory.guardianship USING btree (tenant_id, guardian_id);
create policy tenants on directory.guardianship using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.guardianship to tongxue_app;

-- tenant
create table directory.headcount (
  tenant_id uuid not null,
  organisation_id uuid not null,
  schools integer not null,
  classes integer not null,
  pupils integer not null,
  staff integer not null,
  guardians integer not null,
  counted_at timestamp with time zone not null,
  constraint headcount_pkey PRIMARY KEY (tenant_id, organisation_id)
);
create policy tenants on directory.headcount using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.headcount to tongxue_app;

-- global; distributed by hash
create table directory.identifier (
  hash text not null,
  type text not null,
  person_id uuid not null,
  claimed_at timestamp with time zone not null,
  constraint identifier_pkey PRIMARY KEY (hash, type),
  constraint identifier_type_check CHECK ((type = ANY (ARRAY['person-number'::text, 'resident-id'::text, 'student-number'::text, 'phone'::text, 'mail'::text, 'staff-number'::text, 'passport'::text, 'external'::text])))
);
CREATE INDEX identifier_person ON directory.identifier USING btree (person_id);
grant delete, insert, select, update on directory.identifier to tongxue_app;

-- tenant
create table directory.organisation (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  school_type text,
  name text not null,
  short_name text,
  name_pinyin text not null,
  name_initials text not null,
  path text not null,
  region_code text,
  stage text,
  entry_year integer,
  class_number integer,
  mixed_grades boolean default false not null,
  sort_order integer default 0 not null,
  address text,
  external_id text,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (tenant_id, id),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['bureau'::text, 'school'::text, 'campus'::text, 'teaching-point'::text, 'department'::text, 'grade'::text, 'class'::text, 'group'::text])))
);
CREATE INDEX organisation_external ON directory.organisation USING btree (tenant_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX organisation_initials ON directory.organisation USING btree (tenant_id, kind, name_initials);
CREATE INDEX organisation_name ON directory.organisation USING btree (tenant_id, kind, name);
CREATE INDEX organisation_parent ON directory.organisation USING btree (tenant_id, parent_id, sort_order, name_pinyin, id);
CREATE INDEX organisation_path ON directory.organisation USING btree (tenant_id, path);
CREATE INDEX organisation_pinyin ON directory.organisation USING btree (tenant_id, kind, name_pinyin);
create policy tenants on directory.organisation using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.organisation to tongxue_app;

-- tenant
create table directory.organisation_code (
  tenant_id uuid not null,
  organisation_id uuid not null,
  type text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  constraint organisation_code_pkey PRIMARY KEY (tenant_id, organisation_id, type, valid_from),
  constraint organisation_code_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES directory.organisation(tenant_id, id),
  constraint organisation_code_type_check CHECK ((type = ANY (ARRAY['school-code'::text, 'credit-code'::text, 'statistics-code'::text, 'former-code'::text, 'other'::text])))
);
create policy tenants on directory.organisation_code using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.organisation_code to tongxue_app;

-- tenant
create table directory.organisation_history (
  tenant_id uuid not null,
  organisation_id uuid not null,
  version integer not null,
  name text not null,
  parent_id uuid,
  path text not null,
  valid_from date not null,
  valid_to date,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint organisation_history_pkey PRIMARY KEY (tenant_id, organisation_id, version)
);
CREATE INDEX organisation_history_parent ON directory.organisation_history USING btree (tenant_id, parent_id);
create policy tenants on directory.organisation_history using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on directory.organisation_history to tongxue_app;

-- global
create table directory.person (
  id uuid not null,
  number text not null,
  name text not null,
  name_pinyin text not null,
  name_initials text not null,
  sex text not null,
  birth_date date,
  ethnicity text,
  identifiers jsonb default '{}'::jsonb not null,
  contact jsonb default '{}'::jsonb not null,
  tenants uuid[] default '{}'::uuid[] not null,
  merged_into uuid,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text])))
);
CREATE INDEX person_merged ON directory.person USING btree (merged_into) WHERE (merged_into IS NOT NULL);
grant delete, insert, select, update on directory.person to tongxue_app;

-- global
create table directory.person_merge (
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  moved jsonb not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undone_at timestamp with time zone,
  constraint person_merge_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on directory.person_merge to tongxue_app;

-- tenant
create table directory.posting (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  post text not null,
  subjects text[] default '{}'::text[] not null,
  is_primary boolean default true not null,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint posting_pkey PRIMARY KEY (tenant_id, id),
  constraint posting_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES directory.organisation(tenant_id, id)
);
CREATE INDEX posting_organisation ON directory.posting USING btree (tenant_id, organisation_id, valid_to);
CREATE INDEX posting_person ON directory.posting USING btree (tenant_id, person_id);
create policy tenants on directory.posting using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.posting to tongxue_app;

-- tenant
create table directory.role_assignment (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  path text not null,
  valid_from date not null,
  valid_to date,
  granted_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint role_assignment_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX role_assignment_organisation ON directory.role_assignment USING btree (tenant_id, organisation_id);
CREATE INDEX role_assignment_person ON directory.role_assignment USING btree (tenant_id, person_id);
create policy tenants on directory.role_assignment using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.role_assignment to tongxue_app;

-- tenant
create table directory.teaching (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  class_id uuid not null,
  subject text not null,
  term_id uuid,
  valid_from date not null,
  valid_to date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint teaching_pkey PRIMARY KEY (tenant_id, id),
  constraint teaching_tenant_id_class_id_fkey FOREIGN KEY (tenant_id, class_id) REFERENCES directory.organisation(tenant_id, id)
);
CREATE INDEX teaching_class ON directory.teaching USING btree (tenant_id, class_id, valid_to);
CREATE INDEX teaching_person ON directory.teaching USING btree (tenant_id, person_id);
create policy tenants on directory.teaching using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.teaching to tongxue_app;

-- reference
create table directory.tenant (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  parent_id uuid,
  path text not null,
  region_code text,
  created_at timestamp with time zone not null,
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'prefecture'::text, 'county'::text, 'university'::text])))
);
grant delete, insert, select, update on directory.tenant to tongxue_app;

-- tenant
create table directory.term (
  tenant_id uuid not null,
  id uuid not null,
  school_year text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  parent_id uuid,
  starts_on date not null,
  ends_on date not null,
  external_id text,
  updated_at timestamp with time zone not null,
  constraint term_pkey PRIMARY KEY (tenant_id, id),
  constraint term_kind_check CHECK ((kind = ANY (ARRAY['school-year'::text, 'term'::text, 'semester'::text, 'grading-period'::text])))
);
create policy tenants on directory.term using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on directory.term to tongxue_app;

-- tenant
create table forms.attachment (
  tenant_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  person_id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (tenant_id, id),
  constraint attachment_kind_check CHECK ((kind = ANY (ARRAY['attachment'::text, 'signature'::text]))),
  constraint attachment_tenant_id_form_id_fkey FOREIGN KEY (tenant_id, form_id) REFERENCES forms.form(tenant_id, id),
  constraint attachment_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES platform.file_object(tenant_id, id)
);
CREATE INDEX attachment_person ON forms.attachment USING btree (tenant_id, person_id, created_at);
create policy tenants on forms.attachment using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on forms.attachment to tongxue_app;

-- tenant
create table forms.draft (
  tenant_id uuid not null,
  person_id uuid not null,
  form_id uuid not null,
  subject text not null,
  answers jsonb not null,
  version integer not null,
  device text,
  saved_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (tenant_id, person_id, form_id, subject),
  constraint draft_subject_check CHECK ((length(subject) <= 100)),
  constraint draft_tenant_id_form_id_fkey FOREIGN KEY (tenant_id, form_id) REFERENCES forms.form(tenant_id, id)
);
CREATE INDEX draft_age ON forms.draft USING btree (tenant_id, saved_at);
create policy tenants on forms.draft using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on forms.draft to tongxue_app;

-- tenant
create table forms.form (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  version integer not null,
  state text not null,
  name jsonb not null,
  model json not null,
  revision integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  published_at timestamp with time zone,
  published_by uuid,
  constraint form_pkey PRIMARY KEY (tenant_id, id),
  constraint form_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,59}$'::text)),
  constraint form_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint form_tenant_id_key_version_key UNIQUE (tenant_id, key, version),
  constraint form_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX form_draft ON forms.form USING btree (tenant_id, key) WHERE (state = 'draft'::text);
create policy tenants on forms.form using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on forms.form to tongxue_app;

-- tenant
create table guardians.consent (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  guardian_id uuid not null,
  purpose text not null,
  recipient text not null,
  terms jsonb not null,
  given_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX consent_child ON guardians.consent USING btree (tenant_id, child_id, purpose, recipient);
create policy tenants on guardians.consent using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on guardians.consent to tongxue_app;

-- global; distributed by hash
create table guardians.pairing_code (
  hash text not null,
  tenant_id uuid not null,
  child_id uuid not null,
  issued_by uuid,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid,
  constraint pairing_code_pkey PRIMARY KEY (hash)
);
grant delete, insert, select, update on guardians.pairing_code to tongxue_app;

-- global; distributed by person_id
create table identity.account (
  person_id uuid not null,
  login_name text not null,
  password_hash text,
  password_level text,
  password_changed_at timestamp with time zone,
  must_change_password boolean default false not null,
  status text not null,
  last_assignment_id text,
  activated_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (person_id),
  constraint account_password_level_check CHECK ((password_level = ANY (ARRAY['pupil'::text, 'guardian'::text, 'staff'::text, 'administrator'::text]))),
  constraint account_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'disabled'::text])))
);
grant delete, insert, select, update on identity.account to tongxue_app;

-- global; distributed by key
create table identity.attempt (
  key text not null,
  failures integer not null,
  first_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX attempt_age ON identity.attempt USING btree (first_failed_at);
grant delete, insert, select, update on identity.attempt to tongxue_app;

-- global; distributed by person_id
create table identity.factor (
  person_id uuid not null,
  id uuid not null,
  kind text not null,
  label text not null,
  secret text not null,
  data jsonb default '{}'::jsonb not null,
  confirmed_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_counter bigint,
  created_at timestamp with time zone not null,
  constraint factor_pkey PRIMARY KEY (person_id, id),
  constraint factor_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text, 'recovery-code'::text])))
);
grant delete, insert, select, update on identity.factor to tongxue_app;

-- global; distributed by name
create table identity.login_name (
  name text not null,
  person_id uuid not null,
  claimed_at timestamp with time zone not null,
  constraint login_name_pkey PRIMARY KEY (name)
);
grant delete, insert, select, update on identity.login_name to tongxue_app;

-- global; distributed by hash
create table identity.proof (
  hash text not null,
  purpose text not null,
  person_id uuid,
  data jsonb default '{}'::jsonb not null,
  attempts integer default 0 not null,
  issued_by uuid,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint proof_pkey PRIMARY KEY (hash, purpose),
  constraint proof_purpose_check CHECK ((purpose = ANY (ARRAY['activation'::text, 'recovery'::text, 'password'::text, 'second-factor'::text, 'passkey'::text])))
);
CREATE INDEX proof_expiry ON identity.proof USING btree (expires_at);
CREATE INDEX proof_person ON identity.proof USING btree (person_id, purpose) WHERE (used_at IS NULL);
grant delete, insert, select, update on identity.proof to tongxue_app;

-- global; distributed by person_id
create table identity.session (
  person_id uuid not null,
  secret_hash text not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_seconds integer not null,
  methods text[] not null,
  strong boolean default false not null,
  shared_device boolean default false not null,
  role jsonb,
  address text,
  user_agent text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint session_pkey PRIMARY KEY (person_id, secret_hash)
);
grant delete, insert, select, update on identity.session to tongxue_app;

-- tenant; by month on occurred_at
create table platform.audit_entry (
  tenant_id uuid not null,
  occurred_at timestamp with time zone not null,
  id uuid not null,
  action text not null,
  outcome text not null,
  person_id uuid,
  account_id uuid,
  actor jsonb not null,
  subject_type text,
  subject_id text,
  detail jsonb default '{}'::jsonb not null,
  request_id text not null,
  address text,
  constraint audit_entry_pkey PRIMARY KEY (tenant_id, occurred_at, id),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])))
) partition by range (occurred_at);
CREATE INDEX audit_entry_person ON ONLY platform.audit_entry USING btree (tenant_id, person_id, occurred_at DESC);
CREATE INDEX audit_entry_subject ON ONLY platform.audit_entry USING btree (tenant_id, subject_id, occurred_at DESC);
create policy tenants on platform.audit_entry using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on platform.audit_entry to tongxue_app;

-- tenant; by month on occurred_at
create table platform.event (
  tenant_id uuid not null,
  occurred_at timestamp with time zone not null,
  id uuid not null,
  type text not null,
  payload jsonb not null,
  actor jsonb not null,
  constraint event_pkey PRIMARY KEY (tenant_id, occurred_at, id)
) partition by range (occurred_at);
create policy tenants on platform.event using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on platform.event to tongxue_app;

-- tenant
create table platform.file_object (
  tenant_id uuid not null,
  id uuid not null,
  sha256 bytea not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  module text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint file_object_pkey PRIMARY KEY (tenant_id, id),
  constraint file_object_size_check CHECK ((size >= 0))
);
create policy tenants on platform.file_object using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on platform.file_object to tongxue_app;

-- global; distributed by key
create table platform.idempotency (
  key bytea not null,
  request_hash bytea not null,
  status integer,
  body text,
  headers jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (key)
);
CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at);
grant delete, insert, select, update on platform.idempotency to tongxue_app;

-- tenant
create table platform.job (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null,
  done bigint default 0 not null,
  total bigint,
  message jsonb,
  input jsonb not null,
  result jsonb,
  person_id uuid,
  cancel_asked boolean default false not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint job_pkey PRIMARY KEY (tenant_id, id),
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_person ON platform.job USING btree (tenant_id, person_id, created_at DESC);
create policy tenants on platform.job using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on platform.job to tongxue_app;

-- local
create table platform.migration (
  name character varying(255) not null,
  "timestamp" character varying(255) not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on platform.migration to tongxue_app;

-- local
create table platform.migration_lock (
  id character varying(255) not null,
  is_locked integer default 0 not null,
  constraint migration_lock_pkey PRIMARY KEY (id)
);

-- tenant
create table procedures.board (
  tenant_id uuid not null,
  computed_at timestamp with time zone not null,
  constraint board_pkey PRIMARY KEY (tenant_id)
);
create policy tenants on procedures.board using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on procedures.board to tongxue_app;

-- tenant
create table procedures.case_load (
  tenant_id uuid not null,
  organisation_id uuid not null,
  procedure text not null,
  path text not null,
  running integer not null,
  yellow integer not null,
  red integer not null,
  ended integer not null,
  ended_late integer not null,
  mean_seconds double precision,
  constraint case_load_pkey PRIMARY KEY (tenant_id, organisation_id, procedure)
);
CREATE INDEX case_load_path ON procedures.case_load USING btree (tenant_id, path);
create policy tenants on procedures.case_load using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on procedures.case_load to tongxue_app;

-- tenant
create table procedures.task_load (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  path text not null,
  procedure text not null,
  node text not null,
  name_zh text not null,
  name_en text not null,
  person_id uuid,
  role text,
  doer_organisation_id uuid,
  open integer not null,
  yellow integer not null,
  red integer not null,
  ages integer[] not null,
  oldest_at timestamp with time zone not null,
  constraint task_load_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX task_load_path ON procedures.task_load USING btree (tenant_id, path);
create policy tenants on procedures.task_load using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on procedures.task_load to tongxue_app;

-- reference
create table reference.region (
  code text not null,
  name text not null,
  parent_code text,
  level text not null,
  valid_from date,
  valid_to date,
  constraint region_pkey PRIMARY KEY (code),
  constraint region_level_check CHECK ((level = ANY (ARRAY['province'::text, 'prefecture'::text, 'county'::text])))
);
CREATE INDEX region_parent ON reference.region USING btree (parent_code);
grant delete, insert, select, update on reference.region to tongxue_app;

-- reference
create table reference.subject (
  code text not null,
  name_zh text not null,
  name_en text not null,
  stages text[] not null,
  constraint subject_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on reference.subject to tongxue_app;

-- tenant
create table register.change (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
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
  made_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint change_pkey PRIMARY KEY (tenant_id, id),
  constraint change_kind_check CHECK ((kind = ANY (ARRAY['admitted'::text, 'placed'::text, 'suspended'::text, 'resumed'::text, 'withdrawn'::text, 'graduated'::text, 'continued'::text, 'repeated'::text, 'transferred-out'::text, 'transferred-in'::text])))
);
CREATE INDEX change_person ON register.change USING btree (tenant_id, person_id, id);
CREATE INDEX change_promotion ON register.change USING btree (tenant_id, promotion_id) WHERE (promotion_id IS NOT NULL);
CREATE INDEX change_school ON register.change USING btree (tenant_id, school_id, id);
create policy tenants on register.change using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on register.change to tongxue_app;

-- tenant
create table register.promotion (
  tenant_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  school_year integer not null,
  system text not null,
  state text not null,
  choices jsonb not null,
  plan jsonb not null,
  job_id uuid,
  result jsonb,
  version integer default 1 not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  applied_by uuid,
  applied_at timestamp with time zone,
  undone_by uuid,
  undone_at timestamp with time zone,
  constraint promotion_pkey PRIMARY KEY (tenant_id, id),
  constraint promotion_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'discarded'::text]))),
  constraint promotion_system_check CHECK ((system = ANY (ARRAY['six-three'::text, 'five-four'::text])))
);
CREATE UNIQUE INDEX promotion_once ON register.promotion USING btree (tenant_id, school_id, school_year) WHERE (state = ANY (ARRAY['planned'::text, 'applying'::text, 'applied'::text, 'undoing'::text]));
create policy tenants on register.promotion using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on register.promotion to tongxue_app;

-- tenant
create table register.promotion_step (
  tenant_id uuid not null,
  promotion_id uuid not null,
  "position" integer not null,
  kind text not null,
  cohort text not null,
  done_at timestamp with time zone,
  effect jsonb,
  undone_at timestamp with time zone,
  constraint promotion_step_pkey PRIMARY KEY (tenant_id, promotion_id, "position"),
  constraint promotion_step_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'leave'::text, 'promote'::text]))),
  constraint promotion_step_tenant_id_promotion_id_fkey FOREIGN KEY (tenant_id, promotion_id) REFERENCES register.promotion(tenant_id, id)
);
create policy tenants on register.promotion_step using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on register.promotion_step to tongxue_app;

-- tenant
create table register.transfer (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_tenant_id uuid not null,
  from_school_id uuid not null,
  from_school_name text not null,
  from_class_name text,
  from_path text not null,
  to_tenant_id uuid not null,
  to_school_id uuid not null,
  to_school_name text not null,
  to_class_id uuid not null,
  to_class_name text not null,
  to_path text not null,
  state text not null,
  reason text not null,
  wished_on date not null,
  due_on date not null,
  applied_by uuid,
  applied_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  effective_on date,
  constraint transfer_pkey PRIMARY KEY (tenant_id, id),
  constraint transfer_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX transfer_in ON register.transfer USING btree (tenant_id, to_school_id, state, id);
CREATE UNIQUE INDEX transfer_open ON register.transfer USING btree (tenant_id, person_id) WHERE (state = 'applied'::text);
CREATE INDEX transfer_out ON register.transfer USING btree (tenant_id, from_school_id, state, id);
CREATE INDEX transfer_person ON register.transfer USING btree (tenant_id, person_id, id);
create policy tenants on register.transfer using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on register.transfer to tongxue_app;

-- tenant
create table roster.import (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  scope_path text not null,
  scope_tenants uuid[] not null,
  file_sha256 bytea not null,
  file_name text not null,
  file_size bigint not null,
  format text not null,
  state text not null,
  accept text,
  confirmed_ends integer,
  counts jsonb default '{}'::jsonb not null,
  failure jsonb,
  job_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint import_pkey PRIMARY KEY (tenant_id, id),
  constraint import_accept_check CHECK ((accept = ANY (ARRAY['all'::text, 'good-rows'::text]))),
  constraint import_format_check CHECK ((format = ANY (ARRAY['oneroster'::text, 'xlsx'::text, 'csv'::text]))),
  constraint import_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'partly-applied'::text, 'undoing'::text, 'undone'::text, 'failed'::text])))
);
CREATE INDEX import_recent ON roster.import USING btree (tenant_id, created_at DESC, id);
create policy tenants on roster.import using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on roster.import to tongxue_app;

-- tenant
create table roster.import_change (
  tenant_id uuid not null,
  import_id uuid not null,
  seq integer not null,
  target_tenant_id uuid not null,
  changes jsonb not null,
  constraint import_change_pkey PRIMARY KEY (tenant_id, import_id, seq, target_tenant_id),
  constraint import_change_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES roster.import(tenant_id, id)
);
create policy tenants on roster.import_change using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on roster.import_change to tongxue_app;

-- tenant
create table roster.import_issue (
  tenant_id uuid not null,
  import_id uuid not null,
  seq integer not null,
  severity text not null,
  file text not null,
  "row" integer not null,
  "column" text not null,
  value text not null,
  code text not null,
  reason jsonb not null,
  suggestion jsonb,
  constraint import_issue_pkey PRIMARY KEY (tenant_id, import_id, seq),
  constraint import_issue_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'repair'::text]))),
  constraint import_issue_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES roster.import(tenant_id, id)
);
create policy tenants on roster.import_issue using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on roster.import_issue to tongxue_app;

-- tenant
create table services.application (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  item_id uuid not null,
  item_key text not null,
  case_id uuid not null,
  applicant_id uuid not null,
  subject_id uuid,
  organisation_id uuid not null,
  path text not null,
  channel text not null,
  received_by uuid,
  state text not null,
  outcome text,
  submitted_at timestamp with time zone not null,
  due_at timestamp with time zone,
  ended_at timestamp with time zone,
  certificate_id uuid,
  score smallint,
  opinion text,
  scored_at timestamp with time zone,
  constraint application_pkey PRIMARY KEY (tenant_id, id),
  constraint application_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text]))),
  constraint application_score_check CHECK (((score >= 1) AND (score <= 5))),
  constraint application_state_check CHECK ((state = ANY (ARRAY['running'::text, 'completed'::text, 'withdrawn'::text, 'voided'::text])))
);
CREATE UNIQUE INDEX application_case ON services.application USING btree (tenant_id, case_id);
CREATE INDEX application_item ON services.application USING btree (tenant_id, item_key, id);
CREATE UNIQUE INDEX application_number ON services.application USING btree (tenant_id, number);
CREATE INDEX application_office ON services.application USING btree (tenant_id, path, id);
create policy tenants on services.application using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on services.application to tongxue_app;

-- global; distributed by person_id
create table services.application_of (
  person_id uuid not null,
  application_id uuid not null,
  tenant_id uuid not null,
  constraint application_of_pkey PRIMARY KEY (person_id, application_id)
);
grant delete, insert, select, update on services.application_of to tongxue_app;

-- tenant
create table services.grant_entry (
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
  constraint grant_entry_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX grant_case ON services.grant_entry USING btree (tenant_id, case_id);
CREATE INDEX grant_open ON services.grant_entry USING btree (tenant_id, id) WHERE (file_id IS NULL);
create policy tenants on services.grant_entry using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on services.grant_entry to tongxue_app;

-- tenant
create table services.item (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  version integer not null,
  state text not null,
  organisation_id uuid not null,
  path text not null,
  title_zh text not null,
  title_en text not null,
  audience text not null,
  life_event text not null,
  taken_by text not null,
  applies_for text[] not null,
  guide jsonb not null,
  form_id uuid not null,
  procedure_key text not null,
  promised_days integer not null,
  certificate text,
  revision integer default 1 not null,
  updated_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint item_pkey PRIMARY KEY (tenant_id, id),
  constraint item_audience_check CHECK ((audience = ANY (ARRAY['person'::text, 'institution'::text]))),
  constraint item_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint item_taken_by_check CHECK ((taken_by = ANY (ARRAY['bureau'::text, 'school'::text])))
);
CREATE INDEX item_event ON services.item USING btree (tenant_id, state, life_event, key);
CREATE UNIQUE INDEX item_published ON services.item USING btree (tenant_id, key) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX item_version ON services.item USING btree (tenant_id, key, version);
create policy tenants on services.item using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on services.item to tongxue_app;

-- tenant
create table services.question (
  tenant_id uuid not null,
  id uuid not null,
  asker_id uuid not null,
  life_event text not null,
  title text not null,
  content text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  public_title text,
  public_content text,
  is_public boolean default false not null,
  constraint question_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX question_asker ON services.question USING btree (tenant_id, asker_id, id);
CREATE INDEX question_open ON services.question USING btree (tenant_id, id) WHERE (answered_at IS NULL);
CREATE INDEX question_public ON services.question USING btree (tenant_id, life_event, id) WHERE is_public;
create policy tenants on services.question using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on services.question to tongxue_app;

-- tenant
create table space.calendar_entry (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid,
  organisation_id uuid,
  path text,
  title text not null,
  note text,
  place text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  all_day boolean default false not null,
  created_by uuid not null,
  version integer default 1 not null,
  constraint calendar_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_entry_check CHECK ((ends_at >= starts_at))
);
CREATE INDEX calendar_path ON space.calendar_entry USING btree (tenant_id, path, starts_at);
CREATE INDEX calendar_person ON space.calendar_entry USING btree (tenant_id, person_id, starts_at);
create policy tenants on space.calendar_entry using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.calendar_entry to tongxue_app;

-- tenant
create table space.conversation (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject text,
  class_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  last_message_at timestamp with time zone not null,
  last_text text,
  constraint conversation_pkey PRIMARY KEY (tenant_id, id),
  constraint conversation_kind_check CHECK ((kind = ANY (ARRAY['direct'::text, 'class'::text])))
);
create policy tenants on space.conversation using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.conversation to tongxue_app;

-- tenant; by month on sent_at
create table space.message (
  tenant_id uuid not null,
  conversation_id uuid not null,
  sent_at timestamp with time zone not null,
  id uuid not null,
  sender_id uuid not null,
  body text not null,
  constraint message_pkey PRIMARY KEY (tenant_id, conversation_id, sent_at, id)
) partition by range (sent_at);
create policy tenants on space.message using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on space.message to tongxue_app;

-- tenant
create table space.notice (
  tenant_id uuid not null,
  id uuid not null,
  origin_tenant_id uuid not null,
  organisation_id uuid not null,
  path text not null,
  roles text[] default '{}'::text[] not null,
  title text not null,
  body text not null,
  author_id uuid not null,
  author_name text not null,
  publisher text not null,
  must_confirm boolean default false not null,
  is_public boolean default false not null,
  published_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  recipients integer,
  version integer default 1 not null,
  place_name text,
  reminded_at timestamp with time zone,
  reminded integer,
  constraint notice_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX notice_author ON space.notice USING btree (tenant_id, author_id, published_at DESC, id DESC);
CREATE INDEX notice_place ON space.notice USING btree (tenant_id, path, published_at DESC, id DESC);
CREATE INDEX notice_public ON space.notice USING btree (tenant_id, published_at DESC) WHERE is_public;
create policy tenants on space.notice using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.notice to tongxue_app;

-- tenant
create table space.notice_receipt (
  tenant_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint notice_receipt_pkey PRIMARY KEY (tenant_id, notice_id, person_id)
);
create policy tenants on space.notice_receipt using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.notice_receipt to tongxue_app;

-- tenant
create table space.participant (
  tenant_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  last_message_at timestamp with time zone not null,
  last_read_at timestamp with time zone,
  constraint participant_pkey PRIMARY KEY (tenant_id, conversation_id, person_id)
);
CREATE INDEX participant_person ON space.participant USING btree (tenant_id, person_id, last_message_at DESC);
create policy tenants on space.participant using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.participant to tongxue_app;

-- global; distributed by person_id
create table space.preference (
  person_id uuid not null,
  channels jsonb default '{}'::jsonb not null,
  updated_at timestamp with time zone not null,
  constraint preference_pkey PRIMARY KEY (person_id)
);
grant delete, insert, select, update on space.preference to tongxue_app;

-- tenant
create table space.todo (
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
  due_at timestamp with time zone,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  constraint todo_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX todo_person ON space.todo USING btree (tenant_id, person_id, done_at, due_at, id);
CREATE INDEX todo_role ON space.todo USING btree (tenant_id, organisation_id, role, done_at, due_at, id);
CREATE UNIQUE INDEX todo_source ON space.todo USING btree (tenant_id, kind, source_id, COALESCE(person_id, organisation_id));
create policy tenants on space.todo using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on space.todo to tongxue_app;

-- global
create table sso.app (
  id uuid not null,
  vendor_id uuid not null,
  tenant_id uuid not null,
  name text not null,
  application jsonb not null,
  contact text not null,
  review text not null,
  standing text,
  approval jsonb,
  cas_origins text[] default '{}'::text[] not null,
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint app_pkey PRIMARY KEY (id),
  constraint app_review_check CHECK ((review = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'rejected'::text, 'approved'::text]))),
  constraint app_standing_check CHECK ((standing = ANY (ARRAY['active'::text, 'suspended'::text, 'revoked'::text])))
);
CREATE INDEX app_cas_origin ON sso.app USING gin (cas_origins);
CREATE INDEX app_tenant ON sso.app USING btree (tenant_id, review, id);
CREATE INDEX app_vendor ON sso.app USING btree (vendor_id, id);
grant delete, insert, select, update on sso.app to tongxue_app;

-- global; distributed by app_id
create table sso.app_icon (
  app_id uuid not null,
  media_type text not null,
  content bytea not null,
  updated_at timestamp with time zone not null,
  constraint app_icon_pkey PRIMARY KEY (app_id),
  constraint app_icon_media_type_check CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/svg+xml'::text])))
);
grant delete, insert, select, update on sso.app_icon to tongxue_app;

-- global; distributed by app_id
create table sso.app_key (
  app_id uuid not null,
  id uuid not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  constraint app_key_pkey PRIMARY KEY (app_id, id)
);
grant delete, insert, select, update on sso.app_key to tongxue_app;

-- tenant
create table sso.app_review (
  tenant_id uuid not null,
  app_id uuid not null,
  id uuid not null,
  action text not null,
  by_person_id uuid not null,
  at timestamp with time zone not null,
  reason text,
  detail jsonb default '{}'::jsonb not null,
  constraint app_review_pkey PRIMARY KEY (tenant_id, app_id, id),
  constraint app_review_action_check CHECK ((action = ANY (ARRAY['submit'::text, 'withdraw'::text, 'return'::text, 'reject'::text, 'approve'::text, 'suspend'::text, 'resume'::text, 'revoke'::text])))
);
create policy tenants on sso.app_review using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on sso.app_review to tongxue_app;

-- global; distributed by hash
create table sso.cas_ticket (
  hash text not null,
  kind text not null,
  ticket text not null,
  session_id uuid not null,
  person_id uuid not null,
  app_id uuid not null,
  service text not null,
  fresh boolean not null,
  proxies text[] default '{}'::text[] not null,
  authenticated_at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint cas_ticket_pkey PRIMARY KEY (hash),
  constraint cas_ticket_kind_check CHECK ((kind = ANY (ARRAY['ST'::text, 'PT'::text, 'PGT'::text])))
);
CREATE INDEX cas_ticket_expiry ON sso.cas_ticket USING btree (expires_at);
CREATE INDEX cas_ticket_session ON sso.cas_ticket USING btree (session_id);
grant delete, insert, select, update on sso.cas_ticket to tongxue_app;

-- global; distributed by person_id
create table sso.consent (
  person_id uuid not null,
  app_id uuid not null,
  scopes text[] not null,
  remembered boolean not null,
  terms jsonb not null,
  given_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (person_id, app_id)
);
grant delete, insert, select, update on sso.consent to tongxue_app;

-- global; distributed by hash
create table sso.grant_object (
  hash text not null,
  kind text not null,
  grant_id text,
  uid text,
  app_id uuid,
  person_id uuid,
  payload text not null,
  expires_at timestamp with time zone not null,
  consumed_at timestamp with time zone,
  constraint grant_object_pkey PRIMARY KEY (hash)
);
CREATE INDEX grant_object_app ON sso.grant_object USING btree (app_id, person_id) WHERE (app_id IS NOT NULL);
CREATE INDEX grant_object_expiry ON sso.grant_object USING btree (expires_at);
CREATE INDEX grant_object_grant ON sso.grant_object USING btree (grant_id) WHERE (grant_id IS NOT NULL);
CREATE INDEX grant_object_uid ON sso.grant_object USING btree (uid) WHERE (uid IS NOT NULL);
grant delete, insert, select, update on sso.grant_object to tongxue_app;

-- global
create table sso.key (
  id text not null,
  purpose text not null,
  sealed text not null,
  created_at timestamp with time zone not null,
  constraint key_pkey PRIMARY KEY (id),
  constraint key_purpose_check CHECK ((purpose = ANY (ARRAY['RS256'::text, 'ES256'::text, 'subject'::text])))
);
grant delete, insert, select, update on sso.key to tongxue_app;

-- local
create table workflow.alarm (
  at timestamp with time zone not null,
  id uuid not null,
  tenant_id uuid not null,
  kind text not null,
  constraint alarm_pkey PRIMARY KEY (at, id),
  constraint alarm_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'case'::text])))
);
grant delete, insert, select, update on workflow.alarm to tongxue_app;

-- tenant
create table workflow.case (
  tenant_id uuid not null,
  id uuid not null,
  definition_tenant_id uuid not null,
  definition_id uuid not null,
  procedure text not null,
  procedure_version integer not null,
  state text not null,
  outcome text,
  title_zh text not null,
  title_en text not null,
  applicant_id uuid,
  subject_id uuid,
  organisation_id uuid not null,
  path text not null,
  data jsonb not null,
  steps jsonb default '{}'::jsonb not null,
  places jsonb default '{}'::jsonb not null,
  task_tenants uuid[] default '{}'::uuid[] not null,
  sequence integer default 0 not null,
  parent jsonb,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  due_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  warn_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  suspended_at timestamp with time zone,
  version integer default 1 not null,
  constraint case_pkey PRIMARY KEY (tenant_id, id),
  constraint case_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'running'::text, 'suspended'::text, 'completed'::text, 'withdrawn'::text, 'voided'::text])))
);
CREATE INDEX case_applicant ON workflow."case" USING btree (tenant_id, applicant_id, id);
CREATE INDEX case_due ON workflow."case" USING btree (tenant_id, due_at, id) WHERE (ended_at IS NULL);
CREATE INDEX case_path ON workflow."case" USING btree (tenant_id, path);
CREATE INDEX case_procedure ON workflow."case" USING btree (tenant_id, procedure, state, id);
create policy tenants on workflow."case" using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on workflow."case" to tongxue_app;

-- tenant
create table workflow.definition (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  version integer not null,
  state text not null,
  name_zh text not null,
  name_en text not null,
  model jsonb not null,
  form jsonb,
  revision integer default 1 not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint definition_pkey PRIMARY KEY (tenant_id, id),
  constraint definition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint definition_tenant_id_key_version_key UNIQUE (tenant_id, key, version),
  constraint definition_version_check CHECK ((version > 0))
);
create policy tenants on workflow.definition using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on workflow.definition to tongxue_app;

-- tenant
create table workflow.delegation (
  tenant_id uuid not null,
  id uuid not null,
  principal_id uuid not null,
  role text,
  organisation_id uuid,
  deputy_id uuid not null,
  procedure text,
  reason text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delegation_pkey PRIMARY KEY (tenant_id, id),
  constraint delegation_check CHECK ((valid_until > valid_from))
);
CREATE INDEX delegation_deputy ON workflow.delegation USING btree (tenant_id, deputy_id, valid_until);
CREATE INDEX delegation_principal ON workflow.delegation USING btree (tenant_id, principal_id, valid_until);
create policy tenants on workflow.delegation using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on workflow.delegation to tongxue_app;

-- tenant; by month on occurred_at
create table workflow.event (
  tenant_id uuid not null,
  occurred_at timestamp with time zone not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  node text,
  task_id uuid,
  person_id uuid,
  role text,
  organisation_id uuid,
  on_behalf_of uuid,
  choice text,
  comment text,
  detail jsonb,
  constraint event_pkey PRIMARY KEY (tenant_id, occurred_at, id)
) partition by range (occurred_at);
CREATE INDEX event_case ON ONLY workflow.event USING btree (tenant_id, case_id, occurred_at);
create policy tenants on workflow.event using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant insert, select on workflow.event to tongxue_app;

-- reference
create table workflow.holiday (
  day date not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  provisional boolean default false not null,
  updated_at timestamp with time zone not null,
  constraint holiday_pkey PRIMARY KEY (day),
  constraint holiday_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'working-day'::text])))
);
grant delete, insert, select, update on workflow.holiday to tongxue_app;

-- global; distributed by person_id
create table workflow.participation (
  person_id uuid not null,
  tenant_id uuid not null,
  constraint participation_pkey PRIMARY KEY (person_id, tenant_id)
);
grant delete, insert, select, update on workflow.participation to tongxue_app;

-- tenant
create table workflow.task (
  tenant_id uuid not null,
  id uuid not null,
  case_tenant_id uuid not null,
  case_id uuid not null,
  token_id uuid not null,
  node text not null,
  procedure text not null,
  name_zh text not null,
  name_en text not null,
  title_zh text not null,
  title_en text not null,
  doer text not null,
  person_id uuid,
  role text,
  organisation_id uuid,
  state text not null,
  place integer default 0 not null,
  added text,
  added_by uuid,
  anchor_id uuid,
  choice text,
  comment text,
  decided_by uuid,
  on_behalf_of uuid,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  due_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  warn_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  urged_at timestamp with time zone,
  overdue_at timestamp with time zone,
  version integer default 1 not null,
  constraint task_pkey PRIMARY KEY (tenant_id, id),
  constraint task_added_check CHECK ((added = ANY (ARRAY['before'::text, 'after'::text, 'parallel'::text]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'suspended'::text, 'done'::text, 'withdrawn'::text])))
);
CREATE INDEX task_case ON workflow.task USING btree (tenant_id, case_id);
CREATE INDEX task_done ON workflow.task USING btree (tenant_id, decided_by, ended_at DESC, id) WHERE (state = 'done'::text);
CREATE INDEX task_open ON workflow.task USING btree (tenant_id, doer, due_at, id) WHERE (state = 'open'::text);
create policy tenants on workflow.task using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on workflow.task to tongxue_app;

-- tenant
create table workflow.token (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  node text not null,
  sequence integer not null,
  state text not null,
  came_by text,
  carries text,
  trail jsonb not null,
  previous uuid[] not null,
  returns_to jsonb,
  wake_at timestamp with time zone,
  attempts integer default 0 not null,
  failure jsonb,
  child jsonb,
  arrived_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint token_pkey PRIMARY KEY (tenant_id, id),
  constraint token_state_check CHECK ((state = ANY (ARRAY['live'::text, 'done'::text, 'withdrawn'::text]))),
  constraint token_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES workflow."case"(tenant_id, id)
);
CREATE INDEX token_case ON workflow.token USING btree (tenant_id, case_id);
create policy tenants on workflow.token using (tenant_id = ANY ((NULLIF(current_setting('app.tenants'::text, true), ''::text))::uuid[]));
grant delete, insert, select, update on workflow.token to tongxue_app;
