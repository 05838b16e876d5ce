import { defineModule } from '#platform/module.ts';

/** A region to try everything on. It has no pages: the first start loads it, see `loadDemo`. */
export const demo = defineModule({ name: 'demo' });

export {
  type AccountList,
  accountListPath,
  type ListedAccount,
  readAccountList,
} from './account-list.service.ts';
export { type BrokenRoster, brokenRosters, type Content, type Outcome, writeZip } from './broken-roster.ts';
export { type BrokenSheet, brokenSheets } from './broken-sheet.ts';
export { type LoadOptions, type LoadOutcome, loadDemo, loadedDemo } from './load.service.ts';
export { type RosterCounts, writeOneRoster, writeOneRosterZip } from './oneroster.ts';
export { generateRegion } from './region.ts';
export { pupilSheetRow, schoolSheetRows, staffSheetRows } from './sheet-rows.ts';
export type * from './types.ts';
export { accountTable } from './welcome.ts';
export { type SheetCounts, schoolsByBureau, writeXlsx } from './xlsx.ts';
