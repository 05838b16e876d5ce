import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { StandingTag } from './state.tsx';
import texts from './texts.ts';
import './certificates.css';

/** One's own certificates and those of one's children. */
export default function Wallet() {
  const t = useTexts(texts);
  const say = usePick();
  const query = useQuery({
    queryKey: ['certificates', 'wallet'],
    queryFn: ({ signal }) => ok(api.GET('/api/certificates/wallet', { signal })),
  });
  const items = query.data?.items ?? [];
  return (
    <Page
      title={t('wallet.title')}
      lead={t('wallet.lead')}
      query={query}
      empty={
        query.data && items.length === 0 ? (
          <Empty title={t('wallet.empty')} detail={t('wallet.empty.detail')} />
        ) : undefined
      }
    >
      <div className="ct-wallet">
        {items.map((item) => (
          <Link key={item.id} to="/wallet/$id" params={{ id: item.id }}>
            <b>{say(item.type)}</b>
            <span>{item.isOwn ? item.holderName : t('wallet.child', { name: item.holderName })}</span>
            <span className="tx-quiet">{item.issuerName}</span>
            <span className="tx-quiet">{item.number}</span>
            <span>
              <StandingTag standing={item.standing} />
            </span>
          </Link>
        ))}
      </div>
    </Page>
  );
}
