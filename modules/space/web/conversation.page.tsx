import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useLive } from '#web/api/live.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';
import './space.css';

/** One conversation, the newest message at the bottom. */
export default function Conversation() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const { id = '' } = useParams({ strict: false });
  const [body, setBody] = useState('');
  const key = ['space', 'messages', id];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      ok(
        api.GET('/api/space/conversations/{id}/messages', {
          params: { path: { id }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const conversations = useQuery({
    queryKey: ['space', 'conversations'],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/space/conversations', { params: { query: { limit: 100 } }, signal })),
  });
  useLive('message', () => void client.invalidateQueries({ queryKey: key }));
  const other = conversations.data?.items.find((conversation) => conversation.id === id)?.people[0];
  const send = useMutation({
    mutationFn: () => ok(api.POST('/api/space/messages', { body: { to: other?.id ?? '', body } })),
    onSuccess: () => {
      setBody('');
      void client.invalidateQueries({ queryKey: key });
    },
  });
  const messages = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={other?.name ?? t('messages.title')} query={query} narrow>
      <SectionCard>
        <ol className="sp-thread">
          {messages.map((message) => (
            <li key={message.id} data-mine={message.mine || undefined}>
              <p>{message.body}</p>
              <time dateTime={message.sentAt}>{format.ago(message.sentAt)}</time>
            </li>
          ))}
          {query.hasNextPage && (
            <li>
              <Button size="small" onClick={() => void query.fetchNextPage()}>
                {t('messages.older')}
              </Button>
            </li>
          )}
        </ol>
        <form
          className="sp-say"
          onSubmit={(event) => {
            event.preventDefault();
            if (body.trim() !== '' && other) send.mutate();
          }}
        >
          <Input.TextArea
            value={body}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            placeholder={t('messages.say')}
            aria-label={t('messages.say')}
            onChange={(event) => setBody(event.target.value)}
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={send.isPending}
            disabled={!other || body.trim() === ''}
          >
            {t('messages.send')}
          </Button>
        </form>
        <ProblemAlert error={send.error} />
      </SectionCard>
    </Page>
  );
}
