import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { type Locale, pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { attachTopicAction, detachTopicAction } from '../actions';
import type { SessionTopic } from '../queries/attached';

type Props = {
  conference: { slug: string; originalLanguage: Locale };
  sessionId: string;
  topics: readonly SessionTopic[];
};

/** Where topics are attached to one session, for who keeps them. */
export async function SessionTopics({ conference, sessionId, topics }: Props) {
  const [t, locale] = await Promise.all([getTranslations('topics'), readerLocale()]);
  const texts = formTexts(locale);
  const { slug, originalLanguage } = conference;
  const named = sorted(
    topics.map((one) => ({ ...one, name: pick(one.title, locale, originalLanguage) })),
    locale,
    ({ name }) => name,
  );
  const free = named.filter(({ attached }) => attached !== 'session');
  const attached = named.filter((one) => one.attached !== null);
  const where = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="target" value={`session:${sessionId}`} />
    </>
  );
  return (
    <Section
      title={t('ofSession')}
      id="topics"
      lead={t('ofSessionLead')}
      actions={
        <ButtonLink variant="secondary" href={`/${locale}/${slug}/topics/edit`}>
          {t('edit')}
        </ButtonLink>
      }
    >
      {attached.length > 0 && (
        <ul className="mb-6">
          {attached.map(({ id, name, version, attached: to }) => (
            <li key={id} className="border-b border-hairline py-2">
              {to === 'agendaItem' ? (
                <p>
                  {name} <span className="text-dense text-muted">({t('ofItem')})</span>
                </p>
              ) : (
                <ActionForm
                  action={detachTopicAction}
                  texts={texts}
                  id={`detach-${id}`}
                  className="flex flex-wrap items-baseline justify-between gap-x-4"
                >
                  {where}
                  <Hidden name="topicId" value={id} />
                  <Hidden name="version" value={version} />
                  <p>{name}</p>
                  <SubmitButton variant="quiet" size="s">
                    {t('detachOne', { title: name })}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <ActionForm action={attachTopicAction} texts={texts} id="attach-topic" resetOnOk>
          {where}
          <SelectField
            name="topicId"
            label={t('topic')}
            empty={t('choose')}
            options={free.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton variant="secondary" size="s">
            {t('attachOne')}
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
