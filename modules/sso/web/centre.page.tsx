import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useSession } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { AppIcon } from './app-icon.tsx';
import texts from './texts.ts';
import './sso.css';

/** The apps that the bureau opened to this person, each one step away. */
export default function Centre() {
  const t = useTexts(texts);
  const session = useSession();
  const role = session?.signedIn ? session.activeRole?.id : undefined;
  const apps = useQuery({
    queryKey: ['sso', 'centre', role],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/centre', { signal })),
  });
  const items = apps.data?.items ?? [];
  return (
    <Page
      title={t('centre.title')}
      lead={t('centre.lead')}
      query={apps}
      actions={
        <>
          <Link className="tx-button" to="/vendor/apps">
            {t('centre.apply')}
          </Link>
          <Link className="tx-button" to="/authorisations">
            {t('centre.authorisations')}
          </Link>
        </>
      }
      {...(items.length === 0 && {
        empty: <Empty title={t('centre.none')} detail={t('centre.none.detail')} />,
      })}
    >
      <ul className="tx-sso-cards">
        {items.map((app) => (
          <li key={app.id}>
            <Card app={app} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface CentreApp {
  id: string;
  name: string;
  summary: string;
  unit: string;
  startUrl: string;
  hasIcon: boolean;
}

function Card({ app }: { app: CentreApp }) {
  const t = useTexts(texts);
  const inside = (
    <>
      <AppIcon app={app} />
      <div>
        <h2>{app.name}</h2>
        <p>{app.summary}</p>
        <p className="tx-quiet">{app.unit}</p>
        {app.startUrl === '' && <p className="tx-quiet">{t('centre.noStart')}</p>}
      </div>
    </>
  );
  if (app.startUrl === '') return <div className="tx-sso-card">{inside}</div>;
  return (
    <a className="tx-sso-card" href={app.startUrl} target="_blank" rel="noopener noreferrer">
      {inside}
      <span className="tx-visually-hidden">{t('centre.newWindow')}</span>
    </a>
  );
}
