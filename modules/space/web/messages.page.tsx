import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useLive } from '#web/api/live.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { PersonMark } from '#web/ui/person-mark.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import './space.css';

/** My conversations, and beginning one. */
export default function Messages() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const [beginning, setBeginning] = useState(false);
  const query = useQuery({
    queryKey: ['space', 'conversations'],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/space/conversations', { params: { query: { limit: 100 } }, signal })),
  });
  useLive('message', () => void client.invalidateQueries({ queryKey: ['space', 'conversations'] }));
  const items = query.data?.items ?? [];
  return (
    <Page
      title={t('messages.title')}
      lead={t('messages.lead')}
      query={query}
      narrow
      actions={
        <Button type="primary" onClick={() => setBeginning(true)}>
          {t('messages.new')}
        </Button>
      }
    >
      {items.length === 0 ? (
        <Empty title={t('messages.none')} detail={t('messages.none.detail')} />
      ) : (
        <SectionCard>
          <ul className="sp-children sp-talks">
            {items.map((conversation) => {
              const name = conversation.people.map((person) => person.name).join('、');
              return (
                <li key={conversation.id} data-unread={conversation.unread || undefined}>
                  <Link to="/space/messages/$id" params={{ id: conversation.id }}>
                    <PersonMark name={name} />
                    <span>
                      <b>{name}</b>
                      <span className="tx-quiet">{conversation.lastText}</span>
                    </span>
                    <span className="tx-quiet">
                      {format.ago(conversation.lastMessageAt)}{' '}
                      {conversation.unread && <Tag tone="bad">{t('home.unread')}</Tag>}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </SectionCard>
      )}
      {beginning && <Begin onClose={() => setBeginning(false)} />}
    </Page>
  );
}

function Begin({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [to, setTo] = useState<string>();
  const [body, setBody] = useState('');
  const contacts = useQuery({
    queryKey: ['space', 'contacts'],
    queryFn: ({ signal }) => ok(api.GET('/api/space/contacts', { signal })),
  });
  const chosen = contacts.data?.items.find((contact) => contact.id === to);
  const family = useQuery({
    queryKey: ['space', 'contacts', to],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/space/contacts/{id}/guardians', { params: { path: { id: to ?? '' } }, signal })),
    enabled: chosen?.relation === 'pupil',
  });
  const send = useMutation({
    mutationFn: () => ok(api.POST('/api/space/messages', { body: { to: to ?? '', body } })),
    onSuccess: ({ conversationId }) =>
      void navigate({ to: '/space/messages/$id', params: { id: conversationId } }),
  });
  const people = [...(contacts.data?.items ?? []), ...(family.data?.items ?? [])];
  return (
    <Modal
      open
      title={t('messages.new')}
      okText={t('messages.send')}
      okButtonProps={{ disabled: !to || body.trim() === '', loading: send.isPending }}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <Select
        style={{ width: '100%', marginBottom: '0.75rem' }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('messages.pick')}
        aria-label={t('messages.pick')}
        loading={contacts.isPending}
        value={to ?? null}
        onChange={setTo}
        options={people.map((contact) => ({
          value: contact.id,
          label: `${contact.name} · ${t(`relation.${contact.relation}`)}${contact.about ? ` · ${contact.about}` : ''}`,
        }))}
      />
      <Input.TextArea
        value={body}
        maxLength={2000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        placeholder={t('messages.say')}
        aria-label={t('messages.say')}
        onChange={(event) => setBody(event.target.value)}
      />
      <ProblemAlert error={send.error ?? contacts.error} />
    </Modal>
  );
}
