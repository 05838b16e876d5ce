import type { FieldSchema, FormModel, Properties } from './model.ts';

/** A form of these fields in one section. */
export function buildForm(properties: Properties, required: string[] = []): FormModel {
  return {
    schema: { type: 'object', properties, required },
    layout: {
      sections: [{ id: 'main', title: { zh: '基本情况', en: 'Basics' }, fields: Object.keys(properties) }],
    },
  };
}

export const text = (
  title: string,
  more: Partial<Extract<FieldSchema, { type: 'string' }>> = {},
): FieldSchema => ({
  type: 'string',
  title,
  ...more,
});

/** An application for aid, with every kind of field. */
export const aidForm: FormModel = {
  schema: {
    type: 'object',
    required: ['reason', 'level', 'members', 'agreed'],
    properties: {
      reason: {
        type: 'string',
        title: '申请原因',
        maxLength: 500,
        'x-tongxue': { widget: 'textarea', en: { title: 'Reason' } },
      },
      level: {
        type: 'string',
        title: '困难等级',
        oneOf: [
          { const: 'special', title: '特别困难' },
          { const: 'common', title: '一般困难' },
        ],
      },
      account: {
        type: 'string',
        title: '银行卡号',
        maxLength: 19,
        pattern: '^[0-9]{16,19}$',
        description: '16 到 19 位数字',
        'x-tongxue': { sensitive: true },
      },
      household: {
        type: 'object',
        title: '家庭情况',
        properties: {
          income: { type: 'number', title: '年收入', minimum: 0 },
          rural: { type: 'boolean', title: '农村户口' },
          village: {
            type: 'string',
            title: '村名',
            maxLength: 50,
            'x-tongxue': { visibleWhen: 'rural = true' },
          },
        },
        required: ['income', 'village'],
      },
      members: {
        type: 'array',
        title: '家庭成员',
        minItems: 1,
        maxItems: 10,
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', title: '姓名', format: 'name' },
            income: { type: 'number', title: '年收入', minimum: 0 },
            phone: { type: 'string', title: '电话', format: 'phone', 'x-tongxue': { sensitive: true } },
            half: { type: 'number', title: '收入的一半', 'x-tongxue': { computed: 'income / 2' } },
          },
        },
        'x-tongxue': { display: 'cards' },
      },
      total: {
        type: 'number',
        title: '家庭总收入',
        'x-tongxue': { computed: 'sum(members[income != null].income) + household.income' },
      },
      poor: {
        type: 'string',
        title: '低保证号',
        maxLength: 30,
        'x-tongxue': { visibleWhen: 'total < 10000' },
      },
      agreed: { type: 'boolean', title: '承诺属实' },
      note: { type: 'string', title: '审核意见', maxLength: 200 },
    },
  },
  layout: {
    sections: [
      { id: 'why', title: { zh: '申请', en: 'Application' }, fields: ['reason', 'level', 'account'] },
      {
        id: 'home',
        title: { zh: '家庭', en: 'Household' },
        fields: ['household', 'members', 'total', 'poor'],
      },
      { id: 'end', title: { zh: '承诺', en: 'Promise' }, fields: ['agreed', 'note'] },
    ],
  },
};
