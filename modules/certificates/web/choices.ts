import type { FieldFormat, FieldSource, RevocationChoice } from '../choice.schema.ts';

// Pages take types alone from the server's files; what they offer is listed here and checked against those types.

export const revocationKinds = [
  'wrong',
  'holder-asked',
  'no-longer-true',
  'fraud',
  'seal',
] as const satisfies readonly RevocationChoice[];

export const fieldSources = [
  'holder.name',
  'holder.sex',
  'holder.birthDate',
  'holder.number',
  'pupil.school',
  'pupil.class',
  'pupil.entryYear',
  'pupil.since',
] as const satisfies readonly FieldSource[];

export const fieldFormats = [
  'text',
  'number',
  'day',
  'day-chinese',
] as const satisfies readonly FieldFormat[];
