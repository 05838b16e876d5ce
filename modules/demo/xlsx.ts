import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  openSheets,
  PUPILS_SHEET,
  SCHOOLS_SHEET,
  type SheetRow,
  type SheetWriter,
  STAFF_SHEET,
} from '#modules/roster/index.ts';
import { pupilSheetRow, schoolSheetRows, staffSheetRows } from './sheet-rows.ts';
import type { Organisation, PeopledOrganisation, Region } from './types.ts';

export type SheetCounts = { schools: number; staff: number; pupils: number };

/** Writes schools, staff and pupils of some schools of the region as one workbook with three sheets. */
export async function writeXlsx(
  region: Region,
  schools: readonly PeopledOrganisation[],
  path: string,
): Promise<SheetCounts> {
  await mkdir(dirname(path), { recursive: true });
  const known = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
  const counts: SheetCounts = { schools: 0, staff: 0, pupils: 0 };
  const book = await openSheets({ filename: path }, [SCHOOLS_SHEET, STAFF_SHEET, PUPILS_SHEET]);
  const chosen = new Set(schools.map((school) => school.organisation));
  const schoolSheet = book.sheet(SCHOOLS_SHEET);
  const codes = new Set([...chosen].flatMap((school) => school.codes.map((code) => code.value)));
  for (const row of schoolSheetRows(region.organisations)) {
    if (!codes.has(row.schoolCode ?? '')) continue;
    schoolSheet.add(row);
    counts.schools++;
  }
  schoolSheet.close();
  const staff = book.sheet(STAFF_SHEET);
  counts.staff = await fill(schools, staff, (record) =>
    record.kind === 'staff' ? [...staffSheetRows(record, known)] : [],
  );
  const pupils = book.sheet(PUPILS_SHEET);
  counts.pupils = await fill(schools, pupils, (record) =>
    record.kind === 'pupil' ? [pupilSheetRow(record, known)] : [],
  );
  await book.close();
  return counts;
}

async function fill(
  schools: readonly PeopledOrganisation[],
  sheet: SheetWriter,
  rowsOf: (record: Parameters<typeof staffSheetRows>[0]) => SheetRow[],
): Promise<number> {
  let count = 0;
  for (const school of schools) {
    for (const record of school.people()) {
      for (const row of rowsOf(record)) {
        sheet.add(row);
        count++;
      }
    }
    // Lets the zip stream drain: the package's writer has no back-pressure of its own.
    await new Promise((resume) => setImmediate(resume));
  }
  sheet.close();
  return count;
}

/** The tenants of the region with the schools of each: one workbook each is what a bureau would send. */
export function schoolsByBureau(region: Region): { bureau: Organisation; schools: PeopledOrganisation[] }[] {
  const byTenant = Map.groupBy(region.schools, (school) => school.organisation.tenantId);
  return region.bureaus.flatMap(({ organisation }) => {
    const schools = byTenant.get(organisation.id);
    return schools ? [{ bureau: organisation, schools }] : [];
  });
}
