import type { Organisation } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildPupil } from '#modules/directory/person.factory.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { PersonActor } from '#platform/ctx.ts';
import type { KeyAlgorithm } from '#platform/pades/key-pair.ts';
import { personActor, type TestApp } from '#platform/testing/app.ts';
import { installTemplate } from './index.ts';
import { sampleTemplates } from './sample-templates.ts';
import { signReleased } from './signing.service.ts';
import type { TemplateContent } from './template.schema.ts';

export type Institution = {
  school: Organisation;
  registrar: PersonActor;
  principal: PersonActor;
  pupil: { id: string; name: string };
};

/** A school with a seal, a registrar who asks, a principal who releases, and a pupil. */
export async function buildInstitution(
  app: TestApp,
  {
    algorithm = 'ecdsa-p256',
    template = {},
  }: { algorithm?: KeyAlgorithm; template?: Partial<TemplateContent> } = {},
): Promise<Institution> {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const room = await buildClass(app, { school });
  const pupil = await buildPupil(app, { inClass: room, name: '马小丰' });
  const at = { tenantId: tenant.id, organisationId: school.id, path: school.path };
  const institution = {
    school,
    registrar: personActor({ role: 'school-registrar', ...at }),
    principal: personActor({ role: 'principal', ...at }),
    pupil,
  };
  await installTemplate(app.system(tenant.id), {
    tenantId: tenant.id,
    organisation: { id: tenant.organisationId, path: tenant.path },
    key: 'enrolment-proof',
    content: { ...(sampleTemplates['enrolment-proof'] as TemplateContent), ...template },
  });
  const made = await app.request({
    method: 'POST',
    url: '/api/certificates/seals',
    as: institution.principal,
    payload: { organisationId: school.id, algorithm },
  });
  if (made.status !== 201) throw new Error(`no seal: ${made.body}`);
  return institution;
}

/** A request by the registrar, not decided yet. */
export async function buildRequest(
  app: TestApp,
  { school, registrar, pupil }: Institution,
): Promise<{ id: string; certificates: { id: string }[] }> {
  const { items } = (
    await app.request({ method: 'GET', url: '/api/certificates/templates', as: registrar })
  ).json();
  const asked = await app.request({
    method: 'POST',
    url: '/api/certificates/releases',
    as: registrar,
    payload: {
      templateId: items[0].id,
      organisationId: school.id,
      reason: '办理居住证',
      documents: [{ holderId: pupil.id }],
    },
  });
  if (asked.status !== 201) throw new Error(`no request: ${asked.body}`);
  return asked.json();
}

export type Issued = { id: string; code: string; pdf: Buffer };

/** A certificate through both people's hands, with its file and its code. */
export async function buildIssued(app: TestApp, institution: Institution): Promise<Issued> {
  const { school, principal, pupil } = institution;
  const request = await buildRequest(app, institution);
  const decided = await app.request({
    method: 'POST',
    url: `/api/certificates/releases/${request.id}/decision`,
    as: principal,
    payload: { decision: 'release' },
  });
  if (decided.status !== 200) throw new Error(`not released: ${decided.body}`);
  const { tenantId } = school;
  // What the worker does, under the job's own id.
  const { jobId } = decided.json<{ jobId: string }>();
  await signReleased(app.system(tenantId), { tenantId, releaseId: request.id, jobId });
  const id = request.certificates[0]?.id as string;
  const holder = personActor({ personId: pupil.id });
  const [shown, file] = await Promise.all([
    app.request({ method: 'GET', url: `/api/certificates/wallet/${id}`, as: holder }),
    app.request({ method: 'GET', url: `/api/certificates/wallet/${id}/file`, as: holder }),
  ]);
  const url = shown.json<{ url: string }>().url;
  return { id, code: url.slice(url.lastIndexOf('/') + 1), pdf: file.bytes };
}

/** Brings a file to the public page, as a stranger. */
export function verifyUpload(app: TestApp, file: Buffer) {
  const boundary = `b${uuidv7()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  return app.request({
    method: 'POST',
    url: '/api/certificates/verifications',
    remoteAddress: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}
