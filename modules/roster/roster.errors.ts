import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'roster.unknown-file': {
    status: 415,
    zh: '无法识别的文件：请上传 xlsx、csv，或含 manifest.csv 的 OneRoster 1.2 zip',
    en: 'Unknown kind of file: upload an xlsx, a csv, or a OneRoster 1.2 zip with its manifest.csv',
  },
  'roster.unreadable-file': { status: 422, zh: '文件无法读取', en: 'The file cannot be read' },
  'roster.wrong-state': {
    status: 409,
    zh: '这次导入当前的状态是“{state}”，不能执行此操作',
    en: 'The import is in the state "{state}", which does not allow this',
  },
  'roster.has-issues': {
    status: 409,
    zh: '文件中有 {count} 行有问题：请修正后重新上传，或选择只导入正确的行',
    en: '{count} rows have errors: correct the file and upload it again, or accept the good rows only',
  },
  'roster.shrink-unconfirmed': {
    status: 409,
    zh: '此次导入会结束 {count} 个学籍：请核对后输入这个数字以确认',
    en: 'This import would end {count} enrolments: type that number to confirm it',
  },
  'roster.later-changes': {
    status: 409,
    zh: '有 {count} 项内容在导入之后又被修改或使用，不能整体撤销',
    en: '{count} things were changed or used after the import, so it cannot be undone as a whole',
  },
});
