import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { generateRegion, type Region, writeOneRoster } from '#modules/demo/index.ts';
import { type OneRosterFile, oneRosterFiles } from '#modules/roster/index.ts';
import type { Bench } from './bench.ts';
import { residentMb } from './lib/cpu.ts';
import { type BenchServer, startServer } from './lib/server.ts';

const most = { copies: 12, seconds: 90 };
const token = 'bench-technician';

/**
 * The full roster of the region, pupils, teachers and guardians, as OneRoster 1.2 CSV over HTTP into a running server;
 * against a bare COPY of the same files into unindexed tables of the same cluster, just before.
 */
export const bench: Bench = async ({ smoke, figures }) => {
  const region = generateRegion({ size: smoke ? 'small' : 'full', seed: 'bench' });
  const scratch = await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-roster-'));
  // Files of the same region that were written before spare half a minute.
  const folder = process.env.BENCH_ROSTER ?? scratch;
  const server = await startServer();
  try {
    if (folder === scratch) await writeOneRoster(region, folder);
    const zip = join(scratch, 'roster.zip');
    await zipFiles(folder, zip);
    const copied = await copyAll(server.baselineUrl, folder, oneRosterFiles);
    figures.tell('rows', copied.rows, 'rows');
    figures.tell('people', region.totals.people, 'people');
    figures.tell('copy', copied.seconds, 's');

    const root = await found(server, region);
    await server.ask({ do: 'actor', token, role: 'bureau-technician', ...root });
    const before = await server.cpu();
    const began = performance.now();
    const id = await upload(server.url, zip);
    figures.tell('upload', (performance.now() - began) / 1000, 's');
    await applyAndWait(server.url, id);
    const seconds = (performance.now() - began) / 1000;
    const after = await server.cpu();
    figures.tell('import_rows_per_second', copied.rows / seconds, 'rows/s');
    figures.tell('server_cpu', after.server - before.server, 's');
    figures.tell('database_cpu', after.database - before.database, 's');
    figures.tell('server_memory', await residentMb(server.pid), 'MB');
    if (smoke) {
      figures.tell('import', seconds, 's');
      return;
    }
    figures.promise('import', seconds, 's', { atMost: most.seconds });
    figures.promise('import_to_copy', seconds / copied.seconds, 'x', { atMost: most.copies });
  } finally {
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
};

async function zipFiles(folder: string, path: string): Promise<void> {
  const zip = new ZipFile();
  for (const name of ['manifest', ...oneRosterFiles]) zip.addFile(join(folder, `${name}.csv`), `${name}.csv`);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Copies each file into a table of text columns without any index. */
async function copyAll(
  url: string,
  folder: string,
  files: readonly OneRosterFile[],
): Promise<{ rows: number; seconds: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const file of files) {
      const columns = (await headerOf(join(folder, `${file}.csv`))).map((name) => `"${name}" text`);
      await client.query(`create table "${file}" (${columns.join(', ')})`);
    }
    let rows = 0;
    const began = performance.now();
    for (const file of files) {
      const target = client.query(copyFrom(`copy "${file}" from stdin (format csv, header true)`));
      await pipeline(createReadStream(join(folder, `${file}.csv`), { highWaterMark: 256 * 1024 }), target);
      rows += target.rowCount;
    }
    return { rows, seconds: (performance.now() - began) / 1000 };
  } finally {
    await client.end();
  }
}

async function headerOf(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) return line.split(',');
    return [];
  } finally {
    await file.close();
  }
}

/** Founds the bureaus, which no import may. @returns the node of the prefecture */
async function found(server: BenchServer, region: Region) {
  const bureaus = region.organisations.filter(({ kind }) => kind === 'bureau');
  const tenants = bureaus.map((bureau) => {
    const parent = bureaus.find(({ id }) => id === bureau.parentId);
    return {
      id: bureau.tenantId,
      organisationId: bureau.id,
      name: bureau.name,
      kind: parent ? ('county' as const) : ('prefecture' as const),
      parentId: parent?.tenantId,
      regionCode: bureau.regionCode,
      validFrom: bureau.validFrom,
    };
  });
  await server.ask({ do: 'tenants', tenants });
  const root = tenants.find(({ parentId }) => parentId === undefined) as (typeof tenants)[number];
  return {
    tenantId: root.id,
    organisationId: root.organisationId,
    path: `${root.organisationId.slice(-12)}.`,
    tenants: tenants.map(({ id }) => id),
  };
}

const headers = { authorization: `Bearer ${token}` };

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function upload(url: string, zip: string): Promise<string> {
  const body = new FormData();
  body.append('file', await openAsBlob(zip), 'roster.zip');
  return (
    await answer<{ id: string }>(await fetch(`${url}/api/roster/imports`, { method: 'POST', headers, body }))
  ).id;
}

async function applyAndWait(url: string, id: string): Promise<void> {
  await answer(
    await fetch(`${url}/api/roster/imports/${id}/application`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ accept: 'good-rows' }),
    }),
  );
  for (;;) {
    const { state, failure, counts } = await answer<{
      state: string;
      failure: unknown;
      counts: { errors?: number };
    }>(await fetch(`${url}/api/roster/imports/${id}`, { headers }));
    if (state === 'applied' && counts.errors === 0) return;
    if (state !== 'applying')
      throw new Error(`the import ended as ${state}: ${JSON.stringify({ failure, counts })}`);
    await delay(200);
  }
}
