import type { Facts } from './feel.ts';
import type { Case } from './state.ts';

/**
 * What expressions may name:
 * `data` – the form; `applicant.personId`; `case.id`, `.procedure`, `.tenantId`, `.organisationId`, `.subjectId`,
 * `.startedAt`, `.title`; `steps.<node>.outcome`, `.by`, `.at` of steps decided so far; `outcome` of the step just left.
 */
export function factsOf(theCase: Case, outcome: string | null): Facts {
  return {
    data: theCase.data,
    applicant: { personId: theCase.applicantId },
    case: {
      id: theCase.id,
      procedure: theCase.procedure,
      tenantId: theCase.tenantId,
      organisationId: theCase.organisationId,
      subjectId: theCase.subjectId,
      startedAt: theCase.startedAt.toISOString(),
      title: theCase.title.zh,
    },
    steps: theCase.steps,
    outcome,
  };
}
