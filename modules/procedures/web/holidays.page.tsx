import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import './procedures.css';

type Kind = 'holiday' | 'working-day';
interface Day {
  day: string;
  kind: Kind;
  zh: string;
  en: string;
  provisional: boolean;
}
const kinds: readonly Kind[] = ['holiday', 'working-day'];

/** The days that differ from Monday to Friday: deadlines count by them. */
export default function Holidays() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const client = useQueryClient();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [edited, setEdited] = useState<Day>();
  const key = ['procedures', 'holidays'];
  const query = useQuery({
    queryKey: [...key, year],
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/holidays', { params: { query: { year } }, signal })),
  });
  const again = () => client.invalidateQueries({ queryKey: key });
  const save = async ({ day, kind, zh, en, provisional }: Day) => {
    const body = { kind, name: { zh, en }, provisional };
    await ok(api.PUT('/api/procedures/holidays/{day}', { params: { path: { day } }, body }));
    await again();
  };
  const remove = async (day: string) => {
    await ok(api.DELETE('/api/procedures/holidays/{day}', { params: { path: { day } } }));
    await again();
  };
  const items = query.data?.items ?? [];
  return (
    <Page
      title={t('holiday.title')}
      lead={t('holiday.lead')}
      query={query}
      actions={
        <>
          <Select
            aria-label={t('holiday.year')}
            value={year}
            options={[-1, 0, 1, 2].map((offset) => ({
              value: thisYear + offset,
              label: String(thisYear + offset),
            }))}
            onChange={setYear}
          />
          <button
            type="button"
            className="tx-button tx-button-primary"
            onClick={() => setEdited({ day: '', kind: 'holiday', zh: '', en: '', provisional: false })}
          >
            {t('holiday.add')}
          </button>
        </>
      }
    >
      <SectionCard title={String(year)}>
        {items.length === 0 ? (
          <Empty title={t('holiday.none')} />
        ) : (
          <div className="tx-table-wrap">
            <table className="tx-table" aria-label={t('holiday.title')}>
              <thead>
                <tr>
                  <th>{t('holiday.day')}</th>
                  <th>{t('holiday.kind')}</th>
                  <th>{t('holiday.name')}</th>
                  <th aria-label={t('holiday.remove')} />
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.day}>
                    <td>{format.weekday(item.day)}</td>
                    <td>
                      <Tag tone={item.kind === 'holiday' ? 'good' : 'warn'}>{t(`holiday.${item.kind}`)}</Tag>
                    </td>
                    <td>
                      {say(item.name)} {item.provisional && <Tag>{t('holiday.provisional')}</Tag>}
                    </td>
                    <td>
                      <button type="button" className="tx-quiet-button" onClick={() => void remove(item.day)}>
                        {t('holiday.remove')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </SectionCard>
      {edited && (
        <ConfirmDialog
          open
          title={t('holiday.add')}
          verb={t('holiday.save')}
          blocked={edited.day === '' || edited.zh.trim() === ''}
          onClose={() => setEdited(undefined)}
          onConfirm={() => save(edited)}
        >
          <div className="pr-form">
            <label htmlFor="holiday-day">
              <span>{t('holiday.day')}</span>
              <DayField
                id="holiday-day"
                value={edited.day}
                onChange={(day) => setEdited({ ...edited, day: day ?? '' })}
              />
            </label>
            <Radio.Group
              value={edited.kind}
              onChange={(event) => setEdited({ ...edited, kind: event.target.value as Kind })}
              options={kinds.map((value) => ({ value, label: t(`holiday.${value}`) }))}
            />
            <label htmlFor="holiday-zh">
              <span>{t('holiday.name')}</span>
              <Input
                id="holiday-zh"
                maxLength={40}
                value={edited.zh}
                onChange={(event) => setEdited({ ...edited, zh: event.target.value })}
              />
            </label>
            <label htmlFor="holiday-en">
              <span>{t('holiday.nameEn')}</span>
              <Input
                id="holiday-en"
                maxLength={80}
                value={edited.en}
                onChange={(event) => setEdited({ ...edited, en: event.target.value })}
              />
            </label>
            <Checkbox
              checked={edited.provisional}
              onChange={(event) => setEdited({ ...edited, provisional: event.target.checked })}
            >
              {t('holiday.provisional')}
            </Checkbox>
          </div>
        </ConfirmDialog>
      )}
    </Page>
  );
}
