export { ETHNICITIES } from './ethnicities.ts';
export * from './sheets.ts';
