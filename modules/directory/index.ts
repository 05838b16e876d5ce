import { defineModule } from '#platform/module.ts';
import './directory.errors.ts';
import { guardianshipRoutes } from './guardianship.routes.ts';
import { organisationRoutes } from './organisation.routes.ts';
import { permissions } from './permission.policy.ts';
import { personRoutes } from './person.routes.ts';
import { fillReference } from './region.service.ts';
import { registryRoutes } from './registry.routes.ts';
import { roleRoutes } from './role.routes.ts';

/** Who there is: regions, organisations, people, and who belongs where, with history. */
export const directory = defineModule({
  name: 'directory',
  permissions,
  routes: [...organisationRoutes, ...personRoutes, ...guardianshipRoutes, ...roleRoutes, ...registryRoutes],
  start: fillReference,
});

export { audienceOf, reachOf } from './audience.service.ts';
export type * from './bulk.schema.ts';
export { applyRoster, matchOrganisations, matchPeople } from './bulk.service.ts';
export {
  type ClassClosure,
  classesWithHead,
  closeClasses,
  reopenClasses,
  schoolOf,
} from './class-closure.service.ts';
export { type ClassRoster, rosterOf } from './class-roster.service.ts';
export {
  ageOfOwnConsent,
  ageOn,
  type ConsentPurpose,
  type ConsentTerms,
  consentPurposes,
} from './consent.policy.ts';
export { consentFor } from './consent.service.ts';
export { areColleagues, classesOf, colleaguesOf, type Duty } from './duty.service.ts';
export type {
  EnrolmentChanges,
  EnrolmentEnd,
  EnrolmentRecord,
  EnrolmentStart,
  LeavingStatus,
  StatusFilter,
} from './enrolment-change.schema.ts';
export {
  changeEnrolments,
  enrolmentsOfPeople,
  lastingEnrolments,
  revertEnrolments,
  type Standing,
  schoolPupils,
  settleEnrolments,
  standingsAt,
} from './enrolment-change.service.ts';
export {
  type EnrolmentFilter,
  type ExchangeEnrolment,
  type ExchangeOrganisation,
  type ExchangePerson,
  type ExchangeScope,
  type ExchangeTeaching,
  exchangeCounts,
  exchangeEnrolments,
  exchangeOrganisations,
  exchangePeople,
  exchangeTeachings,
  type OrganisationFilter,
  type PeopleFilter,
  type Stretch,
  type TeachingFilter,
} from './exchange.service.ts';
export {
  type Child,
  childrenOf,
  type Guardian,
  guardiansOf,
  isGuardianOf,
  type Relation,
} from './guardianship.service.ts';
export { type Headcount, headcountsOf, recount, recountAll } from './headcount.service.ts';
export { canonicalIdentifier, type LookupType } from './identifier.policy.ts';
export {
  affiliatedBelow,
  type CodedOrganisation,
  type CurrentTerm,
  currentEnrolments,
  currentTerm,
  membershipsOf,
  organisationCodes,
  organisationsBelow,
  type PersonMemberships,
  type Term,
  termsOf,
} from './membership.service.ts';
export { type Organisation, type OrganisationKind, organisationKinds } from './organisation.schema.ts';
export {
  getOrganisation,
  organisationsByIds,
  searchOrganisations,
  searchPublicSchools,
} from './organisation.service.ts';
export {
  type Contact,
  type Identifier,
  type IdentifierType,
  identifierNames,
  identifierTypes,
  type PersonInput,
  type PersonSummary,
  type Sex,
} from './person.schema.ts';
export { findPersonByIdentifier, peopleByIds } from './person.service.ts';
export { claimIdentifiers, createPerson, updatePerson } from './person-edit.service.ts';
export { searchPeople } from './person-search.service.ts';
export { ancestorPaths, endOfPath, isAtOrBelow, pathBelow } from './place.policy.ts';
export {
  findPost,
  findRole,
  type HeldRole,
  type Home,
  noPath,
  type PostCode,
  posts,
  type RoleCode,
  roles,
  separatedAdministrators,
} from './role.policy.ts';
export { grantFor, rolesOf } from './role.service.ts';
export { revertRoster } from './roster-revert.service.ts';
export { createTenant, type Tenant, type TenantInput, tenantsOf } from './tenant.service.ts';
