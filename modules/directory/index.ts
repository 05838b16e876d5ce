import { defineModule } from '#platform/module.ts';
import './datum.service.ts';
import './directory.errors.ts';
import { guardianshipRoutes } from './guardianship.routes.ts';
import { organisationRoutes } from './organisation.routes.ts';
import { permissions } from './permission.policy.ts';
import { personRoutes } from './person.routes.ts';
import { registryRoutes } from './registry.routes.ts';
import { roleRoutes } from './role.routes.ts';

/** Who there is: regions, organisations, people, and who belongs where, with history. */
export const directory = defineModule({
  name: 'directory',
  permissions,
  routes: [...organisationRoutes, ...personRoutes, ...guardianshipRoutes, ...roleRoutes, ...registryRoutes],
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
export { rosterOf } from './class-roster.service.ts';
export { areColleagues, classesOf, colleaguesOf } from './duty.service.ts';
export type {
  EnrolmentChanges,
  EnrolmentRecord,
  EnrolmentStart,
  LeavingStatus,
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
  type PeopleFilter,
  type Stretch,
  type TeachingFilter,
} from './exchange.service.ts';
export {
  type Child,
  childrenOf,
  guardiansOf,
  isGuardianOf,
  pupilPlaces,
  type Relation,
} from './guardianship.service.ts';
export { startGuardianship } from './guardianship-edit.service.ts';
export { headcountsOf, recount, recountAll } from './headcount.service.ts';

export {
  affiliatedBelow,
  type CodedOrganisation,
  currentEnrolments,
  currentTerm,
  membershipsOf,
  organisationCodes,
  organisationsBelow,
  type PersonMemberships,
  type Term,
  termsOf,
} from './membership.service.ts';
export type { Organisation } from './organisation.schema.ts';
export {
  getOrganisation,
  organisationsByIds,
  searchPublicSchools,
} from './organisation.service.ts';
export type {
  Identifier,
  PersonInput,
  PersonSummary,
} from './person.schema.ts';
export { findPersonByIdentifier, isSeen, peopleByIds, recordsOf } from './person.service.ts';

export { searchPeople } from './person-search.service.ts';
export { ancestorPaths } from './place.policy.ts';
export {
  findPost,
  findRole,
  type HeldRole,
  noPath,
  posts,
  type RoleCode,
  roles,
  separatedAdministrators,
} from './role.policy.ts';
export { grantFor, holdersOf, personWithRoles, rolesOf, toGrant } from './role.service.ts';
export type { LookupHashes } from './roster-people.service.ts';
export { revertRoster } from './roster-revert.service.ts';
export { createTenant, type Tenant, type TenantInput, tenantsOf } from './tenant.service.ts';
