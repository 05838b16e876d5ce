import type { Bilingual } from '#platform/errors.ts';
import type { OrganisationKind } from './organisation.schema.ts';

export const kindNames: Record<OrganisationKind, Bilingual> = {
  bureau: { zh: '教育行政部门', en: 'bureau' },
  school: { zh: '学校', en: 'school' },
  campus: { zh: '校区', en: 'campus' },
  'teaching-point': { zh: '教学点', en: 'teaching point' },
  department: { zh: '部门', en: 'department' },
  grade: { zh: '年级', en: 'grade' },
  class: { zh: '班级', en: 'class' },
  group: { zh: '小组', en: 'group' },
};

const sites: readonly OrganisationKind[] = ['school', 'campus', 'teaching-point'];

/** What may stand below what. A teaching point hangs below its centre school or directly below the bureau. */
const parents: Record<OrganisationKind, readonly OrganisationKind[]> = {
  bureau: ['bureau'],
  school: ['bureau', 'school'],
  campus: ['school'],
  'teaching-point': ['school', 'bureau'],
  department: ['bureau', 'department', ...sites],
  grade: sites,
  class: ['grade', ...sites],
  group: ['bureau', 'department', 'grade', 'class', 'group', ...sites],
};

export function mayStandBelow(kind: OrganisationKind, parent: OrganisationKind): boolean {
  return parents[kind].includes(parent);
}

/** What people look for by name; the rest is found through its school. */
export const homeKinds: readonly OrganisationKind[] = ['bureau', 'school', 'campus', 'teaching-point'];

/** 学校类型 with the type digits that a school identification code begins with. */
export const schoolTypes = [
  'kindergarten',
  'primary',
  'junior',
  'senior',
  'nine-year',
  'complete',
  'twelve-year',
  'vocational',
  'special',
  'higher',
  'open',
  'teaching-point',
  'other',
] as const;

export const stages = [
  'kindergarten',
  'primary',
  'junior',
  'senior',
  'vocational',
  'special',
  'higher',
] as const;

/** How a searched text is understood: Han by name, letters by pinyin or initials, digits by code. */
export type SearchText = { by: 'name' | 'pinyin' | 'code'; text: string };

export function understand(query: string): SearchText {
  const text = query.normalize('NFKC').trim();
  if (/^[0-9][0-9A-Za-z -]{5,}$/.test(text))
    return { by: 'code', text: text.replace(/[ -]/g, '').toUpperCase() };
  if (/^[A-Za-z][A-Za-z' -]*$/.test(text))
    return { by: 'pinyin', text: text.replace(/[' -]/g, '').toLowerCase() };
  return { by: 'name', text };
}
