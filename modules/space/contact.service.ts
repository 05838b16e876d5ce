import {
  areColleagues,
  childrenOf,
  classesOf,
  colleaguesOf,
  guardiansOf,
  type PersonSummary,
  rosterOf,
} from '#modules/directory/index.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';

export type Contact = {
  person: PersonSummary;
  relation: 'colleague' | 'teacher' | 'pupil' | 'guardian';
  about: string;
};

const mostContacts = 300;
const familyRoles = new Set(['pupil', 'guardian']);

/**
 * With whom the actor may exchange messages in its chosen role: a teacher with colleagues and with the pupils and
 * guardians of its classes; a pupil and a guardian with the teachers of the class. Never strangers.
 */
export async function contactsOf(ctx: Ctx): Promise<Contact[]> {
  const { personId, grant } = personOf(ctx);
  if (!grant) return [];
  const classIds = await classIdsOf(ctx);
  const contacts = new Map<string, Contact>();
  const add = (contact: Contact) => {
    if (contact.person.id !== personId && contacts.size < mostContacts)
      contacts.set(contact.person.id, contact);
  };
  const family = familyRoles.has(grant.role);
  for (const { id, name } of classIds) {
    const roster = await rosterOf(ctx, id);
    for (const { person } of roster.teachers)
      add({ person, relation: family ? 'teacher' : 'colleague', about: name });
    if (family) continue;
    for (const { person } of roster.pupils) add({ person, relation: 'pupil', about: name });
  }
  if (!family)
    for (const person of await colleaguesOf(ctx, personId, mostContacts))
      add({ person, relation: 'colleague', about: '' });
  return [...contacts.values()];
}

async function classIdsOf(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const { personId, grant } = personOf(ctx);
  if (grant?.role === 'guardian') {
    const children = await childrenOf(ctx, personId);
    return children.flatMap((child) => child.enrolments.flatMap((enrolment) => enrolment.class ?? []));
  }
  if (grant?.role === 'pupil') return [{ id: grant.organisationId, name: '' }];
  return (await classesOf(ctx, personId)).map((room) => ({ id: room.id, name: room.name }));
}

/** Whether the actor may write to a person: a contact, a guardian of a pupil that it teaches, or a colleague. */
export async function mayWriteTo(ctx: Ctx, otherId: string): Promise<boolean> {
  const contacts = await contactsOf(ctx);
  if (contacts.some((contact) => contact.person.id === otherId)) return true;
  const { personId, grant } = personOf(ctx);
  if (!grant || familyRoles.has(grant.role)) return false;
  if (await areColleagues(ctx, personId, otherId)) return true;
  const pupils = new Set(
    contacts.filter((contact) => contact.relation === 'pupil').map((contact) => contact.person.id),
  );
  const children = await childrenOf(ctx, otherId);
  return children.some((child) => pupils.has(child.person.id));
}

/** The guardians of a pupil that the actor teaches. */
export async function familyOf(ctx: Ctx, pupilId: string): Promise<Contact[]> {
  const pupil = (await contactsOf(ctx)).find(
    (contact) => contact.person.id === pupilId && contact.relation === 'pupil',
  );
  if (!pupil) return [];
  const guardians = await guardiansOf(ctx, pupilId);
  return guardians.map(({ person }) => ({ person, relation: 'guardian', about: pupil.person.name }));
}
