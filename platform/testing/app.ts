import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { InjectOptions } from 'fastify';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type App, createApp } from '../app.ts';
import { dangerouslyAsSystem } from '../auth/authorise.ts';
import { permissionsOf } from '../auth/permissions.ts';
import { uuidv7 } from '../codes/uuid.ts';
import { type Role, readConfig } from '../config.ts';
import { createFieldCipher } from '../crypto/field.ts';
import { openKeyRing } from '../crypto/keys.ts';
import type { Actor, Ctx, PersonActor } from '../ctx.ts';
import { ensurePartitions } from '../db/tables.ts';
import type { ModuleDefinition } from '../module.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type TestApp = App & {
  database: TestDatabase;
  /** The system, seeing these tenants. */
  system(...tenants: string[]): Ctx;
  /** The context of any actor, for calling services. */
  as(actor: Actor): Ctx;
  /** What a request over the network says to be this actor: `authorization: Bearer …`. */
  bearer(actor: Actor): string;
  /** Answers a request without a network. */
  request(options: InjectOptions & { as?: Actor }): Promise<TestResponse>;
};

export type TestResponse = {
  status: number;
  headers: Record<string, string>;
  body: string;
  bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by its assertions
  json: <T = any>() => T;
};

type TestAppOptions = { env?: Record<string, string>; roles?: Role[]; now?: () => Date };

/**
 * The whole application on a database of its own, for one test file. Closed when the file ends.
 * Requests may be made as any actor without signing in.
 */
export async function createTestApp(
  modules: readonly ModuleDefinition[],
  { env = {}, roles = ['web'], now }: TestAppOptions = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxue-app-'));
  const database = await createTestDatabase(modules);
  // A test with a clock of its own needs the month partitions of that clock.
  if (now) await partitionsFor(database.migratorUrl, now());
  const config = readConfig(
    {
      TONGXUE_DATA: dataDir,
      TONGXUE_LOG: 'error',
      PORT: '0',
      TONGXUE_POOL: '6',
      TONGXUE_PREPARED: process.env.TONGXUE_PREPARED,
      ...env,
    },
    ['--role', roles.join(',')],
  );
  const cipher = createFieldCipher({
    keys: openKeyRing({ dataDir: config.dataDir, env: { TONGXUE_KEYS_FILE: config.keysFile } }),
    algorithm: config.cipher,
  });
  const app = await createApp({
    config,
    cipher,
    modules: [testActors, ...modules],
    databaseUrl: database.appUrl,
    directUrl: database.directUrl,
    now,
  });
  after(async () => {
    await app.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const context = (actor: Actor) =>
    app.context(actor, actor.kind === 'person' || actor.kind === 'app' ? (actor.grant?.tenants ?? []) : []);
  return Object.assign(app, {
    database,
    system: (...tenants: string[]) => dangerouslyAsSystem(context({ kind: 'anonymous' }), 'test', tenants),
    as: context,
    bearer: remember,
    async request({ as, ...options }: InjectOptions & { as?: Actor }) {
      const token = as ? remember(as) : undefined;
      const headers = { ...options.headers, ...(token && { authorization: `Bearer ${token}` }) };
      const response = await app.server.inject({ ...options, headers });
      return {
        status: response.statusCode,
        headers: response.headers as Record<string, string>,
        body: response.body,
        bytes: response.rawPayload,
        json: <T>() => response.json<T>(),
      };
    },
  });
}

async function partitionsFor(migratorUrl: string, day: Date): Promise<void> {
  const pool = new pg.Pool({ connectionString: migratorUrl, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await ensurePartitions(db, day).finally(() => db.destroy());
}

const remembered = new Map<string, Actor>();
const prefix = 'test-actor-';

function remember(actor: Actor): string {
  const token = `${prefix}${uuidv7()}`;
  remembered.set(token, actor);
  return token;
}

const testActors = {
  name: 'testing',
  authenticate: async (_ctx: Ctx, { bearer }: { bearer: string | undefined }) =>
    bearer ? remembered.get(bearer) : undefined,
};

type PersonOptions = Partial<Omit<PersonActor, 'kind' | 'grant'>> & {
  role?: string;
  tenantId?: string;
  organisationId?: string;
  path?: string;
  tenants?: string[];
};

/** A signed-in person with a role at a node of the tree. */
export function personActor(options: PersonOptions = {}): PersonActor {
  const { role, tenantId, organisationId = uuidv7(), path = '', tenants, ...rest } = options;
  const personId = rest.personId ?? uuidv7();
  return {
    kind: 'person',
    personId,
    accountId: rest.accountId ?? personId,
    sessionId: rest.sessionId ?? uuidv7(),
    strong: rest.strong ?? true,
    mustDo: rest.mustDo ?? [],
    grant:
      role && tenantId
        ? {
            assignmentId: uuidv7(),
            role,
            tenantId,
            organisationId,
            path,
            tenants: tenants ?? [tenantId],
            permissions: permissionsOf(role),
          }
        : undefined,
  };
}
