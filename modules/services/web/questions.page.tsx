import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useSession } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { events, type LifeEvent } from './events.ts';
import texts from './texts.ts';
import './services.css';

/** What others asked, and a question of one's own. */
export default function Questions() {
  const t = useTexts(texts);
  const session = useSession();
  const { tenantId = '' } = useParams({ strict: false });
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['services', 'public-questions', tenantId, q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/services/tenants/{tenantId}/public-questions', {
          params: { path: { tenantId }, query: { limit: 50, ...(q.trim() && { q: q.trim() }) } },
          signal,
        }),
      ),
  });
  const items = query.data?.items ?? [];
  return (
    <Page title={t('questions.title')} lead={t('questions.lead')} query={query} narrow>
      <div className="sv-tools">
        <Input.Search
          allowClear
          aria-label={t('questions.search')}
          placeholder={t('questions.search')}
          maxLength={60}
          onSearch={setQ}
        />
      </div>
      <SectionCard>
        {items.length === 0 && <Empty title={t('questions.none')} />}
        {items.map((item) => (
          <article key={item.id} className="sv-question">
            <h3>{item.title}</h3>
            <p className="tx-quiet">{item.content}</p>
            <p className="sv-answer">{item.answer}</p>
          </article>
        ))}
      </SectionCard>
      {session?.signedIn ? (
        <>
          <Own tenantId={tenantId} />
          <Ask tenantId={tenantId} />
        </>
      ) : (
        <p className="tx-quiet">{t('questions.ask.signIn')}</p>
      )}
    </Page>
  );
}

function Own({ tenantId }: { tenantId: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useQuery({
    queryKey: ['services', 'own-questions', tenantId],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/services/tenants/{tenantId}/questions/mine', {
          params: { path: { tenantId } },
          signal,
        }),
      ),
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <SectionCard title={t('questions.own')}>
      {items.map((item) => (
        <article key={item.id} className="sv-question">
          <h3>{item.title}</h3>
          <p className="tx-quiet">
            {item.content} · {format.ago(item.askedAt)}
          </p>
          {item.answer ? (
            <p className="sv-answer">{item.answer}</p>
          ) : (
            <Tag tone="warn">{t('questions.waiting')}</Tag>
          )}
        </article>
      ))}
    </SectionCard>
  );
}

type Values = { lifeEvent: LifeEvent; title: string; content: string };

function Ask({ tenantId }: { tenantId: string }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Values>();
  const need = [{ required: true, whitespace: true, message: t('need') }];
  return (
    <SectionCard title={t('questions.ask')}>
      <FormPage<Values>
        name={`services.question.${tenantId}`}
        form={form}
        submitWords={t('questions.send')}
        onSubmit={(body, { idempotencyKey }) =>
          ok(
            api.POST('/api/services/tenants/{tenantId}/questions', {
              params: { path: { tenantId } },
              headers: { 'idempotency-key': idempotencyKey },
              body,
            }),
          )
        }
        onDone={() => {
          toast.ok(t('questions.sent'));
          form.resetFields();
          void queries.invalidateQueries({ queryKey: ['services', 'own-questions', tenantId] });
        }}
      >
        <Form.Item name="lifeEvent" label={t('questions.event')} rules={need}>
          <Select options={events.map((event) => ({ value: event, label: t(`event.${event}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('questions.subject')} rules={need}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="content" label={t('questions.content')} rules={need}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </FormPage>
    </SectionCard>
  );
}
