import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';

/** In a demo: the text messages and mails that would have been sent. */
export default function DevMailbox() {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['identity', 'dev-mailbox'],
    queryFn: ({ signal }) => ok(api.GET('/api/identity/dev-mailbox', { signal })),
    refetchInterval: 3000,
  });
  return (
    <Sheet
      title={t('mailbox.title')}
      lead={t('mailbox.lead')}
      className="tx-mailbox"
      foot={<Link to="/sign-in">{t('back')}</Link>}
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <Empty title={t('mailbox.empty')} />}
      <ul>
        {data?.items.map((message) => (
          <li key={message.id}>
            <small className="tx-quiet">
              {t('mailbox.to', { to: message.to })} · {format.ago(message.at)}
            </small>
            {message.subject && <b>{message.subject}</b>}
            <span>{message.text}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
