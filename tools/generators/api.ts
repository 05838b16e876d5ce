import openapiTS, { astToString } from 'openapi-typescript';
import { boot } from '#platform/boot.ts';
import { modules } from '../../modules.ts';
import type { FreshDatabase } from './database.ts';

/** The OpenAPI document as the running platform serves it at `/openapi.json`, formatted for reading and diffs. */
export async function openApiDocument({ migratorUrl, appUrl, config }: FreshDatabase): Promise<string> {
  const there = { migratorDatabaseUrl: migratorUrl, appDatabaseUrl: appUrl };
  const app = await boot({ ...config, ...there, roles: new Set(['web'] as const) }, modules, () => undefined);
  try {
    const { statusCode, body } = await app.server.inject('/openapi.json');
    if (statusCode !== 200) throw new Error(`/openapi.json answered ${statusCode}: ${body}`);
    return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
  } finally {
    await app.close();
  }
}

/** The types of the browser's client, from the OpenAPI document. */
export async function clientTypes(document: string): Promise<string> {
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  return `// Generated from openapi.json by npm run gen. Do not edit.\n${types}`;
}
