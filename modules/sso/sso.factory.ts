import { modules } from '#modules';
import { applyRoster, createTenant, type PersonInput, tenantsOf } from '#modules/directory/index.ts';
import { openDemoAccounts } from '#modules/identity/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp, personActor, type TestApp } from '#platform/testing/app.ts';
import { type Browser, openBrowser } from '#platform/testing/browser.ts';
import type { Application } from './app.schema.ts';

const password = 'Bamboo-Bridge-42';

export type Bureau = {
  tenantId: string;
  organisationId: string;
  path: string;
  schoolId: string;
  classId: string;
};

/** A county bureau with one school and one class. */
export async function buildBureau(app: TestApp, name: string, parentId?: string): Promise<Bureau> {
  const [tenantId, organisationId, schoolId, classId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const system = app.system(tenantId);
  await createTenant(system, {
    id: tenantId,
    organisationId,
    name,
    kind: 'county',
    parentId,
    validFrom: '2020-01-01',
  });
  const path = (await tenantsOf(system)).find(({ id }) => id === tenantId)?.path ?? '';
  const base = { validFrom: '2020-01-01' };
  await applyRoster(system, tenantId, {
    organisations: [
      {
        ...base,
        id: schoolId,
        parentId: organisationId,
        kind: 'school',
        schoolType: 'primary',
        name: `${name}第一小学`,
      },
      { ...base, id: classId, parentId: schoolId, kind: 'class', name: '三年级1班' },
    ],
  });
  return { tenantId, organisationId, path, schoolId, classId };
}

export type BuiltPerson = { id: string; loginName: string; name: string };

type PersonOptions = { post?: string; pupil?: boolean; birthDate?: string; name?: string };

/** Somebody with an account that opens with `password`. */
export async function buildPerson(
  app: TestApp,
  bureau: Bureau,
  { post, pupil, birthDate, name = '马晓梅' }: PersonOptions = {},
): Promise<BuiltPerson> {
  const id = uuidv7();
  const person: PersonInput = { id, name, sex: 'female', birthDate };
  const system = app.system(bureau.tenantId);
  const isOfBureau = post?.startsWith('media') || post === 'app-vendor' || post === 'officer';
  const organisationId = isOfBureau ? bureau.organisationId : bureau.schoolId;
  await applyRoster(system, bureau.tenantId, {
    people: [person],
    postings: post ? [{ id: uuidv7(), personId: id, organisationId, post, validFrom: '2020-01-01' }] : [],
    enrolments: pupil
      ? [
          {
            id: uuidv7(),
            personId: id,
            schoolId: bureau.schoolId,
            classId: bureau.classId,
            status: 'active',
            validFrom: '2020-01-01',
          },
        ]
      : [],
  });
  const names = await openDemoAccounts(system, [id], password);
  return { id, loginName: names.get(id) as string, name };
}

export const buildApplication = (changes: Partial<Application> = {}): Application => ({
  name: '课堂练习',
  summary: '随堂练习与批改',
  unit: '临夏智学科技有限公司',
  purpose: '为教师和学生提供随堂练习',
  storage: '存放于甘肃省政务云，保存至学年结束后三个月',
  icp: '陇ICP备2026000001号',
  protectionLevel: '3',
  clientType: 'web',
  startUrl: 'https://exercise.example.cn/',
  redirectUris: ['https://exercise.example.cn/callback'],
  postLogoutRedirectUris: ['https://exercise.example.cn/bye'],
  backchannelLogoutUri: '',
  casServices: [],
  scopes: ['openid', 'profile', 'roles', 'organisation', 'offline_access'],
  roles: [],
  secretIn: 'header',
  idTokenAlgorithm: 'RS256',
  pairwise: false,
  ...changes,
});

export const contact = { person: '李建国', phone: '13800138000', mail: 'li@example.cn' };

export type BuiltApp = { id: string; secret: string };

/** An app that went all the way: applied for, handed in, approved, with a key unless it is native. */
export async function buildApp(
  app: TestApp,
  bureau: Bureau,
  changes: Partial<Application> = {},
  { trusted = false, roles = [] as string[] } = {},
): Promise<BuiltApp> {
  const vendor = personActor();
  const technician = reviewer(bureau);
  const application = buildApplication(changes);
  const created = await app.request({
    method: 'POST',
    url: '/api/sso/apps',
    payload: { tenantId: bureau.tenantId, application, contact },
    as: vendor,
  });
  const id = created.json().id as string;
  const submitted = await app.request({ method: 'POST', url: `/api/sso/apps/${id}/submit`, as: vendor });
  if (submitted.status !== 200) throw new Error(submitted.body);
  const approved = await app.request({
    method: 'POST',
    url: `/api/sso/apps/${id}/decision`,
    payload: { action: 'approve', scopes: application.scopes, roles, trusted },
    as: technician,
  });
  if (approved.status !== 200) throw new Error(approved.body);
  if (application.clientType === 'native') return { id, secret: '' };
  const key = await app.request({ method: 'POST', url: `/api/sso/apps/${id}/keys`, as: vendor });
  return { id, secret: key.json().secret };
}

export const reviewer = ({ tenantId, path, organisationId }: Bureau) =>
  personActor({ role: 'bureau-technician', tenantId, path, organisationId });

export type Served = { app: TestApp; origin: string };

/** The whole platform, listening on a port of this machine; with `worker`, events are delivered too. */
export async function serve({ worker = false } = {}): Promise<Served> {
  const app = await createTestApp(modules, { roles: worker ? ['web', 'worker'] : ['web'] });
  const origin = await app.server.listen({ port: 0, host: '127.0.0.1' });
  return { app, origin };
}

/** A browser in which somebody has signed in on the platform's own page. */
export async function signIn(
  origin: string,
  { loginName }: { loginName: string },
  browser = openBrowser(origin),
): Promise<Browser> {
  const response = await browser.send('/api/identity/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: loginName, password }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  return browser;
}

/** Does what the consent page does: looks at what a sign-in request waits for, agrees, and goes on. */
export async function passInteractions(browser: Browser, start: { response: Response; url: URL }) {
  let { response, url } = start;
  for (let steps = 0; steps < 4 && url.pathname.startsWith('/consent/'); steps++) {
    const uid = url.pathname.slice('/consent/'.length);
    const view = await browser.send(`/api/sso/interactions/${uid}`);
    const body = (await view.json()) as { state?: string; url?: string };
    let next = body.url;
    if (body.state === 'consent') {
      const agreed = await browser.send(`/api/sso/interactions/${uid}/agree`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url.origin },
        body: JSON.stringify({ remember: true }),
      });
      next = ((await agreed.json()) as { url?: string }).url;
    }
    if (!next) throw new Error(`stuck at ${JSON.stringify(body)}`);
    ({ response, url } = await browser.follow(next));
  }
  return { response, url };
}
