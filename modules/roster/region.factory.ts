import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRegion, type Region, writeOneRosterZip } from '#modules/demo/index.ts';
import { createTenant, type Tenant, tenantsOf } from '#modules/directory/index.ts';
import { personActor, type TestApp } from '#platform/testing/app.ts';
import { apply, upload } from './import.factory.ts';

/** The bureaus of a demo region, as an installation has them before any import. @returns the prefecture's tenant */
async function buildBureaus(app: TestApp, region: Region): Promise<Tenant> {
  const bureaus = region.organisations.filter(({ kind }) => kind === 'bureau');
  for (const bureau of bureaus) {
    const parent = bureaus.find(({ id }) => id === bureau.parentId);
    await createTenant(app.system(), {
      id: bureau.tenantId,
      organisationId: bureau.id,
      name: bureau.name,
      kind: parent ? 'county' : 'prefecture',
      parentId: parent?.tenantId,
      regionCode: bureau.regionCode,
      validFrom: bureau.validFrom,
    });
  }
  return (await tenantsOf(app.system())).find(({ kind }) => kind === 'prefecture') as Tenant;
}

/** A bureau's technician, with everything below. */
export async function buildTechnician(app: TestApp, tenant: Tenant) {
  const below = (await tenantsOf(app.system())).filter(({ path }) => path.startsWith(tenant.path));
  const { organisationId, path } = tenant;
  return personActor({
    role: 'bureau-technician',
    tenantId: tenant.id,
    organisationId,
    path,
    tenants: below.map(({ id }) => id),
  });
}

/** The small demo region, imported. */
export async function buildRegion(
  app: TestApp,
): Promise<{ region: Region; root: Tenant; technician: Awaited<ReturnType<typeof buildTechnician>> }> {
  const region = generateRegion({ size: 'small' });
  const root = await buildBureaus(app, region);
  const technician = await buildTechnician(app, root);
  const folder = await mkdtemp(join(tmpdir(), 'tongxue-region-'));
  try {
    const zip = join(folder, 'roster.zip');
    await writeOneRosterZip(region, zip);
    const { id } = (await upload(app, technician, await readFile(zip))).json<{ id: string }>();
    const applied = await apply(app, technician, id, { accept: 'good-rows' });
    if (applied.state !== 'applied') throw new Error(JSON.stringify(applied));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { region, root, technician };
}
