import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useSignedIn } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { TemplateDetail, TemplateField } from '../template.schema.ts';
import texts from './texts.ts';
import './certificates.css';

type Values = {
  templateId: string;
  holderIds: string[];
  reason: string;
  values?: Record<string, string | number>;
};

/** Who asks for certificates: which template, for whom, why. */
export default function RequestPage() {
  const t = useTexts(texts);
  const say = usePick();
  const go = useNavigate();
  const { activeRole } = useSignedIn();
  const [form] = Form.useForm<Values>();
  const templateId = Form.useWatch('templateId', form);
  const templates = useQuery({
    queryKey: ['certificates', 'templates'],
    queryFn: ({ signal }) => ok(api.GET('/api/certificates/templates', { signal })),
  });
  const usable = templates.data?.items.filter(({ state }) => state === 'published') ?? [];
  const need = [{ required: true, message: t('request.need') }];
  const organisationId = activeRole?.organisation.id ?? '';
  return (
    <Page
      title={t('request.title')}
      lead={t('request.lead')}
      query={templates}
      empty={templates.data && usable.length === 0 ? <Empty title={t('request.noTemplates')} /> : undefined}
      narrow
    >
      <SectionCard>
        <FormPage<Values, { id: string }>
          name={`certificates.request.${organisationId}`}
          form={form}
          submitWords={t('request.submit')}
          onCancel={() => void go({ to: '/certificates/issued' })}
          onSubmit={({ holderIds, values = {}, ...rest }, { idempotencyKey }) =>
            ok(
              api.POST('/api/certificates/releases', {
                headers: { 'idempotency-key': idempotencyKey },
                body: {
                  ...rest,
                  organisationId,
                  documents: holderIds.map((holderId) => ({ holderId, values: asText(values) })),
                },
              }),
            )
          }
          rename={(pointer) =>
            pointer
              .replace(/^\/documents\/\d+\/values/, '/values')
              .replace(/^\/documents\/\d+\/holderId/, '/holderIds')
          }
          onDone={({ id }) => {
            toast.ok(t('request.done'));
            void queries.invalidateQueries({ queryKey: ['certificates'] });
            void go({ to: `/certificates/releases/${id}` });
          }}
        >
          <Form.Item name="templateId" label={t('request.template')} rules={need}>
            <Select options={usable.map(({ id, type }) => ({ value: id, label: say(type) }))} />
          </Form.Item>
          <Form.Item name="holderIds" label={t('request.holders')} rules={need}>
            <HolderSelect kind={usable.find(({ id }) => id === templateId)?.holder ?? 'person'} />
          </Form.Item>
          {templateId && <TemplateFields id={templateId} />}
          <Form.Item name="reason" label={t('request.reason')} rules={need}>
            <Input maxLength={200} placeholder={t('request.reason.example')} />
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}

const asText = (values: Record<string, string | number | null | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
    ),
  );

/** What the template asks for and the directory does not know. */
function TemplateFields({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = usePick();
  const template = useQuery({
    queryKey: ['certificates', 'template', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/certificates/templates/{id}', { params: { path: { id } }, signal }),
      ) as Promise<TemplateDetail>,
  });
  const fields = template.data?.published?.fields ?? [];
  const known = fields.filter(({ source }) => source).map(({ title }) => say(title));
  return (
    <>
      {known.length > 0 && (
        <p className="tx-quiet ct-auto">{t('request.auto', { names: known.join('、') })}</p>
      )}
      {fields
        .filter(({ source }) => !source)
        .map((field) => (
          <Form.Item
            key={field.key}
            name={['values', field.key]}
            label={say(field.title)}
            rules={field.required ? [{ required: true, message: t('request.need') }] : []}
          >
            <FieldInput field={field} />
          </Form.Item>
        ))}
    </>
  );
}

function FieldInput({ field, ...given }: { field: TemplateField }) {
  if (field.format.startsWith('day')) return <DayField {...given} />;
  if (field.format === 'number') return <InputNumber {...given} />;
  return <Input maxLength={300} {...given} />;
}

type HolderSelectProps = {
  kind: 'person' | 'organisation';
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
};

function HolderSelect({ kind, ...given }: HolderSelectProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['certificates', 'holders', kind, q],
    enabled: q.trim() !== '',
    queryFn: async ({ signal }) => {
      const query = { q, limit: 20 };
      if (kind === 'organisation') {
        const { items } = await ok(api.GET('/api/directory/organisations', { params: { query }, signal }));
        return items.map(({ id, name }) => ({ value: id, label: name }));
      }
      const { items } = await ok(api.GET('/api/directory/people', { params: { query }, signal }));
      return items.map(({ id, name, affiliations }) => ({
        value: id,
        label: [name, affiliations[0]?.organisation.name].filter(Boolean).join(' · '),
      }));
    },
  });
  return (
    <Select
      {...given}
      mode="multiple"
      placeholder={t('request.holders.hint')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      notFoundContent={null}
      options={found.data ?? []}
      maxCount={500}
    />
  );
}
