import { Form, Input } from 'antd';
import type { Rule } from 'antd/es/form/index.js';
import { useTexts } from '#web/i18n/texts.ts';
import { phoneRule, residentIdRule, studentNumberRule } from '../code-rules.ts';
import { useNames } from '../names.ts';
import texts from './texts.ts';

/** Identifiers that a form asks for; `external` keys come from imports only. */
export const identifierTypes = [
  'resident-id',
  'student-number',
  'staff-number',
  'phone',
  'mail',
  'passport',
] as const;
export type IdentifierType = (typeof identifierTypes)[number];
export type IdentifierValues = Partial<Record<IdentifierType, string>>;

const rules: Partial<Record<IdentifierType, Rule>> = {
  'resident-id': residentIdRule,
  'student-number': studentNumberRule,
  phone: phoneRule,
  mail: { type: 'email' },
};

const longest: Record<IdentifierType, number> = {
  'resident-id': 18,
  'student-number': 19,
  'staff-number': 60,
  phone: 20,
  mail: 254,
  passport: 20,
};

interface IdentityFieldsProps {
  types: readonly IdentifierType[];
  /** What the record holds now, masked: an empty field keeps it. */
  known?: Readonly<Record<string, string>>;
}

/** One field for each kind of identifier, checked as one types. */
export function IdentityFields({ types, known }: IdentityFieldsProps) {
  const t = useTexts(texts);
  const names = useNames();
  return types.map((type) => (
    <Form.Item
      key={type}
      name={['identifiers', type]}
      label={names.identifier(type)}
      rules={rules[type] ? [rules[type]] : []}
      validateTrigger="onBlur"
      {...(known?.[type] && { extra: t('edit.keep', { value: known[type] }) })}
    >
      <Input
        maxLength={longest[type]}
        autoComplete="off"
        inputMode={type === 'phone' ? 'tel' : type === 'mail' ? 'email' : 'text'}
      />
    </Form.Item>
  ));
}

/** The identifiers that were filled in, in the order of the fields. */
export function identifiersOf(values: IdentifierValues | undefined) {
  return identifierTypes.flatMap((type) => {
    const value = values?.[type]?.trim();
    return value ? [{ type, value }] : [];
  });
}

/** `/identifiers/1/value` of what was sent is the field of that identifier. */
export function renameIdentifiers(pointer: string, values: IdentifierValues | undefined): string {
  const index = /^\/identifiers\/(\d+)/.exec(pointer)?.[1];
  const type = index === undefined ? undefined : identifiersOf(values)[Number(index)]?.type;
  return type ? `/identifiers/${type}` : pointer;
}
