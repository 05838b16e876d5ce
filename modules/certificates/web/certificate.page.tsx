import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { CertificateDetail } from '../certificate.schema.ts';
import { revocationKinds } from './choices.ts';
import { Facts } from './facts.tsx';
import { LineField } from './line-field.tsx';
import { savePdf } from './save-pdf.ts';
import { SheetPicture } from './sheet-picture.tsx';
import { StandingTag } from './state.tsx';
import texts from './texts.ts';

/** One certificate: its page, what it states, and what may be done with it. */
export default function CertificatePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useTexts(texts);
  const say = usePick();
  const query = useQuery({
    queryKey: ['certificates', 'issued', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/certificates/certificates/{id}', { params: { path: { id } }, signal }),
      ) as Promise<CertificateDetail>,
  });
  const one = query.data;
  return (
    <Page
      title={one ? say(one.type) : t('column.type')}
      lead={one?.number ?? undefined}
      query={query}
      actions={
        one?.issuedAt && (
          <button
            type="button"
            className="tx-button"
            onClick={() => void savePdf(`/api/certificates/certificates/${id}/file`, one.number ?? id)}
          >
            {t('one.download')}
          </button>
        )
      }
    >
      {one && (
        <div className="ct-two">
          <SheetPicture svg={one.svg} words={t('one.page', { type: say(one.type) })} />
          <div>
            <SectionCard title={t('one.facts')} extra={<StandingTag standing={one.standing} />}>
              <CertificateFacts one={one} />
              <Acts one={one} />
            </SectionCard>
          </div>
        </div>
      )}
    </Page>
  );
}

function CertificateFacts({ one }: { one: CertificateDetail }) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  return (
    <Facts
      items={[
        [t('column.holder'), one.holderName],
        ...one.fields
          .filter(({ value }) => value !== '' && value !== one.holderName)
          .map(({ field, value }) => [say(field.title), value] as const),
        [t('column.issuer'), one.issuerName],
        [t('column.issuedAt'), one.issuedAt ? format.day(one.issuedAt) : t('none')],
        [t('one.validUntil'), one.validUntil ? format.day(one.validUntil) : t('one.forever')],
        ...(one.revocation
          ? [
              [
                t('column.state'),
                t('one.ended', {
                  day: format.day(one.revocation.at),
                  kind: t(`kind.${one.revocation.kind}`),
                }),
              ] as const,
            ]
          : []),
        ...(one.revocationReason ? [[t('one.reason'), one.revocationReason] as const] : []),
        [
          t('one.request'),
          <Link key="release" to="/certificates/releases/$id" params={{ id: one.releaseId }}>
            {t('release.show')}
          </Link>,
        ],
      ]}
    />
  );
}

function Acts({ one }: { one: CertificateDetail }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const [asking, setAsking] = useState<'revoke' | 'reissue'>();
  const [kind, setKind] = useState<(typeof revocationKinds)[number]>('wrong');
  const [reason, setReason] = useState('');
  const path = { path: { id: one.id } };
  const reasonField = (
    <LineField
      words={asking === 'revoke' ? t('one.reason') : t('request.reason')}
      value={reason}
      most={200}
      onChange={setReason}
    />
  );
  return (
    <div className="ct-buttons">
      {one.mayReissue && (
        <button type="button" className="tx-button" onClick={() => setAsking('reissue')}>
          {t('one.reissue')}
        </button>
      )}
      {one.mayRevoke && (
        <button type="button" className="tx-button tx-button-danger" onClick={() => setAsking('revoke')}>
          {t('one.revoke')}
        </button>
      )}
      <ConfirmDialog
        open={asking === 'revoke'}
        title={t('one.revoke.title')}
        verb={t('one.revoke')}
        danger
        blocked={reason.trim().length < 2}
        onConfirm={async () => {
          await ok(
            api.POST('/api/certificates/certificates/{id}/revocation', {
              params: path,
              body: { kind, reason },
            }),
          );
          toast.ok(t('one.revoked'));
          void queries.invalidateQueries({ queryKey: ['certificates'] });
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('one.revoke.detail')}</p>
        <div className="ct-dialog-field">
          <span id="ct-revoke-kind">{t('one.revoke.kind')}</span>
          <Select
            aria-labelledby="ct-revoke-kind"
            value={kind}
            getPopupContainer={(node) => node.parentElement as HTMLElement}
            options={revocationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={setKind}
          />
        </div>
        {reasonField}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'reissue'}
        title={t('one.reissue')}
        verb={t('request.submit')}
        blocked={reason.trim().length < 2}
        onConfirm={async () => {
          const { releaseId } = await ok(
            api.POST('/api/certificates/certificates/{id}/reissue', { params: path, body: { reason } }),
          );
          toast.ok(t('request.done'));
          void queries.invalidateQueries({ queryKey: ['certificates'] });
          await go({ to: `/certificates/releases/${releaseId}` });
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('one.reissue.detail')}</p>
        {reasonField}
      </ConfirmDialog>
    </div>
  );
}
