import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Facts } from './facts.tsx';
import { savePdf } from './save-pdf.ts';
import { SheetPicture } from './sheet-picture.tsx';
import { StandingTag } from './state.tsx';
import texts from './texts.ts';

/** One certificate to show: its code large enough for another's phone, its page, its file. */
export default function WalletItem() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['certificates', 'wallet', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/certificates/wallet/{id}', { params: { path: { id } }, signal })),
  });
  const one = query.data;
  return (
    <Page
      title={one ? say(one.type) : t('wallet.title')}
      lead={one?.holderName}
      query={query}
      actions={
        one && (
          <button
            type="button"
            className="tx-button"
            onClick={() => void savePdf(`/api/certificates/wallet/${id}/file`, one.number ?? id)}
          >
            {t('wallet.save')}
          </button>
        )
      }
    >
      {one && (
        <div className="ct-two">
          <SectionCard title={t('wallet.show')} extra={<StandingTag standing={one.standing} />}>
            <div className="ct-code">
              <img src={one.code} alt={t('wallet.code')} />
              <span className="tx-quiet">{t('wallet.short')}</span>
              <strong>{one.shortCode}</strong>
            </div>
          </SectionCard>
          <div>
            <SectionCard>
              <Facts
                items={[
                  [t('column.number'), one.number ?? t('none')],
                  [t('column.issuer'), one.issuerName],
                  [t('column.issuedAt'), one.issuedAt ? format.day(one.issuedAt) : t('none')],
                  [t('one.validUntil'), one.validUntil ? format.day(one.validUntil) : t('one.forever')],
                ]}
              />
            </SectionCard>
            <SheetPicture svg={one.svg} words={t('one.page', { type: say(one.type) })} />
          </div>
        </div>
      )}
    </Page>
  );
}
