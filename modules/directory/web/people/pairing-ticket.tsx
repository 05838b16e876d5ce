import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Qr } from '../qr.tsx';
import type { IssuedCode } from '../wire.ts';
import texts from './texts.ts';
import '../directory.css';
import './people.css';

interface PairingTicketProps {
  issued: IssuedCode;
  /** School or class, in the corner. */
  place?: string | undefined;
  big?: true;
}

/** The slip that a guardian gets. What the QR code holds stands behind `#`, so no server's log ever sees it. */
export function PairingTicket({ issued, place, big }: PairingTicketProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const page = `${location.origin}/directory/children`;
  const name = issued.childName;
  return (
    <article className="dir-ticket" data-big={big}>
      <header>
        <span>{t('code.paper')}</span>
        <span>{place}</span>
      </header>
      <div>
        <h3>{name}</h3>
        <p>{t('code.how', { address: location.host })}</p>
      </div>
      <Qr text={`${page}#code=${issued.code}`} label={t('code.qr', { name })} />
      <code className="dir-code">{issued.code}</code>
      <footer>{t('code.until', { day: format.day(issued.expiresAt) })}</footer>
    </article>
  );
}
