import { defineErrors } from '../errors.ts';

defineErrors({
  'forms.unfit': {
    status: 422,
    zh: '表单还不能发布，请按提示修改',
    en: 'The form cannot be published yet; see the places named',
  },
  'forms.frozen': {
    status: 409,
    zh: '已发布的版本不能修改，请新建一个版本',
    en: 'A published version is frozen; make a new version',
  },
  'forms.not-open': {
    status: 409,
    zh: '这张表单没有开放填写',
    en: 'This form is not open for filling in',
  },
  'forms.key-taken': {
    status: 409,
    zh: '代号 {key} 已有表单使用，请换一个',
    en: 'A form with the key {key} exists; choose another',
  },
  'forms.answers-invalid': {
    status: 422,
    zh: '有 {count} 处需要修改',
    en: '{count} answers need to be put right',
  },
  'forms.draft-changed': {
    status: 412,
    zh: '这份草稿在别处改过，请核对后再保存',
    en: 'This draft was changed elsewhere; look at both and save again',
  },
  'forms.subject-foreign': {
    status: 403,
    zh: '您不能替这个人或机构填写',
    en: 'You may not fill this in for that person or institution',
  },
  'forms.file-unfit': {
    status: 422,
    zh: '这种文件不能上传，可上传：{kinds}',
    en: 'This kind of file is not accepted; accepted are: {kinds}',
  },
  'forms.too-many-files': {
    status: 429,
    zh: '您在这张表单上传的文件太多，请先删去不用的',
    en: 'You have uploaded too many files for this form; remove some first',
  },
});
