import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import {
  manifestFiles,
  type OneRosterFile,
  oneRosterColumns,
  oneRosterFiles,
} from '#modules/roster/index.ts';
import { type CsvFile, openCsv } from './csv.ts';
import { classRows, courseRows, orgRows, sessionRows } from './oneroster.structure.ts';
import { enrollmentRows, roleRows, userRow } from './oneroster.users.ts';
import type { Region } from './types.ts';

/** Rows written to each file. */
export type RosterCounts = Record<OneRosterFile, number>;

// Every file that the binding knows is either bulk or absent.
const MANIFEST: readonly (readonly [string, string])[] = [
  ['manifest.version', '1.0'],
  ['oneroster.version', '1.2'],
  ...manifestFiles.map(
    (name) => [`file.${name}`, (oneRosterFiles as string[]).includes(name) ? 'bulk' : 'absent'] as const,
  ),
  ['source.systemName', 'Tongxue demo region'],
  ['source.systemCode', 'tongxue-demo'],
];

/**
 * Writes the region as a OneRoster 1.2 CSV set (1EdTech CSV Binding, bulk) into `folder`, which is made.
 * People are streamed; equal regions give equal bytes.
 */
export async function writeOneRoster(region: Region, folder: string): Promise<RosterCounts> {
  await mkdir(folder, { recursive: true });
  const manifest = await openCsv(join(folder, 'manifest.csv'), ['propertyName', 'value']);
  for (const [name, value] of MANIFEST) manifest.write([name, value]);
  await manifest.close();

  const opened = await Promise.all(
    oneRosterFiles.map(
      async (name) => [name, await openCsv(join(folder, `${name}.csv`), oneRosterColumns[name])] as const,
    ),
  );
  const files = Object.fromEntries(opened) as Record<OneRosterFile, CsvFile>;
  try {
    for (const row of sessionRows(region)) files.academicSessions.write(row);
    for (const row of orgRows(region)) files.orgs.write(row);
    for (const row of courseRows(region)) files.courses.write(row);
    for (const row of classRows(region)) files.classes.write(row);
    await writePeople(region, files);
  } finally {
    await Promise.all(Object.values(files).map((file) => file.close()));
  }
  return Object.fromEntries(oneRosterFiles.map((name) => [name, files[name].rows()])) as RosterCounts;
}

async function writePeople(region: Region, files: Record<OneRosterFile, CsvFile>): Promise<void> {
  const known = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
  const touched = [files.users, files.roles, files.enrollments, files.demographics];
  for (const home of [...region.bureaus, ...region.schools]) {
    for (const record of home.people()) {
      files.users.write(userRow(record, home.organisation));
      files.demographics.write(demographicsRow(record.person.id, record.person.birthDate, record.person.sex));
      for (const row of roleRows(record, known)) files.roles.write(row);
      for (const row of enrollmentRows(record, known)) files.enrollments.write(row);
    }
    for (const file of touched) await file.drain();
  }
}

function demographicsRow(id: string, birthDate: string, sex: string): string[] {
  return [id, '', '', birthDate, sex, '', '', '', '', '', '', '', 'CN', '', '', ''];
}

// Zip entries carry a time; a fixed one keeps equal regions equal to the byte.
const ENTRY_TIME = new Date(Date.UTC(2026, 10, 21));

/** Writes the region as one OneRoster zip with all files at its root. */
export async function writeOneRosterZip(region: Region, path: string): Promise<RosterCounts> {
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(join(dirname(path), '.roster-'));
  try {
    const counts = await writeOneRoster(region, folder);
    const zip = new ZipFile();
    for (const name of ['manifest', ...oneRosterFiles]) {
      zip.addFile(join(folder, `${name}.csv`), `${name}.csv`, {
        mtime: ENTRY_TIME,
        mode: 0o100644,
        forceDosTimestamp: true,
      });
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    return counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
