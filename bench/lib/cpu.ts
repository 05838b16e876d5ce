import { readdir, readFile } from 'node:fs/promises';

const ticksPerSecond = 100;

type Process = { pid: number; parent: number; ticks: number; reapedTicks: number };

/**
 * CPU seconds that a process and all below it have used, those that ended included (proc(5): utime, stime and, of
 * children that were waited for, cutime and cstime).
 */
export async function cpuSeconds(root: number): Promise<number> {
  const all = new Map<number, Process>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The second field is a name in parentheses that may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 16) continue;
    const [parent, user, system, reapedUser, reapedSystem] = [1, 11, 12, 13, 14].map((at) =>
      Number(fields[at]),
    ) as [number, number, number, number, number];
    all.set(Number(name), {
      pid: Number(name),
      parent,
      ticks: user + system,
      reapedTicks: reapedUser + reapedSystem,
    });
  }
  const belongs = (process: Process): boolean => {
    for (let at: Process | undefined = process; at; at = all.get(at.parent)) if (at.pid === root) return true;
    return false;
  };
  let ticks = 0;
  for (const process of all.values()) if (belongs(process)) ticks += process.ticks + process.reapedTicks;
  return ticks / ticksPerSecond;
}

/** Resident memory of one process in MB. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/**
 * CPU seconds of one process by what its threads are for: `main` runs JavaScript, `pool` is libuv's (password hashes and
 * signatures here), `other` compiles and collects garbage.
 */
export async function cpuByThread(pid: number): Promise<{ main: number; pool: number; other: number }> {
  const used = { main: 0, pool: 0, other: 0 };
  for (const id of await readdir(`/proc/${pid}/task`)) {
    const stat = await readFile(`/proc/${pid}/task/${id}/stat`, 'utf8').catch(() => '');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const kind = Number(id) === pid ? 'main' : name === 'libuv-worker' ? 'pool' : 'other';
    used[kind] += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
  }
  return used;
}
