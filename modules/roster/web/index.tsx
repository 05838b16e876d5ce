import { defineModuleWeb } from '#web/contract.ts';

export default defineModuleWeb({
  module: 'roster',
  routes: [
    {
      path: '/roster/imports',
      page: () => import('./imports.page.tsx'),
      title: { zh: '批量导入', en: 'Imports' },
      permission: 'roster.import.read',
    },
    {
      path: '/roster/imports/$id',
      page: () => import('./import.page.tsx'),
      title: { zh: '一次导入', en: 'Import' },
      permission: 'roster.import.read',
      parent: '/roster/imports',
    },
  ],
  menu: [
    {
      key: 'roster.imports',
      path: '/roster/imports',
      icon: 'import',
      zh: '批量导入',
      en: 'Imports',
      permission: 'roster.import.read',
      group: 'people',
      order: 60,
      shortcut: 'i',
      pinyin: 'pi liang dao ru',
    },
  ],
});
