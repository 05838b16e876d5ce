import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import type { Preview, TemplateContent } from '../template.schema.ts';
import { SheetPicture } from './sheet-picture.tsx';
import { isWhole } from './template-form.ts';
import texts from './texts.ts';

/** A sample page with the seal, drawn by the server as it will print; and what stands in the way of publishing. */
export function TemplatePreview({
  content,
  organisationId,
}: {
  content: TemplateContent;
  organisationId: string;
}) {
  const t = useTexts(texts);
  const say = usePick();
  const { data } = useQuery<Preview>({
    queryKey: ['certificates', 'preview', organisationId, content],
    enabled: isWhole(content),
    placeholderData: (before) => before,
    queryFn: ({ signal }) =>
      ok(api.POST('/api/certificates/template-previews', { body: { content, organisationId }, signal })),
  });
  return (
    <SectionCard title={t('template.preview')}>
      {data?.svg && <SheetPicture svg={data.svg} words={t('one.page', { type: say(content.type) })} />}
      {data &&
        (data.problems.length === 0 ? (
          <Callout tone="good">{t('template.fits')}</Callout>
        ) : (
          <Callout tone="warn" title={t('template.problems')}>
            <ul>
              {data.problems.map(({ pointer, detail }) => (
                <li key={pointer + detail.en}>{say(detail)}</li>
              ))}
            </ul>
          </Callout>
        ))}
    </SectionCard>
  );
}
