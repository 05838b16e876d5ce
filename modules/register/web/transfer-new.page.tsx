import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { Callout } from '#web/ui/callout.tsx';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Candidate } from '../transfer.schema.ts';
import { SchoolPicker, useSchoolId } from './school.tsx';
import { todayHere, useWords } from './words.ts';
import './register.css';

type Values = { studentNumber: string; name: string; classId: string; wishedOn: string; reason: string };

/** 转入申请: first find the pupil by number and name, then say into which class, when and why. */
export default function NewTransfer() {
  const { t } = useWords();
  const go = useNavigate();
  const { schoolId, pick } = useSchoolId();
  const [form] = Form.useForm<Values>();
  const [found, setFound] = useState<Candidate>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const school = useQuery({
    queryKey: ['register', 'school', schoolId],
    enabled: schoolId !== undefined,
    queryFn: ({ signal }) =>
      ok(api.GET('/api/register/schools/{id}', { params: { path: { id: schoolId ?? '' } }, signal })),
  });
  if (!schoolId)
    return (
      <Page title={t('transfers.new')} narrow>
        <SchoolPicker onPick={(id) => pick?.(id)} />
      </Page>
    );
  const need = [{ required: true, message: t('admit.need') }];
  const find = async () => {
    setFound(undefined);
    setError(undefined);
    setBusy(true);
    try {
      const { studentNumber, name } = await form.validateFields(['studentNumber', 'name']);
      setFound(
        (await ok(
          api.POST('/api/register/transfer-candidates', { body: { studentNumber, name } }),
        )) as Candidate,
      );
    } catch (thrown) {
      // What the form itself misses it says at the field.
      if (thrown instanceof Error) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const rooms = school.data?.cohorts.flatMap((cohort) => cohort.classes) ?? [];
  return (
    <Page title={t('transfers.new')} lead={school.data?.name} query={school} narrow>
      <SectionCard>
        <FormPage<Values, { id: string }>
          name={`register.transfer.${schoolId}`}
          form={form}
          initialValues={{ wishedOn: todayHere() }}
          submitWords={t('transfer.apply')}
          onCancel={() => void go({ to: '/register/transfers' })}
          onSubmit={(values, { idempotencyKey }) =>
            ok(
              api.POST('/api/register/transfers', {
                headers: { 'idempotency-key': idempotencyKey },
                body: { ...values, schoolId },
              }),
            )
          }
          onDone={({ id }) => {
            toast.ok(t('transfer.applied'));
            void queries.invalidateQueries({ queryKey: ['register'] });
            void go({ to: '/register/transfers', search: { direction: 'in', open: id } as never });
          }}
        >
          <p className="tx-quiet rg-lead">{t('transfer.find.lead')}</p>
          <Form.Item name="studentNumber" label={t('admit.number')} rules={need}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t('admit.name')} rules={need}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <p className="rg-lead">
            <button type="button" className="tx-button" disabled={busy} onClick={() => void find()}>
              {t('transfer.find')}
            </button>
          </p>
          <ProblemAlert error={error} />
          {found && (
            <Callout
              tone={found.status === 'suspended' ? 'warn' : 'good'}
              title={t('transfer.found', {
                name: found.name,
                sex: t(`sex.${found.sex}`),
                school: [found.school, found.class].filter(Boolean).join(' '),
              })}
            >
              {found.status === 'suspended' && <p>{t('transfer.found.rest')}</p>}
            </Callout>
          )}
          <Form.Item name="classId" label={t('act.class')} rules={need}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={rooms.map((room) => ({ value: room.id, label: room.name }))}
            />
          </Form.Item>
          <Form.Item name="wishedOn" label={t('transfer.wished')} rules={need}>
            <DayField />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('transfer.reason')}
            rules={[{ required: true, whitespace: true, message: t('act.reason.need') }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}
