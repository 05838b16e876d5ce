import { useTexts } from '#web/i18n/texts.ts';
import texts from './texts.ts';
import './sso.css';

export interface ApplicationFacts {
  unit: string;
  summary: string;
  purpose: string;
  storage: string;
  icp: string;
  protectionLevel: string;
  clientType: 'web' | 'native' | 'service';
  startUrl: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  backchannelLogoutUri: string;
  casServices: string[];
}

/** What a vendor wrote, field by field; empty ones are left out. */
export function AppFacts({ facts, first = [] }: { facts: ApplicationFacts; first?: [string, string][] }) {
  const t = useTexts(texts);
  const rows: [string, string][] = [
    ...first,
    [t('form.summary'), facts.summary],
    [t('form.unit'), facts.unit],
    [t('form.purpose'), facts.purpose],
    [t('form.storage'), facts.storage],
    [t('form.icp'), facts.icp],
    [t('form.level'), t(`level.${facts.protectionLevel}` as never)],
    [t('form.type'), t(`form.type.${facts.clientType}`)],
    [t('form.start'), facts.startUrl],
    [t('form.redirects'), facts.redirectUris.join('\n')],
    [t('form.cas'), facts.casServices.join('\n')],
    [t('form.postLogout'), facts.postLogoutRedirectUris.join('\n')],
    [t('form.backchannel'), facts.backchannelLogoutUri],
  ];
  return (
    <dl className="tx-sso-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
