export { csvLine } from './csv.ts';
export { ETHNICITIES } from './ethnicities.ts';
export { manifestFiles, type OneRosterFile, oneRosterColumns, oneRosterFiles } from './oneroster.columns.ts';
export {
  openSheets,
  type SheetBook,
  type SheetLanguage,
  type SheetRow,
  type SheetWriter,
} from './sheet-book.ts';
export {
  type CellKind,
  DOCUMENT_TYPES,
  GUARDIAN_RELATIONS,
  LIST_SEPARATOR,
  SCHOOL_TYPES,
  SHEET_ROWS,
  type SheetColumn,
  type SheetDefinition,
} from './sheet-columns.ts';
export { PUPILS_SHEET, SCHOOLS_SHEET, SHEETS, STAFF_SHEET } from './sheets.ts';
