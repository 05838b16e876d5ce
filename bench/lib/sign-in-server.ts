// The server of the sign-in benchmark, a process of its own: one county, teachers with accounts, one app that they trust.

import { modules } from '#modules';
import { applyRoster, createTenant } from '#modules/directory/index.ts';
import { openDemoAccounts } from '#modules/identity/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { permissionsOf } from '#platform/auth/permissions.ts';
import { boot } from '#platform/boot.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { readConfig } from '#platform/config.ts';
import type { Actor, Ctx } from '#platform/ctx.ts';
import type { Ready } from '../sign-in.ts';

const people = Number(process.env.BENCH_PEOPLE);
const password = 'Bridge-over-Daxia-7';
const redirectUri = 'https://bench.example.cn/callback';

const actors = new Map<string, Actor>();
const entrance = {
  name: 'bench',
  authenticate: async (_ctx: Ctx, { bearer }: { bearer: string | undefined }) =>
    bearer ? actors.get(bearer) : undefined,
};
const app = await boot(readConfig(), [entrance, ...modules], () => undefined);

const [tenantId, organisationId] = [uuidv7(), uuidv7()];
const system = dangerouslyAsSystem(app.context({ kind: 'anonymous' }, []), 'bench', [tenantId]);
const since = '2020-09-01';
await createTenant(system, {
  id: tenantId,
  organisationId,
  name: '基准县教育局',
  kind: 'county',
  validFrom: since,
});
const path = `${organisationId.slice(-12)}.`;
const schoolId = uuidv7();
const teachers = Array.from({ length: people }, () => uuidv7());
await applyRoster(system, tenantId, {
  organisations: [
    {
      id: schoolId,
      parentId: organisationId,
      kind: 'school',
      schoolType: 'primary',
      name: '基准小学',
      validFrom: since,
    },
  ],
  people: teachers.map((id) => ({ id, name: '马建华', sex: 'male', birthDate: '1985-05-05' })),
  postings: teachers.map((personId) => ({
    id: uuidv7(),
    personId,
    organisationId: schoolId,
    post: 'teacher',
    validFrom: since,
  })),
});
const names = await openDemoAccounts(system, teachers, password);

/** Acts as somebody of the bureau, past sign-in: to set up the app. */
async function ask<T>(role: string, url: string, body?: object): Promise<T> {
  const personId = '01900000-0000-7000-8000-000000000001';
  const grant = {
    assignmentId: personId,
    role,
    tenantId,
    organisationId,
    path,
    tenants: [tenantId],
    permissions: permissionsOf(role),
  };
  actors.set('bench', {
    kind: 'person',
    personId,
    accountId: personId,
    sessionId: personId,
    grant,
    strong: true,
    mustDo: [],
  });
  const headers = { authorization: 'Bearer bench' };
  const answer = await app.server.inject({ method: 'POST', url, headers, ...(body && { payload: body }) });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
  return answer.json() as T;
}

const application = {
  name: '基准应用',
  summary: '基准',
  unit: '基准',
  purpose: '基准',
  storage: '基准',
  clientType: 'web',
  redirectUris: [redirectUri],
  scopes: ['openid', 'profile'],
};
const contact = { person: '基准', phone: '13800138000', mail: 'bench@example.cn' };
const { id: clientId } = await ask<{ id: string }>('vendor', '/api/sso/apps', {
  tenantId,
  application,
  contact,
});
await ask('vendor', `/api/sso/apps/${clientId}/submit`);
const decision = { action: 'approve', scopes: application.scopes, roles: [], trusted: true };
await ask('bureau-technician', `/api/sso/apps/${clientId}/decision`, decision);
const { secret } = await ask<{ secret: string }>('vendor', `/api/sso/apps/${clientId}/keys`);

const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ url, clientId, secret, redirectUri, password, names: [...names.values()] } satisfies Ready);
process.once('message', async () => {
  await app.close();
  process.exit(0);
});
