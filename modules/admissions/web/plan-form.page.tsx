import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useSignedIn } from '#web/api/session.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { PlanInput } from '../plan.schema.ts';
import { useWords } from './words.ts';

const stages = ['kindergarten', 'primary', 'junior'] as const;

/** Writes a plan, new or a draft. */
export default function PlanForm() {
  const t = useWords();
  const go = useNavigate();
  const { id } = useParams({ strict: false });
  const { activeRole } = useSignedIn();
  const tenantId = activeRole?.tenantId ?? '';
  const plan = useQuery({
    queryKey: ['admissions', 'plan', tenantId, id],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}', {
          params: { path: { tenantId, id: id ?? '' } },
          signal,
        }),
      ),
  });
  const need = [{ required: true, message: t('apply.need') }];
  const year = new Date().getFullYear() + 1;
  const done = (made: { id: string }) => {
    toast.ok(t('plan.saved'));
    void queries.invalidateQueries({ queryKey: ['admissions'] });
    void go({ to: '/admissions/$id', params: { id: made.id } });
  };
  const { data } = plan;
  return (
    <Page title={data?.name ?? t('plans.new')} {...(id && { query: plan })} narrow>
      <SectionCard>
        <FormPage<PlanInput, { id: string }>
          name={`admissions.plan.${id ?? 'new'}`}
          initialValues={
            data
              ? pick(data)
              : {
                  stage: 'primary',
                  schoolYear: year,
                  mostChoices: 2,
                  bornFrom: `${year - 7}-09-01`,
                  bornTo: `${year - 6}-08-31`,
                }
          }
          {...(data && { version: data.version })}
          onSubmit={(values, { idempotencyKey }) =>
            data
              ? ok(
                  api.PUT('/api/admissions/plans/{id}', {
                    params: { path: { id: data.id } },
                    headers: ifMatch(data.version),
                    body: values,
                  }),
                )
              : ok(
                  api.POST('/api/admissions/plans', {
                    headers: { 'idempotency-key': idempotencyKey },
                    body: values,
                  }),
                )
          }
          onDone={done}
          onCancel={() => void go({ to: '/admissions' })}
        >
          <Form.Item name="name" label={t('plan.name')} rules={need} extra={t('plan.name.hint')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="stage" label={t('plan.stage')} rules={need}>
            <Select options={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))} />
          </Form.Item>
          <Form.Item name="schoolYear" label={t('plan.year')} rules={need}>
            <InputNumber min={2020} max={2100} />
          </Form.Item>
          <Form.Item name="bornFrom" label={t('plan.bornFrom')} rules={need}>
            <DayField />
          </Form.Item>
          <Form.Item name="bornTo" label={t('plan.bornTo')} rules={need}>
            <DayField />
          </Form.Item>
          <Form.Item name="mostChoices" label={t('plan.choices')} rules={need}>
            <InputNumber min={1} max={5} />
          </Form.Item>
          <Form.Item name="opensAt" label={t('plan.opens')} rules={need}>
            <MomentField />
          </Form.Item>
          <Form.Item name="closesAt" label={t('plan.closes')} rules={need}>
            <MomentField />
          </Form.Item>
          <Form.Item name="confirmUntil" label={t('plan.confirm')} rules={need}>
            <MomentField />
          </Form.Item>
          <Form.Item name="notes" label={t('plan.notes')}>
            <Input.TextArea rows={4} maxLength={5000} />
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}

const pick = (plan: PlanInput): PlanInput => ({
  name: plan.name,
  schoolYear: plan.schoolYear,
  stage: plan.stage,
  bornFrom: plan.bornFrom,
  bornTo: plan.bornTo,
  mostChoices: plan.mostChoices,
  opensAt: plan.opensAt,
  closesAt: plan.closesAt,
  confirmUntil: plan.confirmUntil,
  notes: plan.notes,
});

/** A day and a time as text with offset, for use inside `Form.Item`. */
function MomentField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}) {
  return (
    <DatePicker
      {...(id && { id })}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      onChange={(moment) => onChange?.(moment && !Array.isArray(moment) ? moment.toISOString() : undefined)}
    />
  );
}
