import type { paths } from '#web/api/schema.gen.ts';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Organisation = Answer<'/api/directory/organisations'>['items'][number];
export type OrganisationDetail = Answer<'/api/directory/organisations/{id}'>;
export type OrganisationKind = Organisation['kind'];
export type PersonFound = Answer<'/api/directory/people'>['items'][number];
export type PersonDetail = Answer<'/api/directory/people/{id}'>;
export type PersonKind = PersonFound['affiliations'][number]['kind'];
export type Merge = Answer<'/api/directory/people/{id}/merges'>['items'][number];
export type Roster = Answer<'/api/directory/classes/{id}/roster'>;
export type Child = Answer<'/api/directory/children'>['items'][number];
export type Consent = Answer<'/api/guardians/children/{id}/consents'>['items'][number];
export type ConsentPurpose = Answer<'/api/guardians/consent-purposes'>['items'][number];
export type RoleAssignment = Answer<'/api/directory/role-assignments'>['items'][number];
export type IssuedCode =
  paths['/api/guardians/pairing-codes']['post']['responses'][201]['content']['application/json']['codes'][number];
