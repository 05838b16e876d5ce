import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { paths } from '#web/api/schema.gen.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Chart } from '#web/ui/chart.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { PersonMark } from '#web/ui/person-mark.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

type Home = paths['/api/space/home']['get']['responses'][200]['content']['application/json'];

/** The classes that a teacher leads or teaches. */
export function Classes({ items }: { items: Home['classes'] }) {
  const t = useTexts(texts);
  return (
    <SectionCard title={t('home.classes')}>
      {items.length === 0 && <Empty title={t('home.classes.none')} />}
      <ul className="sp-tiles">
        {items.map((room) => (
          <li key={room.id}>
            <Link to="/directory/classes/$id" params={{ id: room.id }}>
              <b>{room.name}</b>
              <span className="tx-quiet">{room.school?.name}</span>
              <span className="sp-tile-foot">
                {t('home.pupils', { count: room.pupils })}
                {room.isHead && <Tag tone="good">{t('home.head')}</Tag>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

/** A guardian's children and where they learn. */
export function Children({ items }: { items: Home['children'] }) {
  const t = useTexts(texts);
  const relation = (code: string) => t(`relation.${code}` as 'relation.other');
  return (
    <SectionCard
      title={t('home.children')}
      more={{ words: t('home.children.link'), path: '/directory/children' }}
    >
      {items.length === 0 && <Empty title={t('home.children.none')} />}
      <ul className="sp-children">
        {items.map((child) => (
          <li key={child.id}>
            <Link to="/directory/children">
              <PersonMark name={child.name} size={48} />
              <span>
                <b>{child.name}</b>
                <span className="tx-quiet">
                  {child.school?.name} {child.class?.name}
                </span>
              </span>
              <Tag>{relation(child.relation)}</Tag>
            </Link>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function Counts({ counts }: { counts: NonNullable<NonNullable<Home['organisation']>['headcount']> }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <>
      <StatRow>
        {counts.schools > 1 && <StatTile label={t('home.schools')} value={format.number(counts.schools)} />}
        <StatTile label={t('home.classes.count')} value={format.number(counts.classes)} />
        <StatTile label={t('home.pupils.label')} value={format.number(counts.pupils)} />
        <StatTile label={t('home.staff')} value={format.number(counts.staff)} />
        <StatTile label={t('home.guardians')} value={format.number(counts.guardians)} />
      </StatRow>
      <p className="tx-quiet sp-source">{t('home.counted', { at: format.moment(counts.countedAt) })}</p>
    </>
  );
}

/** A school manager's school. */
export function Organisation({ place }: { place: NonNullable<Home['organisation']> }) {
  return (
    <SectionCard title={place.name}>{place.headcount && <Counts counts={place.headcount} />}</SectionCard>
  );
}

/** A bureau's region: its sums, and the bureaus below with theirs. */
export function Region({ place, below }: { place: Home['organisation']; below: Home['below'] }) {
  const t = useTexts(texts);
  const pupils = t('home.pupils.label');
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value' as const, show: false },
      yAxis: { type: 'category' as const, inverse: true, data: below.map(({ name }) => name) },
      series: [
        {
          type: 'bar' as const,
          name: pupils,
          barMaxWidth: 14,
          label: { show: true, position: 'right' as const },
          data: below.map(({ headcount }) => headcount.pupils),
        },
      ],
    }),
    [below, pupils],
  );
  const sum = below.reduce<Home['below'][number]['headcount'] | undefined>(
    (total, { headcount }) => (total ? add(total, headcount) : headcount),
    place?.headcount ?? undefined,
  );
  return (
    <>
      <SectionCard title={place?.name ?? t('home.region')}>{sum && <Counts counts={sum} />}</SectionCard>
      {below.length > 0 && (
        <SectionCard title={`${t('home.bureau')} · ${pupils}`}>
          <Chart
            label={t('home.bureau')}
            option={option}
            table={{
              columns: [t('home.bureau'), t('home.schools'), t('home.staff'), t('home.pupils.label')],
              rows: below.map(({ name, headcount }) => [
                name,
                headcount.schools,
                headcount.staff,
                headcount.pupils,
              ]),
            }}
            {...(sum && { asOf: sum.countedAt })}
          />
        </SectionCard>
      )}
    </>
  );
}

type Headcount = Home['below'][number]['headcount'];

function add(one: Headcount, other: Headcount): Headcount {
  return {
    schools: one.schools + other.schools,
    classes: one.classes + other.classes,
    pupils: one.pupils + other.pupils,
    staff: one.staff + other.staff,
    guardians: one.guardians + other.guardians,
    countedAt: [one.countedAt, other.countedAt].sort()[0] as string,
  };
}
