import { defineModule } from '#platform/module.ts';

/** A region to try everything on. It has no pages: the first start loads it, see `loadDemo`. */
export const demo = defineModule({ name: 'demo' });

export {
  accountListPath,
  readAccountList,
} from './account-list.service.ts';
export { type BrokenRoster, brokenRosters, writeZip } from './broken-roster.ts';
export { brokenSheets } from './broken-sheet.ts';
export { loadDemo, loadedDemo } from './load.service.ts';
export { writeOneRoster, writeOneRosterZip } from './oneroster.ts';
export { generateRegion } from './region.ts';
export { pupilSheetRow, schoolSheetRows, staffSheetRows } from './sheet-rows.ts';
export type * from './types.ts';
export { accountTable } from './welcome.ts';
export { schoolsByBureau, writeXlsx } from './xlsx.ts';
