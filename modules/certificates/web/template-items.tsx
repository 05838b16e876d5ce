import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd';
import { useEffect } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import type { TemplateContent } from '../template.schema.ts';
import { fieldFormats, fieldSources } from './choices.ts';
import { type FormValues, toContent } from './template-form.ts';
import texts from './texts.ts';

type Props = {
  isNew: boolean;
  form: FormInstance<FormValues>;
  onChange: (content: TemplateContent) => void;
};

/** The items of a template; tells, after a pause in typing, what they hold. */
export function TemplateItems({ isNew, form, onChange }: Props) {
  const t = useTexts(texts);
  const need = [{ required: true, message: t('request.need') }];
  const values = Form.useWatch([], form) as FormValues | undefined;
  useEffect(() => {
    if (!values) return;
    const pause = setTimeout(() => onChange(toContent(values)), 600);
    return () => clearTimeout(pause);
  }, [values, onChange]);
  const seals = useQuery({
    queryKey: ['certificates', 'seals'],
    queryFn: ({ signal }) => ok(api.GET('/api/certificates/seals', { signal })),
  });
  const active = seals.data?.items.filter(({ state }) => state === 'active') ?? [];
  return (
    <>
      {isNew && (
        <Form.Item name="key" label={t('template.key')} extra={t('template.key.hint')} rules={need}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="typeZh" label={t('template.type.zh')} rules={need}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="typeEn" label={t('template.type.en')} rules={need}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="heading" label={t('template.heading')} rules={need}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="body" label={t('template.body')} extra={t('template.body.hint')} rules={need}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 4, maxRows: 14 }} />
      </Form.Item>
      <Form.Item name="paper" label={t('template.paper')}>
        <Radio.Group
          options={(['a4-portrait', 'a4-landscape'] as const).map((value) => ({
            value,
            label: t(`template.paper.${value}`),
          }))}
        />
      </Form.Item>
      <Fields />
      <Form.Item
        name="numberScheme"
        label={t('template.scheme')}
        extra={t('template.scheme.hint')}
        rules={need}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="months" label={t('template.months')}>
        <InputNumber min={1} max={600} precision={0} />
      </Form.Item>
      <Form.Item name="seal" label={t('template.seal')}>
        <Select
          options={[
            { value: 'issuer', label: t('template.seal.issuer') },
            ...active.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t('template.note')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

function Fields() {
  const t = useTexts(texts);
  const need = [{ required: true, message: t('request.need') }];
  const form = Form.useFormInstance<FormValues>();
  const sources = [
    { value: 'none', label: t('source.none') },
    ...fieldSources.map((value) => ({ value, label: t(`source.${value}`) })),
  ];
  const formats = fieldFormats.map((value) => ({ value, label: t(`format.${value}`) }));
  return (
    <fieldset className="ct-fields">
      <legend>{t('template.fields')}</legend>
      <Form.List name="fields">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="ct-field">
                <Form.Item name={[name, 'key']} label={t('template.field.key')} rules={need}>
                  <Input maxLength={30} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'zh']} label={t('template.field.zh')} rules={need}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'en']} label={t('template.field.en')} rules={need}>
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'source']} label={t('template.field.source')}>
                  <Select options={sources} />
                </Form.Item>
                <Form.Item name={[name, 'format']} label={t('template.field.format')}>
                  <Select options={formats} />
                </Form.Item>
                <div className="ct-field-end">
                  <Form.Item name={[name, 'required']} valuePropName="checked">
                    <Checkbox>{t('template.field.required')}</Checkbox>
                  </Form.Item>
                  <button
                    type="button"
                    className="tx-quiet-button"
                    aria-label={t('template.field.remove', {
                      key: String(form.getFieldValue(['fields', name, 'key']) ?? ''),
                    })}
                    onClick={() => remove(name)}
                  >
                    <Icon name="trash" />
                  </button>
                </div>
              </div>
            ))}
            {rows.length < 30 && (
              <button
                type="button"
                className="tx-button"
                onClick={() => add({ format: 'text', source: 'none', required: true })}
              >
                {t('template.field.add')}
              </button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
