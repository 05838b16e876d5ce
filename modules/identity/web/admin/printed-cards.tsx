import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintSheet } from '#web/ui/print-sheet.tsx';
import { Qr } from '../own/qr.tsx';
import texts from './texts.ts';
import './admin.css';

export interface IssuedCards {
  className: string;
  skipped: number;
  expiresAt: string;
  cards: { personId: string; personName: string; loginName: string; code: string }[];
}

/** The sheet to print and cut. What the QR code holds stands behind `#`, so no server's log ever sees it. */
export function PrintedCards({ issued, onBack }: { issued: IssuedCards; onBack: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const page = `${location.origin}/activate`;
  const day = format.day(issued.expiresAt);
  return (
    <Page
      title={t('cards.made', { class: issued.className, count: issued.cards.length })}
      lead={t('cards.until', { day })}
    >
      {issued.skipped > 0 && <p className="tx-quiet">{t('cards.skipped', { count: issued.skipped })}</p>}
      <PrintSheet
        tools={
          <button type="button" className="tx-button" onClick={onBack}>
            {t('cards.back')}
          </button>
        }
      >
        {issued.cards.map(({ personId, personName, loginName, code }) => (
          <article className="tx-card-sheet" key={personId}>
            <header>
              <span>{t('cards.paper')}</span>
              <span>{issued.className}</span>
            </header>
            <div>
              <h3>{personName}</h3>
              <dl>
                <div>
                  <dt>{t('cards.account')}</dt>
                  <dd>{loginName}</dd>
                </div>
                <div>
                  <dt>{t('cards.code')}</dt>
                  <dd>{code}</dd>
                </div>
              </dl>
            </div>
            <Qr text={`${page}#a=${loginName}&c=${code}`} label={t('cards.qr', { name: personName })} />
            <footer>{t('cards.how', { address: page.replace(/^https?:\/\//, '') })}</footer>
          </article>
        ))}
      </PrintSheet>
    </Page>
  );
}
