/** What the platform knows by itself and a field may be filled with. */
export const fieldSources = [
  'holder.name',
  'holder.sex',
  'holder.birthDate',
  'holder.number',
  'pupil.school',
  'pupil.class',
  'pupil.entryYear',
  'pupil.since',
] as const;
export type FieldSource = (typeof fieldSources)[number];

export const fieldFormats = ['text', 'number', 'day', 'day-chinese'] as const;
export type FieldFormat = (typeof fieldFormats)[number];

/** Why a certificate is declared invalid; told to whoever checks it. */
export const revocationKinds = ['wrong', 'holder-asked', 'no-longer-true', 'fraud', 'seal'] as const;
export type RevocationChoice = (typeof revocationKinds)[number];
