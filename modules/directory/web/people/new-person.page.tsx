import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Form, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import { todayInChina } from '#platform/codes/dates.ts';
import { api, idempotent, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { nameRule } from '../code-rules.ts';
import { useCatalogue, useDutyNames, useNames, useSubjects } from '../names.ts';
import { PersonField } from '../person-field.tsx';
import { PlaceField } from '../place-field.tsx';
import { childrenOf, organisationQuery, useOwnPlace } from '../places.ts';
import type { PersonKind } from '../wire.ts';
import {
  type IdentifierType,
  type IdentifierValues,
  IdentityFields,
  identifiersOf,
  renameIdentifiers,
} from './identity-fields.tsx';
import texts from './texts.ts';

const kinds: readonly PersonKind[] = ['pupil', 'staff', 'guardian'];
const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;
const numbers: Record<PersonKind, readonly IdentifierType[]> = {
  pupil: ['resident-id', 'student-number'],
  staff: ['resident-id', 'staff-number', 'phone', 'mail'],
  guardian: ['resident-id', 'phone'],
};

interface Values {
  name: string;
  sex: 'male' | 'female' | 'unknown';
  birthDate?: string;
  identifiers?: IdentifierValues;
  telephone?: string;
  address?: string;
  organisationId: string;
  classId?: string;
  entryYear?: number | null;
  on?: string;
  post?: string;
  subjects?: string[];
  childId?: string;
  relation?: (typeof relations)[number];
}

/** Registers a pupil, a member of staff or a guardian, together with where that person stands. */
export default function NewPerson() {
  const t = useTexts(texts);
  const names = useNames();
  const go = useNavigate();
  const cache = useQueryClient();
  const asked = useSearch({ strict: false }) as {
    kind?: string;
    place?: string;
    class?: string;
    child?: string;
  };
  const own = useOwnPlace() ?? '';
  const place = useQuery(organisationQuery(asked.place ?? own)).data;
  const [kind, setKind] = useState<PersonKind>(kinds.find((one) => one === asked.kind) ?? 'pupil');
  const [holder, setHolder] = useState<{ id: string; name: string }>();
  const sent = useRef<Values>(undefined);
  const [form] = Form.useForm<Values>();
  const organisationId = Form.useWatch('organisationId', form);
  const isSchool = place?.kind === 'school' || place?.kind === 'teaching-point';

  const submit = async (values: Values, idempotencyKey: string) => {
    sent.current = values;
    setHolder(undefined);
    const telephone = values.telephone?.trim();
    const address = values.address?.trim();
    try {
      return await ok(
        api.POST('/api/directory/registrations', {
          body: {
            organisationId: values.organisationId,
            name: values.name,
            sex: values.sex,
            ...(values.birthDate && { birthDate: values.birthDate }),
            identifiers: identifiersOf(values.identifiers),
            contact: { ...(telephone && { telephone }), ...(address && { address }) },
            standing: standingOf(kind, values),
          },
          headers: idempotent(idempotencyKey),
        }),
      );
    } catch (error) {
      const known = asProblem(error).body.person as { id: string; name: string } | undefined;
      if (known) setHolder(known);
      throw error;
    }
  };

  return (
    <Page title={t('new.title')} lead={t('new.lead')} narrow>
      <Segmented
        block
        aria-label={t('new.kind')}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: names.person(one) }))}
        onChange={setKind}
      />
      {holder && (
        <Callout tone="warn" title={t('new.taken', { name: holder.name })}>
          <p>
            <Link to="/directory/people/$id" params={{ id: holder.id }}>
              {t('new.taken.open', { name: holder.name })}
            </Link>
          </p>
        </Callout>
      )}
      {place && (
        <FormPage<Values, { id: string; name: string }>
          key={kind}
          name={`directory.person.new.${kind}`}
          form={form}
          initialValues={{
            sex: 'unknown',
            ...((isSchool || kind === 'staff') && { organisationId: place.id }),
            ...(asked.class && { classId: asked.class }),
            ...(asked.child && { childId: asked.child }),
          }}
          submitWords={t('new.submit')}
          rename={rename}
          onCancel={() => void go({ to: '/directory/people' })}
          onSubmit={(values, { idempotencyKey }) => submit(values, idempotencyKey)}
          onDone={async (person) => {
            await cache.invalidateQueries({ queryKey: ['directory'] });
            toast.ok(t('new.done', { name: person.name }));
            void go({ to: '/directory/people/$id', params: { id: person.id } });
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
            validateTrigger="onBlur"
          >
            <Input maxLength={150} autoComplete="off" />
          </Form.Item>
          <IdentityFields types={numbers[kind]} />
          <FillFromResidentId />
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
          <Form.Item
            name="organisationId"
            label={t(placeWords[kind])}
            rules={[{ required: true, message: t('new.choose', { field: t(placeWords[kind]) }) }]}
          >
            <PlaceField {...(kind !== 'staff' && { kind: 'school' })} />
          </Form.Item>
          {kind === 'pupil' && <PupilFields schoolId={organisationId} />}
          {kind === 'staff' && <StaffFields />}
          {kind === 'guardian' && <GuardianFields />}
          <Form.Item name="telephone" label={t('basic.telephone')}>
            <Input maxLength={30} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="address" label={t('basic.address')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </FormPage>
      )}
    </Page>
  );

  function rename(pointer: string): string {
    if (pointer.startsWith('/contact/')) return pointer.slice('/contact'.length);
    if (pointer.startsWith('/standing/')) return pointer.slice('/standing'.length);
    return renameIdentifiers(pointer, sent.current?.identifiers);
  }
}

const placeWords = {
  pupil: 'new.school',
  staff: 'new.place',
  guardian: 'new.guardian.school',
} as const satisfies Record<PersonKind, string>;

function standingOf(kind: PersonKind, values: Values) {
  switch (kind) {
    case 'pupil':
      return {
        kind,
        ...(values.classId && { classId: values.classId }),
        ...(values.entryYear && { entryYear: values.entryYear }),
        ...(values.on && { on: values.on }),
      };
    case 'staff':
      return {
        kind,
        post: values.post ?? '',
        subjects: values.subjects ?? [],
        ...(values.on && { on: values.on }),
      };
    case 'guardian':
      return { kind, childId: values.childId ?? '', relation: values.relation ?? 'other' };
  }
}

/** A resident ID tells birth date and sex (GB 11643): they need not be typed. */
function FillFromResidentId() {
  const form = Form.useFormInstance<Values>();
  const typed = Form.useWatch(['identifiers', 'resident-id'], form) as string | undefined;
  const filledFor = useRef<string>(undefined);
  if (typed && typed.trim().length === 18 && filledFor.current !== typed) {
    filledFor.current = typed;
    void import('#platform/codes/resident-id.ts').then(({ parseResidentId }) => {
      const read = parseResidentId(typed);
      if (read.ok) form.setFieldsValue({ sex: read.value.sex, birthDate: read.value.birthDate });
    });
  }
  return null;
}

function PupilFields({ schoolId }: { schoolId: string | undefined }) {
  const t = useTexts(texts);
  const { data: classes } = useQuery({
    queryKey: ['directory', 'classes-of', schoolId],
    queryFn: () => classesBelow(schoolId ?? ''),
    enabled: Boolean(schoolId),
  });
  return (
    <>
      <Form.Item name="classId" label={t('new.class')}>
        <Select
          allowClear
          placeholder={t('new.class.none')}
          disabled={!schoolId}
          showSearch={{ optionFilterProp: 'label' }}
          options={(classes ?? []).map((room) => ({ value: room.id, label: room.name }))}
        />
      </Form.Item>
      <Form.Item name="entryYear" label={t('new.entryYear')}>
        <InputNumber min={1900} max={2100} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="on" label={t('new.on')}>
        <DayField max={todayInChina()} />
      </Form.Item>
    </>
  );
}

/** Classes stand below a school, or below its grades. */
async function classesBelow(schoolId: string) {
  const level = await childrenOf(schoolId);
  const inner = await Promise.all(
    level.filter((one) => one.kind === 'grade' || one.kind === 'campus').map((one) => childrenOf(one.id)),
  );
  return [...level, ...inner.flat()].filter((one) => one.kind === 'class');
}

function StaffFields() {
  const t = useTexts(texts);
  const duty = useDutyNames();
  const posts = useCatalogue()?.posts ?? [];
  const subjects = useSubjects() ?? [];
  return (
    <>
      <Form.Item
        name="post"
        label={t('new.post')}
        rules={[{ required: true, message: t('new.choose', { field: t('new.post') }) }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map((post) => ({ value: post.code, label: duty.post(post.code) }))}
        />
      </Form.Item>
      <Form.Item name="subjects" label={t('new.subjects')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={subjects.map((subject) => ({ value: subject.code, label: duty.subject(subject.code) }))}
        />
      </Form.Item>
      <Form.Item name="on" label={t('new.on')}>
        <DayField />
      </Form.Item>
    </>
  );
}

function GuardianFields() {
  const t = useTexts(texts);
  const names = useNames();
  return (
    <>
      <Form.Item
        name="childId"
        label={t('new.child')}
        rules={[{ required: true, message: t('new.choose', { field: t('new.child') }) }]}
      >
        <PersonField kind="pupil" />
      </Form.Item>
      <Form.Item
        name="relation"
        label={t('new.relation')}
        rules={[{ required: true, message: t('new.choose', { field: t('new.relation') }) }]}
      >
        <Select
          options={relations.map((relation) => ({ value: relation, label: names.relation(relation) }))}
        />
      </Form.Item>
    </>
  );
}
