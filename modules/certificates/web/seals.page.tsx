import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import type { SealSummary } from '../seal.schema.ts';
import { Facts } from './facts.tsx';
import { LineField } from './line-field.tsx';
import texts from './texts.ts';

const algorithms = ['ecdsa-p256', 'rsa-3072', 'sm2'] as const;

/** The electronic seals of this institution and of those below. */
export default function Seals() {
  const t = useTexts(texts);
  const [making, setMaking] = useState(false);
  const mayMake = useCan('certificates.seal.manage');
  const query = useQuery({
    queryKey: ['certificates', 'seals'],
    queryFn: ({ signal }) => ok(api.GET('/api/certificates/seals', { signal })),
  });
  const items = (query.data?.items ?? []) as SealSummary[];
  return (
    <Page
      title={t('seals.title')}
      lead={t('seals.lead')}
      query={query}
      actions={
        mayMake && (
          <button type="button" className="tx-button tx-button-primary" onClick={() => setMaking(true)}>
            {t('seals.new')}
          </button>
        )
      }
    >
      {items.length === 0 && <Empty title={t('seals.empty')} detail={t('seals.empty.detail')} />}
      <div className="ct-seals">
        {items.map((seal) => (
          <SealCard key={seal.id} seal={seal} />
        ))}
      </div>
      {making && <MakeSeal onClose={() => setMaking(false)} />}
    </Page>
  );
}

function SealCard({ seal }: { seal: SealSummary }) {
  const t = useTexts(texts);
  const format = useFormat();
  const mayRetire = useCan('certificates.seal.manage');
  const [retiring, setRetiring] = useState(false);
  const [reason, setReason] = useState('');
  const isActive = seal.state === 'active';
  return (
    <SectionCard
      title={seal.organisation.name}
      extra={<Tag tone={isActive ? 'good' : 'plain'}>{t(isActive ? 'seals.active' : 'seals.retired')}</Tag>}
    >
      <img className="ct-seal-picture" src={seal.picture} alt={t('seals.alt', { name: seal.name })} />
      <Facts
        items={[
          [t('seals.algorithm'), t(`seals.algorithm.${seal.algorithm}`)],
          ...(seal.certificate
            ? [
                [t('seals.serial'), seal.certificate.serial] as const,
                [t('seals.until'), format.day(seal.certificate.notAfter)] as const,
              ]
            : []),
          ...(seal.retirement ? [[t('one.reason'), seal.retirement.reason] as const] : []),
        ]}
      />
      <div className="ct-buttons">
        {seal.certificate && (
          <a
            className="tx-button"
            href={`/api/certificates/authorities/${seal.certificate.authorityId}`}
            download
          >
            {t('seals.root')}
          </a>
        )}
        {isActive && mayRetire && (
          <button type="button" className="tx-button" onClick={() => setRetiring(true)}>
            {t('seals.retire')}
          </button>
        )}
      </div>
      <ConfirmDialog
        open={retiring}
        title={t('seals.retire')}
        verb={t('seals.retire')}
        danger
        blocked={reason.trim().length < 2}
        onConfirm={async () => {
          await ok(
            api.POST('/api/certificates/seals/{id}/retirement', {
              params: { path: { id: seal.id } },
              body: { reason },
            }),
          );
          void queries.invalidateQueries({ queryKey: ['certificates'] });
        }}
        onClose={() => setRetiring(false)}
      >
        <p>{t('seals.retire.detail')}</p>
        <LineField words={t('one.reason')} value={reason} most={200} onChange={setReason} />
      </ConfirmDialog>
    </SectionCard>
  );
}

const largestPicture = 256 * 1024;

function MakeSeal({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { activeRole } = useSignedIn();
  const [name, setName] = useState(activeRole?.organisation.name ?? '');
  const [algorithm, setAlgorithm] = useState<(typeof algorithms)[number]>('ecdsa-p256');
  const [picture, setPicture] = useState<string>();
  const preview = useQuery({
    queryKey: ['certificates', 'seal-preview', name],
    enabled: name.trim().length > 1 && !picture,
    queryFn: ({ signal }) =>
      ok(api.GET('/api/certificates/seal-previews', { params: { query: { name } }, signal })),
  });
  const shown = picture ?? preview.data?.picture;
  return (
    <ConfirmDialog
      open
      title={t('seals.new')}
      verb={t('seals.new')}
      blocked={name.trim().length < 2}
      onConfirm={async () => {
        await ok(
          api.POST('/api/certificates/seals', {
            body: {
              organisationId: activeRole?.organisation.id ?? '',
              name,
              algorithm,
              ...(picture && { picture: picture.slice(picture.indexOf(',') + 1) }),
            },
          }),
        );
        void queries.invalidateQueries({ queryKey: ['certificates'] });
      }}
      onClose={onClose}
    >
      {shown && <img className="ct-seal-picture" src={shown} alt={t('seals.preview')} />}
      <LineField words={t('seals.name')} value={name} most={26} onChange={setName} />
      <div className="ct-dialog-field">
        <span id="ct-algorithm">{t('seals.algorithm')}</span>
        <Select
          aria-labelledby="ct-algorithm"
          value={algorithm}
          getPopupContainer={(node) => node.parentElement as HTMLElement}
          options={algorithms.map((value) => ({ value, label: t(`seals.algorithm.${value}`) }))}
          onChange={setAlgorithm}
        />
      </div>
      <div className="ct-dialog-field">
        <span>{t('seals.picture')}</span>
        <FileDrop
          accept={['.png']}
          maxSize={largestPicture}
          hint={t('seals.picture.hint')}
          onFile={(file) => void asAddress(file).then(setPicture)}
        />
      </div>
    </ConfirmDialog>
  );
}

function asAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
