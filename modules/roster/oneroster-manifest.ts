import { readCsv } from './csv.ts';
import type { IssueList } from './issues.ts';
import { manifestFiles, type OneRosterFile, oneRosterFiles } from './oneroster-columns.ts';
import { csvFailure } from './oneroster-table.ts';
import { unreadable, type ZipEntry } from './zip.ts';

export type FileMode = 'absent' | 'bulk' | 'delta';
export type Manifest = { modes: Record<OneRosterFile, FileMode>; system: string };

/** Reads manifest.csv (CSV Binding 1.2.1, 4.1): which files there are, whole or only what changed. */
export async function readManifest(
  files: ReadonlyMap<string, ZipEntry>,
  issues: IssueList,
): Promise<Manifest> {
  const entry = files.get('manifest.csv');
  if (!entry) throw unreadable('压缩包中没有 manifest.csv', 'the zip has no manifest.csv');
  const properties = await readProperties(entry);
  const version = properties.get('oneroster.version') ?? '';
  if (version !== '1.2') {
    throw unreadable(
      `只支持 OneRoster 1.2，此文件的 oneroster.version 是“${version}”`,
      `only OneRoster 1.2 is read; this set says oneroster.version "${version}"`,
    );
  }
  const modes = {} as Record<OneRosterFile, FileMode>;
  for (const name of oneRosterFiles) {
    const mode = (properties.get(`file.${name}`) ?? 'absent') as FileMode;
    const present = files.has(`${name}.csv`);
    if (mode !== 'absent' && mode !== 'bulk' && mode !== 'delta') {
      throw unreadable(
        `manifest.csv 中 file.${name} 的值“${mode}”无效`,
        `manifest.csv: file.${name} is "${mode}", not absent, bulk or delta`,
      );
    }
    if (mode !== 'absent' && !present) {
      throw unreadable(
        `manifest.csv 声明有 ${name}.csv，但压缩包中没有`,
        `manifest.csv declares ${name}.csv, which is not in the zip`,
      );
    }
    modes[name] = mode;
  }
  for (const name of files.keys()) tellUnread(name, modes, issues);
  const code = properties.get('source.systemCode') || properties.get('source.systemName') || 'oneroster';
  return { modes, system: code.slice(0, 100) };
}

async function readProperties(entry: ZipEntry): Promise<Map<string, string>> {
  if (entry.size > 64 * 1024) throw unreadable('manifest.csv 过大', 'manifest.csv is too large');
  const properties = new Map<string, string>();
  let header = true;
  try {
    for await (const { rows } of readCsv(await entry.open())) {
      for (const [name = '', value = ''] of rows) {
        if (header && (name.trim() !== 'propertyName' || value.trim() !== 'value')) {
          throw unreadable(
            'manifest.csv 的表头应为 propertyName,value',
            'the header of manifest.csv must be propertyName,value',
          );
        }
        header = false;
        properties.set(name.trim(), value.trim());
      }
    }
  } catch (error) {
    throw csvFailure('manifest.csv', error);
  }
  return properties;
}

function tellUnread(file: string, modes: Record<string, FileMode>, issues: IssueList): void {
  const name = file.endsWith('.csv') ? file.slice(0, -4) : '';
  if (name === 'manifest' || (modes[name] ?? 'absent') !== 'absent') return;
  const known = name in modes;
  issues.add({
    severity: 'warning',
    file,
    row: 0,
    column: '',
    value: '',
    code: 'file.unread',
    reason: known
      ? {
          zh: 'manifest.csv 声明此文件 absent，未读取',
          en: 'manifest.csv declares this file absent; it was not read',
        }
      : manifestFiles.includes(name)
        ? { zh: '花名册导入不使用此文件', en: 'this file is not part of a roster import' }
        : { zh: '不是 OneRoster 的文件，未读取', en: 'not a file of OneRoster; it was not read' },
  });
}
