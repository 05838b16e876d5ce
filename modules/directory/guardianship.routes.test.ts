import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { type Organisation, rolesOf } from './index.ts';
import { buildClass } from './organisation.factory.ts';
import { buildGuardian, buildPupil } from './person.factory.ts';

const app = await createTestApp(modules);

const at = (node: Organisation, role: string) =>
  personActor({ role, tenantId: node.tenantId, organisationId: node.id, path: node.path });
const post = (url: string, payload: object, as: PersonActor) =>
  app.request({ method: 'POST', url: `/api/directory${url}`, payload, as });

test('the school registers and ends guardianships; a guardian ends its own', async () => {
  const guardian = await buildGuardian(app);
  const pupil = await buildPupil(app);
  const head = at(pupil.inClass, 'head-teacher');
  const made = await post(
    `/pupils/${pupil.id}/guardianships`,
    { guardianId: guardian.id, relation: 'grandfather', kind: 'delegated' },
    head,
  );
  assert.equal(made.status, 201, made.body);
  const stranger = at(await buildClass(app), 'head-teacher');
  assert.equal(
    (
      await app.request({
        method: 'POST',
        url: `/api/directory/guardianships/${made.json().id}/end`,
        as: stranger,
      })
    ).status,
    404,
  );
  assert.equal(
    (
      await app.request({
        method: 'POST',
        url: `/api/directory/guardianships/${made.json().id}/end`,
        as: head,
      })
    ).status,
    200,
  );
  const held = (await rolesOf(app.system(), guardian.id)).find((role) => role.role === 'guardian');
  const self = personActor({
    personId: guardian.id,
    role: 'guardian',
    tenantId: held?.tenantId as string,
    path: '#',
    tenants: held?.tenants as string[],
  });
  assert.equal(
    (
      await app.request({
        method: 'POST',
        url: `/api/directory/guardianships/${guardian.guardianshipId}/end`,
        as: self,
      })
    ).status,
    200,
  );
  assert.deepEqual(await rolesOf(app.system(), guardian.id), []);
});
