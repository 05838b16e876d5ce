import { defineModule } from '#platform/module.ts';
import { importRoutes } from './import.routes.ts';
import { applyJob, checkJob, undoJob } from './import-run.service.ts';
import { permissions } from './permission.policy.ts';
import { providerRoutes } from './provider.routes.ts';
import './roster.errors.ts';

/** Rosters in and out: xlsx, CSV, OneRoster 1.2 as files and over REST. */
export const roster = defineModule({
  name: 'roster',
  permissions,
  routes: [...importRoutes, ...providerRoutes],
  jobs: [checkJob, applyJob, undoJob],
});

export { ETHNICITIES } from '#platform/codes/ethnicities.ts';
export { csvLine } from './csv.ts';
export { manifestFiles, type OneRosterFile, oneRosterColumns, oneRosterFiles } from './oneroster-columns.ts';
export {
  openSheets,
  type SheetRow,
  type SheetWriter,
} from './sheet-book.ts';
export {
  LIST_SEPARATOR,
  SCHOOL_TYPES,
  SHEET_ROWS,
  type SheetDefinition,
} from './sheet-columns.ts';
export { PUPILS_SHEET, SCHOOLS_SHEET, SHEETS, STAFF_SHEET } from './sheets.ts';
