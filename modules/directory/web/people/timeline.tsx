import { useTexts } from '#web/i18n/texts.ts';
import { type Moment, Timeline } from '#web/ui/timeline.tsx';
import { useDutyNames, useNames, useSpell } from '../names.ts';
import type { PersonDetail } from '../wire.ts';
import texts from './texts.ts';

/** Who was where: everything in one line of time, the latest first. */
export function PersonTimeline({ person }: { person: PersonDetail }) {
  const t = useTexts(texts);
  const names = useNames();
  const duty = useDutyNames();
  const spell = useSpell();
  const moments: Moment[] = [
    ...person.enrolments.map((one) => ({
      key: one.id,
      at: one.validFrom,
      title: t('timeline.enrolment', { school: one.school.name, class: one.class?.name ?? '' }),
      detail: `${names.status(one.status)} · ${spell(one)}`,
      tone: 'good' as const,
    })),
    ...person.postings.map((one) => ({
      key: one.id,
      at: one.validFrom,
      title: `${one.organisation.name} ${duty.post(one.post)}`,
      detail: spell(one),
      tone: 'info' as const,
    })),
    ...person.teachings.map((one) => ({
      key: one.id,
      at: one.validFrom,
      title: `${one.class.name} ${duty.subject(one.subject)}`,
      detail: spell(one),
    })),
    ...[...person.guardians, ...person.children].map((one) => ({
      key: one.guardianshipId,
      at: one.validFrom,
      title: one.person.name,
      detail: `${names.relation(one.relation)} · ${spell(one)}`,
      tone: 'warn' as const,
    })),
  ];
  moments.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  if (moments.length === 0) return <p className="tx-quiet">{t('timeline.none')}</p>;
  return <Timeline moments={moments} />;
}
