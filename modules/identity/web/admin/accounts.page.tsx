import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SearchBox } from '#web/ui/search-box.tsx';
import { Lines, SectionCard } from '#web/ui/section-card.tsx';
import { AccountState } from './account-state.tsx';
import texts from './texts.ts';
import '../own/own.css';

/** Finds the account that somebody has called about. */
export default function Accounts() {
  const t = useTexts(texts);
  const format = useFormat();
  const go = useNavigate();
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const query = useQuery({
    queryKey: ['identity', 'accounts', q],
    queryFn: ({ signal }) => ok(api.GET('/api/identity/accounts', { params: { query: { q } }, signal })),
    enabled: q !== '',
  });
  const search = (words: string) =>
    void go({ to: '/accounts', search: words === '' ? {} : { q: words.slice(0, 64) }, replace: true });
  const items = query.data?.items ?? [];
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')}>
      <SearchBox value={q} onSearch={search} placeholder={t('accounts.search')} />
      {query.error && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      {q === '' && <Empty drawing="search" title={t('accounts.start')} detail={t('accounts.startDetail')} />}
      {q !== '' && query.isPending && <Lines />}
      {query.data && items.length === 0 && (
        <Empty drawing="search" title={t('accounts.none')} detail={t('accounts.noneDetail')} />
      )}
      {items.length > 0 && (
        <SectionCard>
          <ul className="tx-own-list">
            {items.map((account) => (
              <li key={account.personId}>
                <div>
                  <Link to="/accounts/$personId" params={{ personId: account.personId }}>
                    {account.personName}
                  </Link>
                  <small>
                    {account.loginName && `${account.loginName} · `}
                    {account.lastSignInAt
                      ? `${t('account.lastSignIn')} ${format.ago(account.lastSignInAt)}`
                      : t('account.never')}
                  </small>
                </div>
                <AccountState account={account} />
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
    </Page>
  );
}
