import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'certificates.characters-missing': {
    status: 422,
    zh: '字体中没有这些字：{characters}，印出来会是空框',
    en: 'The font has no {characters}: they would print as empty boxes',
  },
  'certificates.text-too-long': {
    status: 422,
    zh: '正文太长，一页放不下，请缩短',
    en: 'The text does not fit on one page: shorten it',
  },
  'certificates.template-invalid': {
    status: 422,
    zh: '模板不能发布，请按提示修改',
    en: 'The template cannot be published; see the fields named',
  },
  'certificates.template-key-taken': {
    status: 409,
    zh: '已有同一标识的模板',
    en: 'A template with this key exists',
  },
  'certificates.template-not-published': {
    status: 409,
    zh: '模板尚未发布或已停用',
    en: 'The template is not published or was retired',
  },
  'certificates.nothing-to-publish': {
    status: 409,
    zh: '模板没有未发布的修改',
    en: 'The template has no unpublished change',
  },
  'certificates.seal-exists': {
    status: 409,
    zh: '该单位已有使用中的电子印章，请先停用',
    en: 'The institution has an active seal; retire it first',
  },
  'certificates.seal-missing': {
    status: 409,
    zh: '签发单位没有使用中的电子印章，请先制作',
    en: 'The issuing institution has no active seal; make one first',
  },
  'certificates.seal-name-too-long': {
    status: 422,
    zh: '印章名称最多 {most} 个字',
    en: 'A seal carries at most {most} characters',
  },
  'certificates.seal-picture-unfit': {
    status: 422,
    zh: '印章图片须为正方形 PNG，边长 200 至 1200 像素，不超过 256 KB',
    en: 'The picture of a seal is a square PNG of 200 to 1200 pixels and at most 256 KB',
  },
  'certificates.requester-needed': {
    status: 422,
    zh: '用印申请须有申请人',
    en: 'A request for the seal needs the person who asks',
  },
  'certificates.same-person': {
    status: 403,
    zh: '申请人不能核准自己的用印申请，换一个身份也不行',
    en: 'Nobody releases what they asked for themselves, in whichever role',
  },
  'certificates.release-closed': {
    status: 409,
    zh: '这项用印申请已办结',
    en: 'This request for the seal is decided already',
  },
  'certificates.release-expired': {
    status: 409,
    zh: '用印申请已过期，请重新申请',
    en: 'This request for the seal has expired; ask again',
  },
  'certificates.release-used': {
    status: 409,
    zh: '这次用印核准已经使用过',
    en: 'This release was used already',
  },
  'certificates.release-changed': {
    status: 409,
    zh: '文书内容与核准时不一致，已停止用印',
    en: 'The documents are not those that were released; nothing was sealed',
  },
  'certificates.holder-unknown': {
    status: 422,
    zh: '持证人不在本单位范围内',
    en: 'The holder does not belong to the issuing institution',
  },
  'certificates.wrong-state': {
    status: 409,
    zh: '证照当前状态不允许这项操作',
    en: 'The state of the certificate does not allow this',
  },
  'certificates.code-unknown': {
    status: 404,
    zh: '没有查到这个核验码，请核对后重试',
    en: 'No certificate has this code; compare it and try again',
  },
  'certificates.upload-missing': {
    status: 400,
    zh: '请选择要核验的 PDF 文件',
    en: 'Choose the PDF file to verify',
  },
});
