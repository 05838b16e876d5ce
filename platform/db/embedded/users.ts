import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * Who uses the cluster: one small file a user, named by process id, holding that process's start time (so that
 * a reused process id does not count). Read and written under the lock only. The last user to leave stops
 * PostgreSQL; a backup that runs beside the server therefore never takes the database away from it.
 */

let made = 0;

/** Writes this process down as a user of the cluster and returns the mark to give to `leave`. */
export async function enter(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  made += 1;
  const mark = join(dir, `${process.pid}-${made}`);
  await writeFile(mark, await startTime(process.pid), { mode: 0o600 });
  return mark;
}

/** Takes the mark away. */
export async function leave(mark: string): Promise<void> {
  await unlink(mark).catch(() => {});
}

/** Counts the living users, forgetting those whose process died. */
export async function countUsers(dir: string): Promise<number> {
  const marks = await readdir(dir).catch(() => []);
  let living = 0;
  for (const mark of marks) {
    const since = await readFile(join(dir, mark), 'utf8').catch(() => '');
    const now = await startTime(Number.parseInt(mark, 10)).catch(() => undefined);
    if (now !== undefined && now === since) living += 1;
    else await leave(join(dir, mark));
  }
  return living;
}

/** Field 22 of /proc/<pid>/stat (proc(5)), counted after the command name, which may itself hold spaces. */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] as string;
}
