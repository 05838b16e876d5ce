import { defineModule } from '#platform/module.ts';
import './certificate.errors.ts';
import { certificateRoutes } from './certificate.routes.ts';
import { permissions } from './permission.policy.ts';
import { allSealRoutes } from './seal.routes.ts';
import { signingJob } from './signing.service.ts';
import { templateRoutes } from './template.routes.ts';
import { verificationRoutes } from './verification.routes.ts';

/** 电子证照与电子印章: certificates under a seal that two people release, and whoever doubts one may check it. */
export const certificates = defineModule({
  name: 'certificates',
  permissions,
  routes: [...templateRoutes, ...allSealRoutes, ...certificateRoutes, ...verificationRoutes],
  jobs: [signingJob],
});

export { issueBatch, issueCertificate } from './issue.service.ts';
export { addSampleCertificates } from './sample.service.ts';
export { sampleTemplates } from './sample-templates.ts';
export { installTemplate } from './template.service.ts';
