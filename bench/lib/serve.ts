// The server of a benchmark, a process of its own: the whole product, and actors that sign in by a token, as in tests.

import { modules } from '#modules';
import { loadDemo } from '#modules/demo/index.ts';
import { createTenant } from '#modules/directory/index.ts';
import { openDemoAccounts } from '#modules/identity/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { permissionsOf } from '#platform/auth/permissions.ts';
import { boot } from '#platform/boot.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { readConfig } from '#platform/config.ts';
import type { Actor, Grant } from '#platform/ctx.ts';
import type { Statement } from './bare.ts';
import type { FromParent, ToParent } from './server.ts';

const actors = new Map<string, Actor>();
const entrance = {
  name: 'bench',
  authenticate: async (_ctx: unknown, { bearer }: { bearer: string | undefined }) =>
    bearer ? actors.get(bearer) : undefined,
};
const app = await boot(readConfig(), [entrance, ...modules], () => undefined);
await loadDemo(app);
const recorder = recordStatements();
const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
const tell = (message: ToParent) => process.send?.(message);

process.on('message', async (message: FromParent) => {
  if (message.do === 'stop') {
    await app.close();
    process.exit(0);
  }
  if (message.do === 'actor') {
    const { token, role, tenantId, organisationId, path, tenants } = message;
    const personId = uuidv7();
    const grant: Grant = {
      assignmentId: uuidv7(),
      role,
      tenantId,
      organisationId,
      path,
      tenants,
      permissions: permissionsOf(role),
    };
    actors.set(token, {
      kind: 'person',
      personId,
      accountId: personId,
      sessionId: uuidv7(),
      grant,
      strong: true,
      mustDo: [],
    });
  }
  if (message.do === 'tenants') {
    const system = dangerouslyAsSystem(app.context({ kind: 'anonymous' }, []), 'bench');
    for (const tenant of message.tenants) await createTenant(system, tenant);
  }
  let data: unknown;
  if (message.do === 'accounts') {
    const system = dangerouslyAsSystem(app.context({ kind: 'anonymous' }, []), 'bench');
    data = Object.fromEntries(await openDemoAccounts(system, message.personIds, message.password));
  }
  if (message.do === 'record') recorder.start();
  if (message.do === 'recorded') data = recorder.stop();
  tell({ done: message.do, data });
});
tell({ url });

/** Notes what the pool's connections are asked, while it is wanted. */
function recordStatements() {
  let noted: Statement[] | undefined;
  const seen = new WeakSet<object>();
  app.pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query(...args: [unknown, ...unknown[]]) {
        const [asked] = args;
        if (noted) noted.push(typeof asked === 'string' ? { text: asked, values: [] } : (asked as Statement));
        return query(...args);
      },
    });
  });
  return {
    start() {
      noted = [];
    },
    stop(): Statement[] {
      const statements = noted ?? [];
      noted = undefined;
      return statements.map(({ text, values }) => ({ text, values }));
    },
  };
}
