import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const id = z.uuid();
const counts = z.object({ counts: z.record(z.string(), z.number().int()) });

/** Part of a roster landed or was taken back: how many rows of each kind. */
export const rosterApplied = defineEvent('directory.roster.applied', counts);
export const rosterReverted = defineEvent('directory.roster.reverted', counts);

const organisation = z.object({ organisationId: id });
export const organisationCreated = defineEvent('directory.organisation.created', organisation);
export const organisationUpdated = defineEvent('directory.organisation.updated', organisation);
export const organisationMoved = defineEvent(
  'directory.organisation.moved',
  organisation.extend({ fromParentId: id.nullable(), toParentId: id }),
);
export const organisationClosed = defineEvent(
  'directory.organisation.closed',
  organisation.extend({ mergedIntoId: id.nullable() }),
);

export const organisationReopened = defineEvent('directory.organisation.reopened', organisation);

const person = z.object({ personId: id });
export const personCreated = defineEvent('directory.person.created', person);
export const personUpdated = defineEvent('directory.person.updated', person);

/** Two records of one human became one, or two again. Holders of rows by person id move them. */
const merge = z.object({ mergeId: id, keptId: id, mergedId: id });
export const personMerged = defineEvent('directory.person.merged', merge);
export const personUnmerged = defineEvent('directory.person.unmerged', merge);

const posting = person.extend({ postingId: id, organisationId: id });
export const postingStarted = defineEvent('directory.posting.started', posting);
export const postingEnded = defineEvent('directory.posting.ended', posting);

const teaching = person.extend({ teachingId: id, classId: id });
export const teachingStarted = defineEvent('directory.teaching.started', teaching);
export const teachingEnded = defineEvent('directory.teaching.ended', teaching);

const guardianship = z.object({ guardianshipId: id, guardianId: id, childId: id });
export const guardianshipStarted = defineEvent('directory.guardianship.started', guardianship);
export const guardianshipEnded = defineEvent('directory.guardianship.ended', guardianship);

const role = person.extend({ assignmentId: id, role: z.string(), organisationId: id });
export const roleGranted = defineEvent('directory.role.granted', role);
export const roleRevoked = defineEvent('directory.role.revoked', role);
