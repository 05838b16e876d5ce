import { z } from 'zod';
import { issueCertificate } from '#modules/certificates/index.ts';
import { type ActionDefinition, defineAction } from '#platform/workflow/index.ts';

/** 签发证明: asks for the certificate in the name of who approved; it is sealed when a second person released the seal. */
export const issueAction: ActionDefinition = defineAction({
  name: 'services.certificate.issue',
  input: z.object({
    template: z.string().min(1).max(80),
    holder: z.uuid(),
    approvedBy: z.uuid(),
  }),
  async run(ctx, { template, holder, approvedBy }, { tenantId, organisationId, caseId }) {
    const { certificateId } = await issueCertificate(ctx, {
      tenantId,
      templateKey: template,
      organisationId,
      holder: { kind: 'person', id: holder },
      fields: {},
      reason: '网上办事签发 / issued by a service',
      source: { kind: 'workflow.case', id: caseId },
      requestedBy: approvedBy,
    });
    return { certificateId };
  },
});
