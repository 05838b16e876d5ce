export { generateRegion } from './region.ts';
export type * from './types.ts';
