import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTexts } from '#web/i18n/texts.ts';
import { creditCodeRule, divisionRule, schoolCodeRule } from '../code-rules.ts';
import { useNames } from '../names.ts';
import shared from '../texts.ts';
import type { OrganisationDetail, OrganisationKind } from '../wire.ts';
import texts from './texts.ts';

export interface OrganisationValues {
  kind: OrganisationKind;
  name: string;
  shortName?: string;
  schoolType?: SchoolType;
  stage?: Stage;
  regionCode?: string;
  entryYear?: number | null;
  classNumber?: number | null;
  mixedGrades?: boolean;
  address?: string;
  schoolCode?: string;
  creditCode?: string;
}

const schoolTypes = [
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
type SchoolType = (typeof schoolTypes)[number];

const stages = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special', 'higher'] as const;
type Stage = (typeof stages)[number];

const sites: readonly OrganisationKind[] = ['school', 'campus', 'teaching-point'];
const schools: readonly OrganisationKind[] = ['school', 'teaching-point'];

/** The fields that an organisation of the chosen kind has. */
export function OrganisationFields({ kind }: { kind: OrganisationKind | undefined }) {
  const t = useTexts(texts);
  const names = useNames();
  const say = useTexts(shared);
  const has = (kinds: readonly OrganisationKind[]) => kind !== undefined && kinds.includes(kind);
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('form.name.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="shortName" label={t('shortName')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {has(schools) && (
        <>
          <Form.Item name="schoolType" label={t('schoolType')}>
            <Select
              allowClear
              options={schoolTypes.map((type) => ({ value: type, label: names.schoolType(type) }))}
            />
          </Form.Item>
          <Form.Item
            name="schoolCode"
            label={say('code.school-code')}
            extra={t('form.schoolCode.help')}
            rules={[schoolCodeRule]}
            validateTrigger="onBlur"
          >
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="creditCode"
            label={say('code.credit-code')}
            extra={t('form.creditCode.help')}
            rules={[creditCodeRule]}
            validateTrigger="onBlur"
          >
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
        </>
      )}
      {has(['grade', 'class']) && (
        <>
          <Form.Item name="stage" label={t('stage')}>
            <Select
              allowClear
              options={stages.map((stage) => ({ value: stage, label: names.stage(stage) }))}
            />
          </Form.Item>
          <Form.Item
            name="entryYear"
            label={t('entryYear')}
            rules={[{ type: 'integer', min: 1900, max: 2100, message: t('form.number') }]}
          >
            <InputNumber style={{ width: '100%' }} />
          </Form.Item>
        </>
      )}
      {has(['class']) && (
        <>
          <Form.Item
            name="classNumber"
            label={t('classNumber')}
            rules={[{ type: 'integer', min: 1, max: 200, message: t('form.number') }]}
          >
            <InputNumber style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="mixedGrades" valuePropName="checked">
            <Checkbox>{`${t('mixedGrades')}：${t('mixedGrades.yes')}`}</Checkbox>
          </Form.Item>
        </>
      )}
      {has([...sites, 'bureau']) && (
        <>
          <Form.Item
            name="regionCode"
            label={t('region')}
            extra={t('form.region.help')}
            rules={[divisionRule]}
            validateTrigger="onBlur"
          >
            <Input maxLength={6} inputMode="numeric" autoComplete="off" />
          </Form.Item>
          <Form.Item name="address" label={t('address')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </>
  );
}

const codeOf = (node: OrganisationDetail, type: string) =>
  node.codes.find((code) => code.type === type && !code.validTo)?.value;

/** What stands in the fields when an organisation is edited. */
export function valuesOf(node: OrganisationDetail): OrganisationValues {
  return {
    kind: node.kind,
    name: node.name,
    shortName: node.shortName,
    schoolType: node.schoolType as SchoolType | undefined,
    stage: node.stage as Stage | undefined,
    regionCode: node.regionCode,
    entryYear: node.entryYear,
    classNumber: node.classNumber,
    mixedGrades: node.mixedGrades,
    address: node.address,
    schoolCode: codeOf(node, 'school-code'),
    creditCode: codeOf(node, 'credit-code'),
  };
}

/** Codes that were filled in. What stood before stays: a code is voided by closing the school, not by an edit. */
export function codesOf({ schoolCode, creditCode }: OrganisationValues) {
  return [
    { type: 'school-code' as const, value: schoolCode?.trim() ?? '' },
    { type: 'credit-code' as const, value: creditCode?.trim() ?? '' },
  ].filter((code) => code.value !== '');
}

/** The server names codes by their position in the list that was sent. */
export function renameCodes(values: OrganisationValues | undefined) {
  return (pointer: string): string => {
    const index = /^\/codes\/(\d+)/.exec(pointer)?.[1];
    if (index === undefined || !values) return pointer;
    return codesOf(values)[Number(index)]?.type === 'credit-code' ? '/creditCode' : '/schoolCode';
  };
}

export const filled = (text: string | undefined): string | undefined => text?.trim() || undefined;
