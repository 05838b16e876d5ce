// The server of the enrolment rush, a process of its own: the whole product, a county with one open plan, and guardians
// who are signed in already.

import { modules } from '#modules';
import { applyRoster, createTenant } from '#modules/directory/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { permissionsOf } from '#platform/auth/permissions.ts';
import { boot } from '#platform/boot.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { readConfig } from '#platform/config.ts';
import type { Actor, Grant } from '#platform/ctx.ts';
import { defineModule } from '#platform/module.ts';
import type { EnrolmentReady } from '../enrolment-rush.ts';

const families = Number(process.env.BENCH_FAMILIES ?? 200);
const actors = new Map<string, Actor>();
const entrance = defineModule({
  name: 'bench',
  authenticate: async (_ctx, { bearer }) => (bearer ? actors.get(bearer) : undefined),
});
const app = await boot(readConfig(), [entrance, ...modules], () => undefined);

const [tenantId, organisationId] = [uuidv7(), uuidv7()];
const system = dangerouslyAsSystem(app.context({ kind: 'anonymous' }, []), 'bench', [tenantId]);
await createTenant(system, {
  id: tenantId,
  organisationId,
  name: '康乐县教育局',
  kind: 'county',
  regionCode: '622922',
  validFrom: '2020-01-01',
});
const schools = Array.from({ length: 20 }, (_, at) => ({
  id: uuidv7(),
  parentId: organisationId,
  kind: 'school' as const,
  schoolType: 'primary',
  name: `康乐县第${at + 1}小学`,
  regionCode: '622922',
  validFrom: '2020-01-01',
}));
await applyRoster(system, tenantId, { organisations: schools });

const known = Array.from({ length: families }, (_, at) => {
  const [guardianId, childId] = [uuidv7(), uuidv7()];
  const token = `guardian-${at}`;
  actors.set(token, personOf(guardianId));
  return { token, guardianId, childId };
});
for (let from = 0; from < known.length; from += 2000) {
  const some = known.slice(from, from + 2000);
  await applyRoster(system, tenantId, {
    people: some.flatMap(({ guardianId, childId }) => [
      { id: guardianId, name: '马晓梅', sex: 'female', birthDate: '1992-03-04' },
      { id: childId, name: '马小禾', sex: 'male', birthDate: '2021-01-05' },
    ]),
    guardianships: some.map(({ guardianId, childId }) => ({
      id: uuidv7(),
      guardianId,
      childId,
      relation: 'mother',
      kind: 'legal',
      validFrom: '2021-01-05',
    })),
  });
}
const { rows } = await app.pool.query<{ path: string }>('select path from directory.tenant where id = $1', [
  tenantId,
]);
const officer: Grant = {
  assignmentId: uuidv7(),
  role: 'bureau-officer',
  tenantId,
  organisationId,
  path: rows[0]?.path as string,
  tenants: [tenantId],
  permissions: permissionsOf('bureau-officer'),
};
actors.set('officer', { ...personOf(uuidv7()), grant: officer });

function personOf(personId: string) {
  return {
    kind: 'person' as const,
    personId,
    accountId: personId,
    sessionId: personId,
    strong: true,
    mustDo: [],
    grant: undefined,
  };
}

process.on('message', async (message) => {
  if (message !== 'stop') return;
  await app.close();
  process.exit(0);
});
const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
const ready: EnrolmentReady = {
  url,
  tenantId,
  schools: schools.map(({ id }) => id),
  children: known.map(({ token, childId }) => ({ token, childId })),
};
process.send?.(ready);
