import { Button, Input, Select } from 'antd';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { PersonField } from './person-field.tsx';
import type { DoerSetting } from './settings.ts';
import texts from './texts.ts';
import type { Vocabulary } from './wire.ts';

interface DoersProps {
  value: readonly DoerSetting[];
  words: Vocabulary;
  onChange: (doers: DoerSetting[]) => void;
}

const kinds = ['role', 'applicant', 'person', 'expression'] as const;

/** Who does a task or hears a notice: as many as needed, in their order. */
export function Doers({ value, words, onChange }: DoersProps) {
  const t = useTexts(texts);
  const set = (index: number, doer: DoerSetting) =>
    onChange(value.map((one, at) => (at === index ? doer : one)));
  return (
    <div className="pr-list">
      {value.map((doer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in an ordered list is what it is
        <div className="pr-list-row" key={index}>
          <Select
            aria-label={t('doer.kind')}
            value={doer.by}
            options={kinds.map((kind) => ({ value: kind, label: t(`doer.${kind}`) }))}
            onChange={(by) =>
              set(index, by === 'role' ? { by, role: 'bureau-officer', from: 'case.organisation' } : { by })
            }
          />
          <DoerDetail doer={doer} words={words} onChange={(next) => set(index, next)} />
          <Button
            size="small"
            onClick={() => onChange(value.filter((_, at) => at !== index))}
            aria-label={`${t('remove')} ${index + 1}`}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange([...value, { by: 'role', role: 'bureau-officer', from: 'case.organisation' }])
        }
      >
        {t('doer.add')}
      </Button>
    </div>
  );
}

function DoerDetail({
  doer,
  words,
  onChange,
}: {
  doer: DoerSetting;
  words: Vocabulary;
  onChange: (doer: DoerSetting) => void;
}) {
  const t = useTexts(texts);
  const say = usePick();
  if (doer.by === 'applicant') return null;
  if (doer.by === 'person')
    return (
      <PersonField
        label={t('doer.person')}
        {...(doer.personId && { value: doer.personId })}
        onChange={(personId) => onChange(personId ? { by: 'person', personId } : { by: 'person' })}
      />
    );
  if (doer.by === 'expression')
    return (
      <Input.TextArea
        className="pr-code"
        aria-label={t('doer.expression')}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        value={doer.feel ?? ''}
        placeholder="{personId: data.tutor}"
        onChange={(event) => onChange({ ...doer, feel: event.target.value })}
      />
    );
  return (
    <>
      <Select
        aria-label={t('doer.role')}
        value={doer.role ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={words.roles.map((role) => ({ value: role.key, label: say(role.name) }))}
        onChange={(role) => onChange({ ...doer, role })}
      />
      {doer.organisationId ? (
        <span className="tx-quiet">{t('doer.fixed')}</span>
      ) : (
        <Select
          aria-label={t('doer.place')}
          value={doer.from ?? null}
          options={words.places.map((place) => ({ value: place.key, label: say(place.name) }))}
          onChange={(from) => onChange({ ...doer, from })}
        />
      )}
    </>
  );
}
