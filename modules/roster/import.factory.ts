import type { Actor } from '#platform/ctx.ts';
import type { JobControl } from '#platform/jobs.ts';
import type { TestApp } from '#platform/testing/app.ts';
import type { ImportResponse } from './import.schema.ts';
import { applyImport, checkImport, undoImport } from './import-run.service.ts';

const boundary = 'tongxue-test-boundary';

/** A multipart body with one file. */
function multipart(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

/** Uploads a file as somebody. */
export function upload(app: TestApp, as: Actor, bytes: Buffer, name = 'roster.zip') {
  return app.request({
    method: 'POST',
    url: '/api/roster/imports',
    as,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: multipart(name, bytes),
  });
}

export const quietControl: JobControl = { jobId: '', personId: undefined, progress: async () => undefined };

const tenantOf = (as: Actor) => (as.kind === 'person' ? as.grant?.tenantId : undefined) as string;

async function settle(
  app: TestApp,
  as: Actor,
  id: string,
  run: () => Promise<unknown>,
): Promise<ImportResponse> {
  // A refusal is recorded with the import, which the test looks at.
  await run().catch(() => undefined);
  return (await app.request({ method: 'GET', url: `/api/roster/imports/${id}`, as })).json<ImportResponse>();
}

/** Uploads and checks; the job runs here instead of in a worker. */
export async function uploadAndCheck(
  app: TestApp,
  as: Actor,
  bytes: Buffer,
  name?: string,
): Promise<ImportResponse> {
  const { id } = (await upload(app, as, bytes, name)).json<ImportResponse>();
  return check(app, as, id);
}

export async function check(
  app: TestApp,
  as: Actor,
  id: string,
  control = quietControl,
): Promise<ImportResponse> {
  await app.request({ method: 'POST', url: `/api/roster/imports/${id}/check`, as });
  return settle(app, as, id, () => checkImport(app.system(tenantOf(as)), tenantOf(as), id, control));
}

type Accept = { accept: 'all' | 'good-rows'; confirmedEnds?: number };

/** Starts the application; the job runs here instead of in a worker. */
export async function apply(
  app: TestApp,
  as: Actor,
  id: string,
  body: Accept,
  control = quietControl,
): Promise<ImportResponse> {
  await app.request({ method: 'POST', url: `/api/roster/imports/${id}/application`, as, payload: body });
  return settle(app, as, id, () => applyImport(app.system(tenantOf(as)), tenantOf(as), id, control));
}

export async function undo(app: TestApp, as: Actor, id: string): Promise<ImportResponse> {
  const before = (
    await app.request({ method: 'GET', url: `/api/roster/imports/${id}`, as })
  ).json<ImportResponse>();
  await app.request({ method: 'POST', url: `/api/roster/imports/${id}/undo`, as });
  return settle(app, as, id, () =>
    undoImport(app.system(tenantOf(as)), tenantOf(as), id, quietControl, before.state),
  );
}
