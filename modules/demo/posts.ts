import type { Post, Relation, Role } from './types.ts';

type Label = { zh: string; en: string };

/** 岗位 as registers write them. */
export const POSTS: Readonly<Record<Post, Label>> = {
  principal: { zh: '校长', en: 'Principal' },
  'vice-principal': { zh: '副校长', en: 'Vice principal' },
  'point-leader': { zh: '教学点负责人', en: 'Teaching point leader' },
  'academic-director': { zh: '教务主任', en: 'Academic director' },
  'moral-director': { zh: '政教主任', en: 'Moral education director' },
  technician: { zh: '信息技术员', en: 'Technician' },
  teacher: { zh: '专任教师', en: 'Teacher' },
  'head-teacher': { zh: '班主任', en: 'Head teacher' },
  'bureau-leader': { zh: '局长', en: 'Bureau leader' },
  'enrolment-officer': { zh: '学籍管理员', en: 'Enrolment officer' },
  'media-technician': { zh: '电教馆技术员', en: 'Education technology officer' },
  researcher: { zh: '教研员', en: 'Teaching-research officer' },
  inspector: { zh: '督学', en: 'Inspector' },
  officer: { zh: '科员', en: 'Officer' },
  'app-vendor': { zh: '应用接入联系人', en: 'App vendor contact' },
};

/** GB/T 4761: what the guardian is to the pupil. */
export const RELATIONS: Readonly<Record<Relation, Label & { code: string }>> = {
  father: { zh: '父亲', en: 'Father', code: '51' },
  mother: { zh: '母亲', en: 'Mother', code: '52' },
  grandfather: { zh: '祖父', en: 'Grandfather', code: '61' },
  grandmother: { zh: '祖母', en: 'Grandmother', code: '62' },
};

export const ROLE_OF_POST: Readonly<Partial<Record<Post, Role>>> = {
  principal: 'principal',
  'vice-principal': 'principal',
  'point-leader': 'principal',
  'academic-director': 'school-registrar',
  technician: 'school-technician',
  'head-teacher': 'head-teacher',
  'bureau-leader': 'bureau-leader',
  'enrolment-officer': 'bureau-officer',
  officer: 'bureau-officer',
  'media-technician': 'bureau-technician',
  researcher: 'researcher',
  inspector: 'inspector',
  'app-vendor': 'vendor',
};
