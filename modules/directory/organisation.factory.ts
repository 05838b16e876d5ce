import { makeSchoolCode } from '#platform/codes/school-code.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { TestApp } from '#platform/testing/app.ts';
import type { OrganisationInput } from './bulk.schema.ts';
import {
  applyRoster,
  createTenant,
  getOrganisation,
  type Organisation,
  type Tenant,
  type TenantInput,
  tenantsOf,
} from './index.ts';

let built = 0;
const next = () => ++built;

/** A bureau that owns data, a county's unless told. */
export async function buildTenant(app: TestApp, given: Partial<TenantInput> = {}): Promise<Tenant> {
  const n = next();
  const input: TenantInput = {
    id: uuidv7(),
    organisationId: uuidv7(),
    name: `测试县${n}教育局`,
    kind: 'county',
    regionCode: '622922',
    validFrom: '2000-01-01',
    ...given,
  };
  await createTenant(app.system(input.id), input);
  return (await tenantsOf(app.system())).find((tenant) => tenant.id === input.id) as Tenant;
}

type Below = Partial<OrganisationInput> & { tenant?: Tenant };

async function build(app: TestApp, tenant: Tenant, input: OrganisationInput): Promise<Organisation> {
  await applyRoster(app.system(tenant.id), tenant.id, { organisations: [input] });
  return getOrganisation(app.system(tenant.id), input.id);
}

/** A primary school with a valid code, below a bureau that is made when none is given. */
export async function buildSchool(app: TestApp, { tenant, ...given }: Below = {}): Promise<Organisation> {
  const home = tenant ?? (await buildTenant(app));
  const n = next();
  return build(app, home, {
    id: uuidv7(),
    parentId: home.organisationId,
    kind: 'school',
    schoolType: 'primary',
    name: `第${n}小学`,
    regionCode: '622922',
    codes: [{ type: 'school-code', value: makeSchoolCode({ type: '21', province: '62', serial: n }) }],
    validFrom: '2000-09-01',
    ...given,
  });
}

/** A first-year class, below a school that is made when none is given. */
export async function buildClass(
  app: TestApp,
  { school, ...given }: Partial<OrganisationInput> & { school?: Organisation } = {},
): Promise<Organisation> {
  const home = school ?? (await buildSchool(app));
  const n = next();
  const tenant = (await tenantsOf(app.system())).find((tenant) => tenant.id === home.tenantId) as Tenant;
  return build(app, tenant, {
    id: uuidv7(),
    parentId: home.id,
    kind: 'class',
    name: `2026级${n}班`,
    stage: 'primary',
    entryYear: 2026,
    classNumber: n,
    validFrom: '2026-09-01',
    ...given,
  });
}
