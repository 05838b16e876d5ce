import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, idempotent, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';
import './space.css';

const inChina = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const todayInChina = () => inChina(new Date().toISOString());

/** The days of a month that have something in them. */
export default function Calendar() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const [month, setMonth] = useState(() => todayInChina().slice(0, 7));
  const [adding, setAdding] = useState(false);
  const first = dayjs(`${month}-01`);
  const from = `${month}-01T00:00:00+08:00`;
  const to = `${first.add(1, 'month').format('YYYY-MM')}-01T00:00:00+08:00`;
  const query = useQuery({
    queryKey: ['space', 'calendar', month],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/space/calendar-entries', { params: { query: { from, to } }, signal })),
  });
  const days = new Map<string, NonNullable<typeof query.data>['items']>();
  for (const entry of query.data?.items ?? []) {
    const day = inChina(entry.startsAt);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  const again = () => client.invalidateQueries({ queryKey: ['space'] });
  const remove = async (id: string) => {
    await ok(api.DELETE('/api/space/calendar-entries/{id}', { params: { path: { id } } }));
    await again();
  };
  const step = (count: number) => setMonth(first.add(count, 'month').format('YYYY-MM'));
  return (
    <Page
      title={t('calendar.title')}
      lead={t('calendar.lead')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('calendar.new')}
        </Button>
      }
    >
      <SectionCard query={query}>
        <div className="sp-month-tools">
          <Button
            aria-label={t('calendar.previous')}
            icon={<Icon name="back" size={16} />}
            onClick={() => step(-1)}
          />
          <h2>{format.month(`${month}-01`)}</h2>
          <Button
            aria-label={t('calendar.next')}
            icon={<Icon name="next" size={16} />}
            onClick={() => step(1)}
          />
          <Button onClick={() => setMonth(todayInChina().slice(0, 7))}>{t('calendar.today')}</Button>
        </div>
        {days.size === 0 && <Empty title={t('calendar.none')} />}
        <ol className="sp-days">
          {[...days].map(([day, entries]) => (
            <li key={day} data-today={day === todayInChina() || undefined}>
              <time dateTime={day}>{format.weekday(day)}</time>
              <ul className="sp-agenda">
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <time dateTime={entry.startsAt}>
                      {entry.allDay ? t('calendar.allday') : format.clock(entry.startsAt)}
                    </time>
                    <span>
                      <b>{entry.title}</b>
                      {(entry.place || entry.note) && (
                        <span className="tx-quiet">
                          {[entry.place, entry.note].filter(Boolean).join(' · ')}
                        </span>
                      )}
                    </span>
                    {entry.own && (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('calendar.remove')} ${entry.title}`}
                        icon={<Icon name="trash" size={16} />}
                        onClick={() => void remove(entry.id)}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </SectionCard>
      {adding && (
        <Add
          onDone={() => {
            setAdding(false);
            void again();
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}

type Values = { title: string; place?: string; day: string; hours?: [Dayjs, Dayjs] };

function Add({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Modal open title={t('calendar.new')} footer={null} onCancel={onClose}>
      <FormPage<Values, { id: string }>
        name="space.calendar.new"
        initialValues={{ day: todayInChina() }}
        onCancel={onClose}
        onDone={onDone}
        onSubmit={({ title, place, day, hours }, { idempotencyKey }) =>
          ok(
            api.POST('/api/space/calendar-entries', {
              body: {
                title,
                ...(place && { place }),
                allDay: !hours,
                startsAt: `${day}T${hours?.[0].format('HH:mm') ?? '00:00'}:00+08:00`,
                endsAt: `${day}T${hours?.[1].format('HH:mm') ?? '23:59'}:00+08:00`,
              },
              headers: idempotent(idempotencyKey),
            }),
          )
        }
      >
        <Form.Item
          name="title"
          label={t('calendar.what')}
          rules={[{ required: true, whitespace: true, max: 100 }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="day" label={t('calendar.day')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="hours" label={`${t('calendar.from')} – ${t('calendar.to')}`}>
          <TimePicker.RangePicker format="HH:mm" minuteStep={5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="place" label={t('calendar.place')}>
          <Input maxLength={100} />
        </Form.Item>
      </FormPage>
    </Modal>
  );
}
