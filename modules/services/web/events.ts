export const events = [
  'enter-school',
  'change-school',
  'records',
  'hardship',
  'teacher-career',
  'run-institution',
  'voice',
] as const;
export type LifeEvent = (typeof events)[number];
