import { z } from 'zod';
import type { Draft, Principal, Who } from './draft.ts';
import { Unknown } from './env.ts';
import { factsOf } from './facts.ts';
import { evaluateFeel } from './feel.ts';
import type { Assignment, Place } from './model.ts';
import { type Doer, doerKey, type OrganisationRef, type Task } from './state.ts';
import { nodeError } from './workflow.errors.ts';

const mostDoers = 50;

const named = z.union([
  z.strictObject({ personId: z.uuid() }),
  z.strictObject({ role: z.string().min(1).max(60), organisationId: z.uuid(), tenantId: z.uuid() }),
]);

/**
 * The doers that a node names, each once.
 * @throws PlatformError `workflow.nobody`, `workflow.place-unknown`, `workflow.expression`
 */
export function resolveDoers(
  draft: Draft,
  node: string,
  assignments: readonly Assignment[],
  outcome: string | null,
): Doer[] {
  const doers = new Map<string, Doer>();
  for (const assignment of assignments)
    for (const doer of doersOf(draft, node, assignment, outcome)) doers.set(doerKey(doer), doer);
  if (doers.size === 0 || doers.size > mostDoers) throw nodeError('workflow.nobody', nodeName(draft, node));
  return [...doers.values()];
}

export const nodeName = (draft: Draft, id: string) => draft.compiled.node(id).name.zh || id;

function doersOf(draft: Draft, node: string, assignment: Assignment, outcome: string | null): Doer[] {
  switch (assignment.by) {
    case 'person':
      return [{ personId: assignment.personId }];
    case 'applicant': {
      const { applicantId } = draft.case;
      return applicantId ? [{ personId: applicantId }] : [];
    }
    case 'role':
      return [{ role: assignment.role, ...placeOf(draft, node, assignment.at) }];
    case 'expression': {
      const value = evaluateFeel(assignment.feel, factsOf(draft.case, outcome), nodeName(draft, node));
      const found = z.array(named).safeParse(Array.isArray(value) ? value : value === null ? [] : [value]);
      if (found.success) return found.data;
      throw nodeError('workflow.expression', nodeName(draft, node), {
        expression: assignment.feel,
        problem: 'it must yield {personId} or {role, organisationId, tenantId}, or a list of them',
      });
    }
  }
}

function placeOf(draft: Draft, node: string, place: Place): OrganisationRef {
  if ('organisationId' in place) return { organisationId: place.organisationId, tenantId: place.tenantId };
  const { from } = place;
  if (from === 'case.organisation')
    return { organisationId: draft.case.organisationId, tenantId: draft.case.tenantId };
  const kept = draft.case.places[from];
  if (kept) return kept;
  const found = draft.env.places.get(from);
  if (found === undefined) throw new Unknown({ place: from });
  if (found === null) throw nodeError('workflow.place-unknown', nodeName(draft, node), { place: from });
  draft.case = { ...draft.case, places: { ...draft.case.places, [from]: found } };
  return found;
}

const covers = (principal: Principal, procedure: string) =>
  principal.procedure === null || principal.procedure === procedure;

/** As whom somebody may do a task: itself, or a principal whose deputy it is; undefined when it is not theirs. */
export function doesAs(
  who: Who,
  task: Pick<Task, 'doer'>,
  procedure: string,
): { onBehalfOf: string | null } | undefined {
  const { doer } = task;
  const fits = (one: { personId: string | null; role: string | null; organisationId: string | null }) =>
    'personId' in doer
      ? one.personId === doer.personId
      : one.role === doer.role && one.organisationId === doer.organisationId;
  if (fits(who)) return { onBehalfOf: null };
  const principal = who.principals.find((each) => covers(each, procedure) && fits(each));
  return principal && { onBehalfOf: principal.personId };
}
