import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { PersonField } from './person-field.tsx';
import texts from './texts.ts';
import './procedures.css';

interface Values {
  deputyId: string;
  from: string;
  until: string;
  reason: string;
}

/** 委托: whom I let do my tasks, and who lets me do theirs. */
export default function Delegations() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const key = ['procedures', 'delegations'];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/delegations', { signal })),
  });
  const end = async (id: string) => {
    client.setQueryData(
      key,
      await ok(api.DELETE('/api/procedures/delegations/{id}', { params: { path: { id } } })),
    );
  };
  return (
    <Page title={t('delegation.title')} lead={t('delegation.lead')} query={query}>
      <SectionCard title={t('delegation.given')}>
        {query.data?.given.length === 0 && <Empty title={t('delegation.none')} />}
        <ul className="pr-findings">
          {query.data?.given.map((one) => (
            <li key={one.id}>
              <b>{one.deputy}</b> · {format.day(one.from)} – {format.day(one.until)} · {one.reason}{' '}
              <button type="button" className="tx-quiet-button" onClick={() => void end(one.id)}>
                {t('delegation.end')}
              </button>
            </li>
          ))}
        </ul>
      </SectionCard>
      <SectionCard title={t('delegation.received')}>
        {query.data?.received.length === 0 && <p className="tx-quiet">{t('delegation.none')}</p>}
        <ul className="pr-findings">
          {query.data?.received.map((one) => (
            <li key={one.id}>
              <b>{one.principal}</b> · {format.day(one.from)} – {format.day(one.until)} · {one.reason}
            </li>
          ))}
        </ul>
      </SectionCard>
      <SectionCard title={t('delegation.new')}>
        <FormPage<Values>
          name="procedures.delegation"
          form={form}
          submitWords={t('delegation.go')}
          onSubmit={(values) =>
            ok(
              api.POST('/api/procedures/delegations', {
                body: {
                  deputyId: values.deputyId,
                  procedure: null,
                  from: `${values.from}T00:00:00+08:00`,
                  until: `${values.until}T23:59:59+08:00`,
                  reason: values.reason,
                },
              }),
            )
          }
          onDone={() => {
            toast.ok(t('delegation.done'));
            form.resetFields();
            void client.invalidateQueries({ queryKey: key });
          }}
        >
          <Form.Item name="deputyId" label={t('delegation.deputy')} rules={[{ required: true }]}>
            <DeputyField />
          </Form.Item>
          <Form.Item name="from" label={t('delegation.from')} rules={[{ required: true }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="until" label={t('delegation.until')} rules={[{ required: true }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="reason" label={t('delegation.reason')} rules={[{ required: true, max: 1000 }]}>
            <Input maxLength={1000} />
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}

/** The person field as `Form.Item` feeds it. */
function DeputyField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
}) {
  const t = useTexts(texts);
  return (
    <PersonField
      label={t('delegation.deputy')}
      {...(id && { id })}
      {...(value && { value })}
      onChange={(next) => onChange?.(next)}
    />
  );
}
