import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio, Select } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { SchoolPicker, useSchoolId } from './school.tsx';
import { todayHere, useWords } from './words.ts';

type Values = {
  how: 'known' | 'new';
  name: string;
  number?: string;
  residentId?: string;
  sex?: 'male' | 'female';
  birthDate?: string;
  classId?: string;
  on?: string;
  documentNumber?: string;
};

/** 入学: a pupil whom the system knows, or a new one. */
export default function Admission() {
  const { t } = useWords();
  const { schoolId, pick } = useSchoolId();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form) ?? 'new';
  const school = useQuery({
    queryKey: ['register', 'school', schoolId],
    enabled: schoolId !== undefined,
    queryFn: ({ signal }) =>
      ok(api.GET('/api/register/schools/{id}', { params: { path: { id: schoolId ?? '' } }, signal })),
  });
  if (!schoolId)
    return (
      <Page title={t('admit.title')} narrow>
        <SchoolPicker onPick={(id) => pick?.(id)} />
      </Page>
    );
  const need = [{ required: true, message: t('admit.need') }];
  const rooms = school.data?.cohorts.flatMap((cohort) => cohort.classes) ?? [];
  return (
    <Page title={t('admit.title')} lead={school.data?.name} query={school} narrow>
      <SectionCard>
        <FormPage<Values, { personIds: string[] }>
          name={`register.admission.${schoolId}`}
          form={form}
          initialValues={{ how: 'new', on: todayHere() }}
          submitWords={t('pupils.admit')}
          onCancel={() => void go({ to: '/register/pupils' })}
          rename={rename}
          onSubmit={(values, { idempotencyKey }) =>
            ok(
              api.POST('/api/register/admissions', {
                headers: { 'idempotency-key': idempotencyKey },
                body: bodyOf(schoolId, values),
              }),
            )
          }
          onDone={({ personIds }, values) => {
            toast.ok(t('admit.done', { name: values.name }));
            void queries.invalidateQueries({ queryKey: ['register'] });
            void go({ to: `/register/pupils/${personIds[0]}` });
          }}
        >
          <Form.Item name="how" label={t('admit.how')}>
            <Radio.Group
              optionType="button"
              options={[
                { value: 'new', label: t('admit.new') },
                { value: 'known', label: t('admit.known') },
              ]}
            />
          </Form.Item>
          <Form.Item name="name" label={t('admit.name')} rules={need}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          {how === 'known' ? (
            <Form.Item
              name="number"
              label={t('admit.number')}
              rules={need}
              extra={
                <>
                  {t('admit.number.hint')} <Link to="/register/transfers/new">{t('admit.transfer')}</Link>
                </>
              }
            >
              <Input maxLength={64} autoComplete="off" />
            </Form.Item>
          ) : (
            <>
              <Form.Item name="residentId" label={t('admit.id')} extra={t('admit.id.hint')}>
                <Input maxLength={64} autoComplete="off" />
              </Form.Item>
              <Form.Item name="number" label={t('admit.number')}>
                <Input maxLength={64} autoComplete="off" />
              </Form.Item>
              <Form.Item name="sex" label={t('admit.sex')} rules={need}>
                <Radio.Group
                  options={(['male', 'female'] as const).map((sex) => ({
                    value: sex,
                    label: t(`sex.${sex}`),
                  }))}
                />
              </Form.Item>
              <Form.Item name="birthDate" label={t('admit.birth')} rules={need}>
                <DayField />
              </Form.Item>
            </>
          )}
          <Form.Item name="classId" label={t('admit.class')}>
            <Select
              allowClear
              placeholder={t('admit.class.later')}
              showSearch={{ optionFilterProp: 'label' }}
              options={rooms.map((room) => ({ value: room.id, label: room.name }))}
            />
          </Form.Item>
          <Form.Item name="on" label={t('act.on')}>
            <DayField />
          </Form.Item>
          <Form.Item name="documentNumber" label={t('act.document')}>
            <Input maxLength={60} />
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}

/** A student number begins with a letter; what is all digits is a resident ID. */
const typeOf = (text: string) =>
  /^\s*[GJL]/i.test(text) ? ('student-number' as const) : ('resident-id' as const);

function bodyOf(schoolId: string, values: Values) {
  const { how, name, number, residentId, sex, birthDate, classId, on, documentNumber } = values;
  const shared = {
    schoolId,
    ...(classId && { classId }),
    ...(on && { on }),
    ...(documentNumber?.trim() && { documentNumber: documentNumber.trim() }),
  };
  if (how === 'known')
    return { ...shared, pupil: { identifier: { type: typeOf(number ?? ''), value: number ?? '' }, name } };
  const identifiers = [
    ...(residentId?.trim() ? [{ type: 'resident-id' as const, value: residentId.trim() }] : []),
    ...(number?.trim() ? [{ type: 'student-number' as const, value: number.trim() }] : []),
  ];
  return {
    ...shared,
    pupil: { name, sex: sex ?? ('unknown' as const), birthDate: birthDate ?? '', identifiers },
  };
}

function rename(pointer: string): string {
  if (pointer.startsWith('/pupil/identifiers/0')) return '/residentId';
  if (pointer.startsWith('/pupil/identifiers/1') || pointer.startsWith('/pupil/identifier')) return '/number';
  return pointer.replace(/^\/pupil\//, '/');
}
