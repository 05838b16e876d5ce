import { type Language, setLanguage, useLanguage } from '../i18n/language.ts';
import { useTexts } from '../i18n/texts.ts';
import { useStore } from '../store.ts';
import { appearance, type Look, setLarge, setLook } from '../theme/appearance.ts';
import { Icon } from '../ui/icon.tsx';
import texts from './texts.ts';

const languages: readonly [Language, string][] = [
  ['zh-CN', '中文'],
  ['en', 'English'],
];

/** Language, light or dark, and large type: settings of this device, for people signed in or not. */
export function Preferences() {
  const t = useTexts(texts);
  const language = useLanguage();
  const now = useStore(appearance);
  const looks: readonly [Look, string][] = [
    ['system', t('look.system')],
    ['light', t('look.light')],
    ['dark', t('look.dark')],
  ];
  return (
    <div className="tx-preferences">
      <Choice
        icon="globe"
        label={t('language')}
        options={languages}
        value={language}
        onChange={setLanguage}
      />
      <Choice
        icon={now.look === 'dark' ? 'moon' : 'sun'}
        label={t('look')}
        options={looks}
        value={now.look}
        onChange={setLook}
      />
      <label className="tx-popup-item">
        <Icon name="type" size={18} /> {t('large')}
        <input
          type="checkbox"
          role="switch"
          className="tx-switch"
          checked={now.large}
          aria-checked={now.large}
          onChange={(event) => setLarge(event.target.checked)}
        />
      </label>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  icon: 'globe' | 'sun' | 'moon';
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ icon, label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <div className="tx-choice">
      <span>
        <Icon name={icon} size={18} /> {label}
      </span>
      <fieldset className="tx-pill" aria-label={label}>
        {options.map(([key, words]) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === value}
            lang={key === 'en' ? 'en' : undefined}
            onClick={() => onChange(key)}
          >
            {words}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
