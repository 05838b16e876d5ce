import { useQuery } from '@tanstack/react-query';
import { InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { SectionCard } from '#web/ui/section-card.tsx';
import type { Choices, Promotion } from '../promotion.schema.ts';
import { useWords } from './words.ts';

export type Adjustment = { system?: Promotion['system']; choices?: Partial<Choices> };
type Props = { promotion: Promotion; onChange: (change: Adjustment) => Promise<void> };

const next: Record<string, string> = { primary: 'junior', junior: 'senior' };

/** What the school decides: who goes on, how many classes open, and who does otherwise than the class. */
export function Adjust({ promotion, onChange }: Props) {
  const { t, stage } = useWords();
  const { plan, choices, system } = promotion;
  const deciding = plan.cohorts.filter((cohort) => cohort.mayContinue);
  return (
    <>
      <SectionCard
        title={t('plan.new')}
        extra={
          <Segmented
            size="small"
            value={system}
            aria-label={t('plan.system')}
            onChange={(value) => void onChange({ system: value as Promotion['system'] })}
            options={(['six-three', 'five-four'] as const).map((one) => ({
              value: one,
              label: t(`plan.system.${one}`),
            }))}
          />
        }
      >
        <ul className="rg-rows">
          {plan.newCohorts.map((cohort) => (
            <li key={cohort.stage}>
              <span>
                <b>{cohort.name}</b>
                {cohort.existing.length > 0 && (
                  <small>{t('plan.new.existing', { count: cohort.existing.length })}</small>
                )}
              </span>
              <InputNumber
                aria-label={`${cohort.name} ${t('plan.new.open')}`}
                className="rg-number"
                mode="spinner"
                prefix={t('plan.new.open')}
                suffix={t('plan.rooms')}
                min={0}
                max={60}
                precision={0}
                value={cohort.classes}
                onChange={(value) => {
                  const rest = choices.newCohorts.filter((one) => one.stage !== cohort.stage);
                  void onChange({
                    choices: { newCohorts: [...rest, { stage: cohort.stage, classes: Number(value ?? 0) }] },
                  });
                }}
              />
            </li>
          ))}
          {deciding.map((cohort) => (
            <li key={cohort.key}>
              <b>{cohort.name}</b>
              <Segmented
                value={cohort.action}
                aria-label={cohort.name}
                onChange={(action) => {
                  const rest = choices.cohorts.filter((one) => one.key !== cohort.key);
                  void onChange({
                    choices: {
                      cohorts: [...rest, { key: cohort.key, action: action as 'graduate' | 'continue' }],
                    },
                  });
                }}
                options={(['continue', 'graduate'] as const).map((action) => ({
                  value: action,
                  label: t(`plan.action.${action}`, { stage: stage(next[cohort.stage]) }),
                }))}
              />
            </li>
          ))}
        </ul>
      </SectionCard>
      <Exceptions promotion={promotion} onChange={onChange} />
    </>
  );
}

function Exceptions({ promotion, onChange }: Props) {
  const { t } = useWords();
  const { choices, exceptions } = promotion;
  const keep = (personId: string) => choices.exceptions.filter((one) => one.personId !== personId);
  return (
    <SectionCard title={t('plan.exceptions')}>
      <p className="tx-quiet">{t('plan.exceptions.lead')}</p>
      {exceptions.length === 0 && <p>{t('plan.exceptions.none')}</p>}
      <ul className="rg-rows">
        {exceptions.map((one) => (
          <li key={one.personId}>
            <span>
              <b>{one.name}</b> {one.class}
              <small>
                {t(`plan.exception.${one.choice}`)} {one.toClass}
              </small>
            </span>
            <button
              type="button"
              className="tx-link-button"
              onClick={() => void onChange({ choices: { exceptions: keep(one.personId) } })}
            >
              {t('plan.exception.remove')}
            </button>
          </li>
        ))}
      </ul>
      <AddException
        promotion={promotion}
        onAdd={(one) => onChange({ choices: { exceptions: [...keep(one.personId), one] } })}
      />
    </SectionCard>
  );
}

type One = Choices['exceptions'][number];

/** First the class, then the pupil, then what happens instead. */
function AddException({ promotion, onAdd }: { promotion: Promotion; onAdd: (one: One) => Promise<void> }) {
  const { t } = useWords();
  const [classId, setClassId] = useState<string>();
  const [personId, setPersonId] = useState<string>();
  const { plan, school } = promotion;
  const pupils = useQuery({
    queryKey: ['register', 'pupils', school.id, 'of-class', classId],
    enabled: classId !== undefined,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/register/pupils', {
          params: { query: { schoolId: school.id, classId: classId ?? '', view: 'active', limit: 200 } },
          signal,
        }),
      ),
  });
  const cohort = plan.cohorts.find((one) => one.classes.some((room) => room.id === classId));
  const below = plan.cohorts.find(
    (one) => one.stage === cohort?.stage && one.entryYear === cohort.entryYear + 1,
  );
  const done = (one: One) => {
    setPersonId(undefined);
    void onAdd(one);
  };
  return (
    <div className="rg-add">
      <Select
        placeholder={t('pupils.where')}
        aria-label={t('pupils.where')}
        value={classId}
        onChange={(id: string) => {
          setClassId(id);
          setPersonId(undefined);
        }}
        options={plan.cohorts.map((one) => ({
          label: one.name,
          options: one.classes.map((room) => ({ value: room.id, label: `${one.name} ${room.name}` })),
        }))}
      />
      <Select
        placeholder={t('plan.exceptions.add')}
        aria-label={t('plan.exceptions.add')}
        disabled={classId === undefined}
        loading={pupils.isFetching}
        showSearch={{ optionFilterProp: 'label' }}
        value={personId}
        onChange={setPersonId}
        options={(pupils.data?.items ?? []).map((pupil) => ({ value: pupil.personId, label: pupil.name }))}
      />
      <Select
        placeholder={t('plan.action')}
        aria-label={t('plan.action')}
        disabled={personId === undefined}
        value={null}
        onChange={(choice: string | null) => {
          if (!personId || !choice) return;
          done(
            choice === 'leave'
              ? { personId, choice: 'leave' }
              : { personId, choice: 'repeat', classId: choice },
          );
        }}
        options={[
          ...(below?.classes ?? []).map((room) => ({
            value: room.id,
            label: `${t('plan.exception.repeat')} ${below?.name} ${room.name}`,
          })),
          ...(cohort?.action === 'continue' ? [{ value: 'leave', label: t('plan.exception.leave') }] : []),
        ]}
      />
    </div>
  );
}
