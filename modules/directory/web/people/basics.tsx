import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ETHNICITIES } from '#platform/codes/ethnicities.ts';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { useNames } from '../names.ts';
import type { PersonDetail } from '../wire.ts';
import texts from './texts.ts';

/** Who the person is. What is sensitive stays masked until somebody with the right asks for it. */
export function Basics({ person }: { person: PersonDetail }) {
  const t = useTexts(texts);
  const names = useNames();
  const format = useFormat();
  const mayOpen = useCan('directory.person.read-sensitive');
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState<PersonDetail>();
  const shown = open ?? person;
  const facts: [string, string | undefined][] = [
    [t('sex'), names.sex(shown.sex)],
    [t('birthDate'), shown.birthDate && format.day(shown.birthDate)],
    [t('basic.pinyin'), shown.pinyin],
    [t('basic.ethnicity'), shown.ethnicity && (ETHNICITIES.get(shown.ethnicity) ?? shown.ethnicity)],
    ...shown.identifiers.map(({ type, value }): [string, string] => [names.identifier(type), value]),
    [t('basic.telephone'), shown.contact.telephone],
    [t('basic.address'), shown.contact.address],
  ];
  const hasHidden =
    person.masked && (person.identifiers.length > 0 || Object.keys(person.contact).length > 0);
  return (
    <SectionCard
      title={t('basic.title')}
      extra={
        mayOpen &&
        hasHidden && (
          <button
            type="button"
            className="tx-quiet-button"
            onClick={() => (open ? setOpen(undefined) : setAsking(true))}
          >
            <Icon name={open ? 'lock' : 'key'} size={16} /> {t(open ? 'masked.hide' : 'masked.show')}
          </button>
        )
      }
    >
      {open && (
        <Callout tone="warn">
          <p>{t('masked.open')}</p>
        </Callout>
      )}
      <dl className="dir-facts">
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <ConfirmDialog
        open={asking}
        title={t('masked.title', { name: person.name })}
        verb={t('masked.verb')}
        onClose={() => setAsking(false)}
        onConfirm={async () => setOpen(await readInFull(person.id))}
      >
        <p>{t('masked.notice')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}

/** Never through the cache of reads: what is shown in full is gone with the page. */
function readInFull(id: string): Promise<PersonDetail> {
  return ok(
    api.GET('/api/directory/people/{id}', {
      params: { path: { id }, query: { unmasked: 'true' as never } },
      cache: 'no-store',
    }),
  );
}

/** The person of a page that edits or compares, as masked as the server gives it. */
export function usePerson(id: string | undefined) {
  return useQuery({
    queryKey: ['directory', 'person', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/people/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: Boolean(id),
  });
}
