import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Question } from '../question.schema.ts';
import texts from './texts.ts';

/** Questions that wait for an answer, the oldest first. */
export default function Unanswered() {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['services', 'unanswered'],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/services/questions/unanswered', { params: { query: { limit: 20 } }, signal })),
  });
  const items = query.data?.items ?? [];
  return (
    <Page
      title={t('unanswered.title')}
      lead={t('unanswered.lead')}
      query={query}
      narrow
      empty={items.length === 0 && query.data ? <Empty title={t('unanswered.none')} /> : undefined}
    >
      {items.map((item) => (
        <Waiting key={item.id} question={item} />
      ))}
    </Page>
  );
}

type Values = { answer: string; title?: string; content?: string };

function Waiting({ question }: { question: Question }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [publish, setPublish] = useState(false);
  const need = [{ required: true, whitespace: true, message: t('need') }];
  return (
    <SectionCard title={question.title} extra={<Tag>{t(`event.${question.lifeEvent}`)}</Tag>}>
      <p>{question.content}</p>
      <p className="tx-quiet">{format.ago(question.askedAt)}</p>
      {!open && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setOpen(true)}>
          {t('unanswered.answer')}
        </button>
      )}
      {open && (
        <FormPage<Values>
          name={`services.answer.${question.id}`}
          submitWords={t('unanswered.send')}
          onCancel={() => setOpen(false)}
          onSubmit={({ answer, title, content }) =>
            ok(
              api.POST('/api/services/questions/{id}/answer', {
                params: { path: { id: question.id } },
                body: {
                  answer,
                  ...(publish && { publish: { title: title ?? '', content: content ?? '' } }),
                },
              }),
            )
          }
          onDone={() => {
            toast.ok(t('unanswered.done'));
            void queries.invalidateQueries({ queryKey: ['services', 'unanswered'] });
          }}
        >
          <Form.Item name="answer" label={t('unanswered.answer')} rules={need}>
            <Input.TextArea rows={4} maxLength={4000} />
          </Form.Item>
          <p>
            <Checkbox checked={publish} onChange={(event) => setPublish(event.target.checked)}>
              {t('unanswered.publish')}
            </Checkbox>
          </p>
          {publish && (
            <>
              <Form.Item name="title" label={t('unanswered.public.title')} rules={need}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name="content" label={t('unanswered.public.content')} rules={need}>
                <Input.TextArea rows={3} maxLength={2000} />
              </Form.Item>
            </>
          )}
        </FormPage>
      )}
    </SectionCard>
  );
}
