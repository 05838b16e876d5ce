import { Form, Input, InputNumber } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { FormPage } from '#web/ui/form-page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Area, Offer, Plan } from '../plan.schema.ts';
import { SchoolSelect } from './school-select.tsx';
import { useWords } from './words.ts';

type Values = { offers: { schoolId: string; seats: number; areas: string }[] };

const line = /^\s*(\d{6}(?:\d{3}(?:\d{3})?)?)[\s,，、]+(.{1,60}?)\s*$/;

/** The first line that is not "code name"; 0 when all are. */
const badLine = (text: string): number =>
  text.split('\n').findIndex((one) => one.trim() !== '' && !line.test(one)) + 1;

function areasOf(text: string): Area[] {
  return text.split('\n').flatMap((one) => {
    const found = line.exec(one);
    return found ? [{ code: found[1] as string, name: found[2] as string }] : [];
  });
}

/** Seats and districts of a draft, school by school. */
export function OffersEditor({ plan, offers }: { plan: Plan; offers: readonly Offer[] }) {
  const t = useWords();
  const need = [{ required: true, message: t('apply.need') }];
  return (
    <SectionCard title={t('plan.offers.edit')}>
      <FormPage<Values>
        name={`admissions.offers.${plan.id}`}
        version={plan.version}
        initialValues={{
          offers: offers.length
            ? offers.map(({ schoolId, seats, areas }) => ({
                schoolId,
                seats,
                areas: areas.map(({ code, name }) => `${code} ${name}`).join('\n'),
              }))
            : [{ schoolId: '', seats: 45, areas: '' }],
        }}
        onSubmit={({ offers }) =>
          ok(
            api.PUT('/api/admissions/plans/{id}/offers', {
              params: { path: { id: plan.id } },
              body: { offers: offers.map((offer) => ({ ...offer, areas: areasOf(offer.areas ?? '') })) },
            }),
          )
        }
        onDone={() => {
          toast.ok(t('plan.saved'));
          void queries.invalidateQueries({ queryKey: ['admissions'] });
        }}
      >
        <Form.List name="offers">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => (
                <div key={row.key} className="ad-offer">
                  <Form.Item name={[row.name, 'schoolId']} label={t('plan.school')} rules={need}>
                    <SchoolSelect known={offers} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'seats']} label={t('plan.seats')} rules={need}>
                    <InputNumber min={0} max={10_000} style={{ width: '100%' }} />
                  </Form.Item>
                  <Form.Item
                    name={[row.name, 'areas']}
                    label={t('plan.areas')}
                    rules={[
                      {
                        validator: async (_rule, text: string | undefined) => {
                          const bad = badLine(text ?? '');
                          if (bad) throw new Error(t('plan.areas.bad', { line: bad }));
                        },
                      },
                    ]}
                  >
                    <Input.TextArea rows={3} placeholder={t('plan.areas.hint')} />
                  </Form.Item>
                  {rows.length > 1 && (
                    <button type="button" className="tx-button" onClick={() => remove(row.name)}>
                      {t('plan.school.remove')}
                    </button>
                  )}
                </div>
              ))}
              <p>
                <button
                  type="button"
                  className="tx-button"
                  onClick={() => add({ schoolId: '', seats: 45, areas: '' })}
                >
                  {t('plan.school.add')}
                </button>
              </p>
            </>
          )}
        </Form.List>
      </FormPage>
    </SectionCard>
  );
}
