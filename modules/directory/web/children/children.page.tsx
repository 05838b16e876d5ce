import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { PersonMark } from '#web/ui/person-mark.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import type { Child } from '../wire.ts';
import { ChildDetails } from './child-details.tsx';
import { Consents } from './consents.tsx';
import { LinkChild } from './link-child.tsx';
import texts from './texts.ts';
import '../directory.css';
import './children.css';

/** A guardian's children: linking them, and what may be done with their data. */
export default function Children() {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['directory', 'children'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/children', { signal })),
  });
  const items = query.data?.items ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} query={query} narrow>
      {items.length === 0 && (
        <SectionCard>
          <Empty title={t('none.title')} detail={t('none.detail')} />
        </SectionCard>
      )}
      {items.map((child) => (
        <ChildCard key={child.guardianshipId} child={child} />
      ))}
      <LinkChild />
    </Page>
  );
}

function ChildCard({ child }: { child: Child }) {
  const t = useTexts(texts);
  const names = useNames();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { name } = child.person;
  const [place] = child.enrolments;
  const seesHistory = useCan('register.history.read');
  return (
    <SectionCard className="dir-child">
      <div className="dir-child-head">
        <PersonMark name={name} size={52} />
        <div>
          <h2>{name}</h2>
          <p className="tx-quiet">{[place?.school.name, place?.class?.name].filter(Boolean).join(' ')}</p>
        </div>
        <Tag>{names.relation(child.relation)}</Tag>
      </div>
      <Consents childId={child.person.id} childName={name} />
      <div className="dir-actions">
        <button
          type="button"
          className="tx-quiet-button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'child.hide' : 'child.details')}
        </button>
        {place && seesHistory && (
          <Link className="tx-quiet-button" to="/register/own/$id" params={{ id: child.person.id }}>
            {t('child.history')}
          </Link>
        )}
        <button type="button" className="tx-quiet-button" onClick={() => setAsking(true)}>
          {t('child.unlink')}
        </button>
      </div>
      {isOpen && <ChildDetails id={child.person.id} />}
      <ConfirmDialog
        open={asking}
        title={t('child.unlink.ask', { name })}
        verb={t('child.unlink')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await ok(
            api.POST('/api/directory/guardianships/{id}/end', {
              params: { path: { id: child.guardianshipId } },
            }),
          );
          await cache.invalidateQueries();
          toast.ok(t('child.unlink.done'));
        }}
      >
        <p>{t('child.unlink.detail', { name })}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}
