import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'register.enrolled-elsewhere': {
    status: 409,
    zh: '该生已有在籍学籍，不能重复入学；如需转入，请办理转学',
    en: 'This pupil is enrolled already; to take it over, apply for a transfer',
  },
  'register.not-enrolled': {
    status: 409,
    zh: '该生当前不在本校就读，不能办理这项异动',
    en: 'This pupil is not enrolled at this school now',
  },
  'register.wrong-status': {
    status: 409,
    zh: '学籍状态为“{status}”，不能办理这项异动',
    en: 'Not possible for a pupil whose status is “{statusEn}”',
  },
  'register.later-change': {
    status: 409,
    zh: '该生在{on}已有登记的异动，请先撤销那一项再办理',
    en: 'A change on {on} is recorded already; take that one back first',
  },
  'register.before-start': {
    status: 409,
    zh: '生效日期不能早于目前学籍的开始日期{on}',
    en: 'The day cannot lie before the present enrolment began on {on}',
  },
  'register.same-day': {
    status: 409,
    zh: '该生目前的学籍自{on}才开始，不能在当天离校；如登记有误请撤销那一项异动',
    en: 'The present enrolment begins on {on} and cannot end on that day; if it was a mistake, take that change back',
  },
  'register.wrong-class': {
    status: 409,
    zh: '所选班级不属于本校，或在该日期不存在',
    en: 'The class does not belong to this school, or does not exist on that day',
  },
  'register.not-the-last': {
    status: 409,
    zh: '只能撤销该生最近的一项异动；由转学或升级产生的，请在转学或升级中处理',
    en: 'Only the latest change of a pupil can be taken back; those of a transfer or promotion are undone there',
  },
  'register.transfer-open': {
    status: 409,
    zh: '该生已有正在办理的转学，请等待办结',
    en: 'A transfer of this pupil is open already; wait until it is closed',
  },
  'register.transfer-closed': {
    status: 409,
    zh: '这项转学已经办结',
    en: 'This transfer is closed already',
  },
  'register.transfer-same-school': {
    status: 409,
    zh: '该生已在本校就读，调班请使用“编班”',
    en: 'The pupil is at this school already; use class assignment',
  },
  'register.pupil-unknown': {
    status: 404,
    zh: '没有找到学籍号与姓名都相符的在籍学生，请向家长核对',
    en: 'No enrolled pupil has this student number and name; check with the guardian',
  },
  'register.identity-taken': {
    status: 409,
    zh: '这个证件号或学籍号已属于另一名学生，请改为按学籍号办理',
    en: 'This identifier belongs to another person; admit that person by its student number',
  },
  'register.promoted-already': {
    status: 409,
    zh: '本校{year}学年的升级已经办理，不能重复办理',
    en: 'This school was promoted for {year} already',
  },
  'register.promotion-state': {
    status: 409,
    zh: '升级方案的当前状态不允许这项操作',
    en: 'The promotion is not in a state for this',
  },
  'register.promotion-blocked': {
    status: 409,
    zh: '升级方案还有必须解决的问题',
    en: 'The plan has problems that must be solved first',
  },
  'register.term-started': {
    status: 409,
    zh: '新学期已于{on}开始，不能再整体撤销，请逐个办理异动',
    en: 'The new term began on {on}: the whole can no longer be undone, record single changes instead',
  },
  'register.school-year': {
    status: 400,
    zh: '只能办理{from}或{to}学年的升级',
    en: 'Promotions are made for the school years {from} or {to} only',
  },
});
