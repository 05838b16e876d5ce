import { defineModuleWeb } from '#web/contract.ts';

export default defineModuleWeb({
  module: 'admissions',
  routes: [
    {
      path: '/enrol',
      page: () => import('./enrol.page.tsx'),
      title: { zh: '入学报名', en: 'School enrolment' },
    },
    {
      path: '/enrol/$tenantId/$planId/apply',
      page: () => import('./apply.page.tsx'),
      title: { zh: '填写报名', en: 'Apply' },
      parent: '/enrol',
    },
    {
      path: '/enrol/$tenantId/$planId',
      page: () => import('./public-plan.page.tsx'),
      title: { zh: '招生方案', en: 'Admission plan' },
      open: true,
    },
    {
      path: '/enrol/$tenantId/$planId/result',
      page: () => import('./result.page.tsx'),
      title: { zh: '摇号结果', en: 'Result of the lots' },
      open: true,
    },
    {
      path: '/admissions',
      page: () => import('./plans.page.tsx'),
      title: { zh: '招生入学', en: 'Admissions' },
      permission: 'admissions.plan.read',
    },
    {
      path: '/admissions/new',
      page: () => import('./plan-form.page.tsx'),
      title: { zh: '编制招生方案', en: 'Write a plan' },
      permission: 'admissions.plan.edit',
      parent: '/admissions',
    },
    {
      path: '/admissions/$id',
      page: () => import('./plan.page.tsx'),
      title: { zh: '招生方案', en: 'Admission plan' },
      permission: 'admissions.plan.read',
      parent: '/admissions',
    },
    {
      path: '/admissions/$id/edit',
      page: () => import('./plan-form.page.tsx'),
      title: { zh: '修改方案', en: 'Edit the plan' },
      permission: 'admissions.plan.edit',
      parent: '/admissions/$id',
    },
  ],
  menu: [
    {
      key: 'admissions.enrol',
      path: '/enrol',
      icon: 'growth',
      zh: '入学报名',
      en: 'Enrolment',
      homes: ['guardian', 'citizen'],
      group: 'affairs',
      order: 20,
      pinyin: 'ru xue bao ming',
    },
    {
      key: 'admissions.plans',
      path: '/admissions',
      icon: 'growth',
      zh: '招生入学',
      en: 'Admissions',
      permission: 'admissions.plan.read',
      group: 'people',
      order: 40,
      pinyin: 'zhao sheng ru xue',
    },
  ],
});
