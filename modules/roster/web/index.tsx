import { defineModuleWeb } from '#web/contract.ts';

export default defineModuleWeb({
  module: 'roster',
  routes: [
    {
      path: '/roster/imports',
      page: () => import('./imports.page.tsx'),
      title: { zh: '花名册导入', en: 'Roster import' },
      permission: 'roster.import.read',
    },
    {
      path: '/roster/imports/$id',
      page: () => import('./import.page.tsx'),
      title: { zh: '导入详情', en: 'Import' },
      permission: 'roster.import.read',
      parent: '/roster/imports',
    },
  ],
  menu: [
    {
      key: 'roster.imports',
      path: '/roster/imports',
      icon: 'upload',
      zh: '花名册导入',
      en: 'Roster import',
      permission: 'roster.import.read',
      group: 'people',
      order: 60,
      pinyin: 'hua ming ce dao ru',
    },
  ],
});
