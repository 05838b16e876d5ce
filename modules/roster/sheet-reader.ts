import type { Readable } from 'node:stream';
import { PlatformError } from '#platform/errors.ts';
import type { IssueList } from './issues.ts';
import type { RosterSource } from './records.ts';
import type { ZipEntry } from './zip.ts';
export async function openWorkbook(_e: ReadonlyMap<string, ZipEntry>, _i: IssueList): Promise<RosterSource> {
  throw new PlatformError('roster.unknown-file');
}
export async function openCsvSheet(_s: Readable, _u: { name: string }, _i: IssueList): Promise<RosterSource> {
  throw new PlatformError('roster.unknown-file');
}
