import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { PersonTag } from '#web/ui/person-tag.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import '../own/own.css';
import { type IssuedCards, PrintedCards } from './printed-cards.tsx';
import texts from './texts.ts';

/** Cards for pupils without phone or mail: who still needs one, a batch for the class, a new one for one pupil. */
export default function CardsPage() {
  const t = useTexts(texts);
  const { classId: named } = useParams({ strict: false }) as { classId?: string };
  const { activeRole } = useSignedIn();
  const classId = named ?? (activeRole?.role === 'head-teacher' ? activeRole.organisation.id : undefined);
  if (!classId) {
    return (
      <Page title={t('cards.title')} lead={t('cards.lead')}>
        <Empty title={t('cards.noClass')} />
      </Page>
    );
  }
  return <ClassCards classId={classId} />;
}

type PupilAccount = {
  personId: string;
  personName: string;
  loginName: string | null;
  status: 'none' | 'pending' | 'active' | 'disabled';
  cardUntil: string | null;
};

function ClassCards({ classId }: { classId: string }) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const key = ['identity', 'class-cards', classId];
  const params = { path: { id: classId } };
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/identity/classes/{id}/cards', { params, signal })),
  });
  const [issued, setIssued] = useState<IssuedCards>();
  const [resetting, setResetting] = useState<PupilAccount>();
  const [busy, setBusy] = useState(false);

  const issue = async (personIds?: string[]) => {
    const body = personIds ? { personIds } : {};
    const cards = await ok(api.POST('/api/identity/classes/{id}/cards', { params, body }));
    await cache.invalidateQueries({ queryKey: key });
    if (cards.cards.length === 0) toast.info(t('cards.none'));
    else setIssued(cards);
  };
  const issueAll = async () => {
    setBusy(true);
    await issue().catch((error) => toast.error(asProblem(error).message));
    setBusy(false);
  };

  if (issued) return <PrintedCards issued={issued} onBack={() => setIssued(undefined)} />;
  const items = query.data?.items ?? [];
  return (
    <Page title={t('cards.title')} lead={t('cards.lead')} query={query} narrow>
      <SectionCard title={`${t('cards.all')} · ${query.data?.className ?? ''}`}>
        <p className="tx-quiet">{t('cards.allDetail')}</p>
        <div>
          <button
            type="button"
            className="tx-button tx-button-primary"
            disabled={busy}
            aria-busy={busy}
            onClick={() => void issueAll()}
          >
            {t('cards.issue')}
          </button>
        </div>
      </SectionCard>
      <SectionCard title={t('cards.state')}>
        <ul className="tx-own-list">
          {items.map((pupil) => (
            <li key={pupil.personId}>
              <div>
                <PersonTag
                  name={pupil.personName}
                  {...(pupil.loginName ? { detail: pupil.loginName } : {})}
                />
              </div>
              <PupilState pupil={pupil} />
              <button type="button" className="tx-button" onClick={() => setResetting(pupil)}>
                {t('cards.reset')}
              </button>
            </li>
          ))}
        </ul>
      </SectionCard>
      <ConfirmDialog
        open={resetting !== undefined}
        title={t('cards.resetAsk', { name: resetting?.personName ?? '' })}
        verb={t('cards.reset')}
        onConfirm={() => issue([resetting?.personId ?? ''])}
        onClose={() => setResetting(undefined)}
      >
        <p>{t('cards.oneDetail')}</p>
      </ConfirmDialog>
    </Page>
  );
}

function PupilState({ pupil }: { pupil: PupilAccount }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (pupil.status === 'active') return <Tag tone="good">{t('account.active')}</Tag>;
  if (pupil.status === 'disabled') return <Tag tone="bad">{t('account.disabled')}</Tag>;
  if (pupil.cardUntil)
    return <Tag tone="info">{t('cards.hasCard', { day: format.day(pupil.cardUntil) })}</Tag>;
  return <Tag tone="warn">{t(pupil.status === 'none' ? 'cards.none2' : 'cards.noCard')}</Tag>;
}
