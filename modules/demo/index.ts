export { type BrokenRoster, brokenRosters, type Content, type Outcome, writeZip } from './broken-roster.ts';
export { type BrokenSheet, brokenSheets } from './broken-sheet.ts';
export { type RosterCounts, writeOneRoster, writeOneRosterZip } from './oneroster.ts';
export { generateRegion } from './region.ts';
export { pupilSheetRow, schoolSheetRows, staffSheetRows } from './sheet-rows.ts';
export type * from './types.ts';
export { type SheetCounts, schoolsByBureau, writeXlsx } from './xlsx.ts';
