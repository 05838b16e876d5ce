import type { PersonActor } from '#platform/ctx.ts';
import { personActor, type TestApp } from '#platform/testing/app.ts';
import { grantFor, type RoleCode, rolesOf } from './index.ts';

/** A person signed in with one of the roles that it holds; the weightiest unless told. */
export async function actorOf(app: TestApp, person: { id: string }, role?: RoleCode): Promise<PersonActor> {
  const held = (await rolesOf(app.system(), person.id)).find((one) => !role || one.role === role);
  const grant = held && (await grantFor(app.system(), person.id, held.assignmentId));
  if (!grant) throw new Error(`the person does not hold the role ${role ?? '(any)'}`);
  return { ...personActor({ personId: person.id }), grant };
}
