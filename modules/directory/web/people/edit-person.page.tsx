import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useRef } from 'react';
import { todayInChina } from '#platform/codes/dates.ts';
import { ETHNICITIES } from '#platform/codes/ethnicities.ts';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { nameRule } from '../code-rules.ts';
import { useNames } from '../names.ts';
import type { PersonDetail } from '../wire.ts';
import { usePerson } from './basics.tsx';
import {
  type IdentifierType,
  type IdentifierValues,
  IdentityFields,
  identifiersOf,
  identifierTypes,
  renameIdentifiers,
} from './identity-fields.tsx';
import texts from './texts.ts';

interface Values {
  name: string;
  sex: 'male' | 'female' | 'unknown';
  birthDate?: string;
  ethnicity?: string;
  identifiers?: IdentifierValues;
  removed?: IdentifierType[];
  telephone?: string;
  address?: string;
}

/** What is asked of everybody, of staff or of pupils, and whatever the record has already. */
function typesOf(person: PersonDetail): IdentifierType[] {
  const has = (type: IdentifierType) => person.identifiers.some((one) => one.type === type);
  const isStaff = person.postings.length > 0;
  const isPupil = person.enrolments.length > 0;
  return identifierTypes.filter((type) => {
    if (type === 'student-number') return isPupil || has(type);
    if (type === 'staff-number') return isStaff || has(type);
    if (type === 'phone' || type === 'mail') return !isPupil || has(type);
    return type === 'resident-id' || has(type) || !has('resident-id');
  });
}

/** Corrects a person. Identifiers stay masked: what is left empty is kept. */
export default function EditPerson() {
  const t = useTexts(texts);
  const names = useNames();
  const go = useNavigate();
  const cache = useQueryClient();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = usePerson(id);
  const person = query.data;
  const sent = useRef<Values>(undefined);
  const back = () => void go({ to: '/directory/people/$id', params: { id } });
  if (!person) return <Page title={t('edit.title')} query={query} narrow />;
  const known = Object.fromEntries(person.identifiers.map(({ type, value }) => [type, value]));
  const removable = identifierTypes.filter((type) => known[type]);
  return (
    <Page title={person.name} lead={`${t('edit.title')} · ${t('number')} ${person.number}`} narrow>
      <FormPage<Values>
        key={person.version}
        name={`directory.person.${id}`}
        version={person.version}
        initialValues={{
          name: person.name,
          sex: person.sex,
          ...(person.birthDate && { birthDate: person.birthDate }),
          ...(person.ethnicity && { ethnicity: person.ethnicity }),
        }}
        rename={(pointer) => {
          if (pointer.startsWith('/contact/')) return pointer.slice('/contact'.length);
          return renameIdentifiers(pointer, sent.current?.identifiers);
        }}
        onReload={() => void query.refetch()}
        onCancel={back}
        onSubmit={(values) => {
          sent.current = values;
          const set = identifiersOf(values.identifiers);
          const gone = (values.removed ?? [])
            .filter((type) => !set.some((one) => one.type === type))
            .map((type) => ({ type, value: null }));
          const telephone = values.telephone?.trim();
          const address = values.address?.trim();
          return ok(
            api.PATCH('/api/directory/people/{id}', {
              params: { path: { id } },
              body: {
                name: values.name,
                sex: values.sex,
                birthDate: values.birthDate ?? null,
                ethnicity: values.ethnicity ?? null,
                identifiers: [...set, ...gone],
                contact: { ...(telephone && { telephone }), ...(address && { address }) },
              },
              headers: ifMatch(person.version),
            }),
          );
        }}
        onDone={async () => {
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('edit.saved'));
          back();
        }}
      >
        <Form.Item
          name="name"
          label={t('new.name')}
          extra={t('new.name.help')}
          rules={[
            { required: true, whitespace: true, message: t('new.required', { field: t('new.name') }) },
            nameRule,
          ]}
        >
          <Input maxLength={150} autoComplete="off" />
        </Form.Item>
        <Form.Item name="sex" label={t('new.sex')}>
          <Radio.Group
            options={(['male', 'female', 'unknown'] as const).map((sex) => ({
              value: sex,
              label: names.sex(sex),
            }))}
          />
        </Form.Item>
        <Form.Item name="birthDate" label={t('new.birthDate')}>
          <DayField max={todayInChina()} />
        </Form.Item>
        <Form.Item name="ethnicity" label={t('basic.ethnicity')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={[...ETHNICITIES].map(([code, name]) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <IdentityFields types={typesOf(person)} known={known} />
        {removable.length > 0 && (
          <Form.Item name="removed">
            <Checkbox.Group
              options={removable.map((type) => ({
                value: type,
                label: t('edit.clear', { field: names.identifier(type) }),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="telephone"
          label={t('basic.telephone')}
          extra={person.contact.telephone && t('edit.keep', { value: person.contact.telephone })}
        >
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('basic.address')}
          extra={person.contact.address && t('edit.keep', { value: person.contact.address })}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </FormPage>
    </Page>
  );
}
