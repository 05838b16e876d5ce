import type { Bench } from './bench.ts';
import { readBare, type Statement } from './lib/bare.ts';
import { type Figures, percentile } from './lib/figures.ts';
import { getRequest, makeArrivals, makeVisits, type Visit } from './lib/load.ts';
import { type Picked, pickPeople } from './lib/people.ts';
import { type BenchServer, startServer } from './lib/server.ts';

const connections = 32;
/** CPU seconds of server and database for a thousand, and milliseconds while there is room. */
const most = { home: 8, roster: 3, search: 4, p99: 50 };
/** Of what the server can do: the rate at which latency is promised. */
const room = 0.5;
const leastShare = 0.4;

/** What people type into the search field: beginnings of names, of pinyin, of initials. */
const searches = ['马', '马小', '王', '马晓', 'ma', 'mxi', 'wangli', 'xiao', '张', 'zhang', '李', 'lx'];

type Scenario = {
  name: 'home' | 'roster' | 'search';
  visits: { cookie: string; paths: string[] }[];
  count: number;
};

/**
 * The reads that everybody makes all day, over HTTP with real sessions, in the full region: the home page's calls (of
 * pupils, guardians, teachers, principals and officers in turn), a class roster, a search for people. Against the
 * same reads as bare prepared statements in the same run.
 *
 * Rates and processor time are taken at saturation: 32 connections, each asking as soon as it was answered, so that a
 * latency there is little but the queue (32 / rate). Latency is promised with room: requests arrive by themselves at half
 * of the rate that was just reached.
 */
export const bench: Bench = async ({ smoke, figures }) => {
  // No worker: what it asks of the database by itself would be counted as somebody's reads.
  const server = await startServer(
    { TONGXUE_DEMO: smoke ? 'small' : 'full', TONGXUE_POOL: '32' },
    { kept: process.env.BENCH_REGION, roles: 'web' },
  );
  try {
    const { people, tenants } = await pickPeople(server, smoke ? 2 : 12);
    for (const scenario of scenariosOf(people, smoke))
      await measure(server, tenants, scenario, figures, smoke);
  } finally {
    await server.stop();
  }
};

function scenariosOf(people: Picked[], smoke: boolean): Scenario[] {
  const home = ['/api/identity/session', '/api/space/home', '/api/space/notices/unread-count'];
  const heads = people.filter(({ kind }) => kind === 'head-teacher');
  const officers = people.filter(({ kind }) => kind === 'officer');
  const scale = smoke ? 0.05 : 1;
  return [
    { name: 'home', visits: people.map(({ cookie }) => ({ cookie, paths: home })), count: 3000 * scale },
    {
      name: 'roster',
      visits: heads.map(({ cookie, classId }) => ({
        cookie,
        paths: [`/api/directory/classes/${classId}/roster`],
      })),
      count: 4000 * scale,
    },
    {
      name: 'search',
      visits: officers.flatMap(({ cookie }) =>
        searches.map((q) => ({ cookie, paths: [`/api/directory/people?q=${encodeURIComponent(q)}`] })),
      ),
      count: 4000 * scale,
    },
  ];
}

async function measure(
  server: BenchServer,
  tenants: string[],
  { name, visits, count }: Scenario,
  figures: Figures,
  smoke: boolean,
): Promise<void> {
  const requests: Visit[] = visits.map(({ cookie, paths }) =>
    paths.map((path) => getRequest(server.url, path, cookie)),
  );
  // One round warms caches and compiled statements of every connection, and is what the bare reads repeat.
  await makeVisits(server.url, requests, { connections, count: Math.max(connections * 4, requests.length) });
  const statements: Statement[][] = [];
  for (const visit of requests) statements.push(await recordVisit(server, visit));
  figures.tell(
    `${name}_statements`,
    statements.reduce((sum, list) => sum + list.length, 0) / statements.length,
    'statements',
  );

  const before = await server.cpu();
  const load = await makeVisits(server.url, requests, { connections, count });
  const after = await server.cpu();
  const bare = await readBare(server.appUrl, statements, { connections, count, tenants });

  const [rate, bareRate] = [count / load.seconds, count / bare.seconds];
  const [serverCpu, databaseCpu] = [after.server - before.server, after.database - before.database].map(
    (seconds) => (seconds / count) * 1000,
  ) as [number, number];
  figures.tell(`${name}_rate`, rate, '/s');
  figures.tell(`${name}_bare_rate`, bareRate, '/s');
  figures.tell(`${name}_saturated_p99`, percentile(load.latencies, 0.99), 'ms');
  figures.tell(`${name}_bare_saturated_p99`, percentile(bare.latencies, 0.99), 'ms');
  figures.tell(`${name}_server_cpu`, serverCpu, 's/1000');
  figures.tell(`${name}_database_cpu`, databaseCpu, 's/1000');
  const arriving = (load.latencies.length / load.seconds) * room;
  const latencies = await makeArrivals(server.url, requests.flat(), {
    connections,
    rate: arriving,
    seconds: smoke ? 2 : 15,
  });
  figures.tell(`${name}_arriving`, arriving, 'requests/s');
  figures.tell(`${name}_p50`, percentile(latencies, 0.5), 'ms');
  const p99 = percentile(latencies, 0.99);
  if (smoke) return figures.tell(`${name}_p99`, p99, 'ms');
  figures.promise(`${name}_p99`, p99, 'ms', { atMost: most.p99 });
  figures.promise(`${name}_to_bare`, rate / bareRate, 'x', { atLeast: leastShare });
  figures.promise(`${name}_cpu`, serverCpu + databaseCpu, 's/1000', { atMost: most[name] });
}

/** The reads that the server makes for one visit, without what begins and ends its transactions. */
async function recordVisit(server: BenchServer, visit: Visit): Promise<Statement[]> {
  await server.ask({ do: 'record' });
  await makeVisits(server.url, [visit], { connections: 1, count: 1 });
  const recorded = (await server.ask({ do: 'recorded' })) as Statement[];
  return recorded.filter(({ text }) => !/^(begin|commit|rollback|set local)\b/.test(text));
}
