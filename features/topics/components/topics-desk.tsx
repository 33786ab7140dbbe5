import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Fold } from '@/components/page/fold';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type LocalText, pick } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import {
  addTopicAction,
  attachTopicAction,
  detachTopicAction,
  editTopicAction,
  linkTopicAction,
  removeTopicAction,
  unlinkTopicAction,
} from '../actions';
import type { ConferenceTopic, TopicTarget } from '../queries/topics';
import { targetWords } from './target-words';
import { inReadersOrder } from './topics-page';

type TopicsDeskConference = { slug: string; title: LocalText } & WorkingLanguages;
type Props = {
  conference: TopicsDeskConference;
  topics: readonly ConferenceTopic[];
  /** what topics can be attached to */
  targets: readonly TopicTarget[];
};

/** Where topics are made, linked and attached. */
export async function TopicsDesk({ conference, topics, targets }: Props) {
  const [t, locale] = await Promise.all([getTranslations('topics'), readerLocale()]);
  const all = inReadersOrder(topics, locale, conference.originalLanguage);
  return (
    <Main width="text">
      <Breadcrumbs
        label={t('title')}
        items={[{ label: t('title'), href: `/${locale}/${conference.slug}/topics` }]}
      />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('edit')}
        lead={t('editLead')}
      />
      {all.map((topic) => (
        <TopicForms key={topic.id} conference={conference} topic={topic} topics={all} targets={targets} />
      ))}
      <Section title={t('addTitle')} id="add">
        <ActionForm action={addTopicAction} texts={formTexts(locale)} id="add-topic" resetOnOk>
          <Hidden name="conference" value={conference.slug} />
          <LocalTextFields
            name="title"
            legend={t('name')}
            languages={workingLanguagesFor(locale, conference)}
          />
          <SubmitButton>{t('add')}</SubmitButton>
        </ActionForm>
      </Section>
    </Main>
  );
}

type FormsProps = Props & { topic: ConferenceTopic };

async function TopicForms({ conference, topic, topics, targets }: FormsProps) {
  const [t, locale] = await Promise.all([getTranslations('topics'), readerLocale()]);
  const texts = formTexts(locale);
  const original = conference.originalLanguage;
  const languages = workingLanguagesFor(locale, conference);
  const { id } = topic;
  const title = pick(topic.title, locale, original);
  const named = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="topicId" value={id} />
    </>
  );
  const versioned = (
    <>
      {named}
      <Hidden name="version" value={topic.version} />
    </>
  );
  const others = topics.filter((one) => one.id !== id && !topic.links.some(({ toId }) => toId === one.id));
  const free = targets.filter((one) => !topic.targets.some((there) => there.id === one.id));
  const unused = topic.links.length + topic.targets.length === 0;
  return (
    <Section title={title} id={`topic-${id}`}>
      {topic.links.map(({ toId, to, how, version }) => (
        <ActionForm
          key={toId}
          action={unlinkTopicAction}
          texts={texts}
          id={`unlink-${id}-${toId}`}
          className="flex flex-wrap items-baseline gap-x-4"
        >
          {named}
          <Hidden name="toId" value={toId} />
          <Hidden name="linkVersion" value={version} />
          <p className="font-serif">{pick(how, locale, original)}</p>
          <SubmitButton variant="quiet" size="s">
            {t('unlink', { title: pick(to, locale, original) })}
          </SubmitButton>
        </ActionForm>
      ))}
      {topic.targets.map((target) => (
        <ActionForm
          key={target.id}
          action={detachTopicAction}
          texts={texts}
          id={`detach-${id}-${target.id}`}
          className="flex flex-wrap items-baseline gap-x-4"
        >
          {versioned}
          <Hidden name="target" value={`${target.kind}:${target.id}`} />
          <p>{targetWords(target, locale, original)}</p>
          <SubmitButton variant="quiet" size="s">
            {t('detach', { what: targetWords(target, locale, original) })}
          </SubmitButton>
        </ActionForm>
      ))}
      <Fold title={t('change', { title })} inset>
        <ActionForm action={editTopicAction} texts={texts} id={`edit-${id}`}>
          {versioned}
          <LocalTextFields
            name="title"
            legend={t('nameOf', { title })}
            languages={languages}
            defaultValue={topic.title}
          />
          <SubmitButton variant="secondary" size="s">
            {t('save', { title })}
          </SubmitButton>
        </ActionForm>
        {unused && (
          <ActionForm action={removeTopicAction} texts={texts} id={`remove-${id}`}>
            {versioned}
            <SubmitButton variant="danger" size="s">
              {t('remove', { title })}
            </SubmitButton>
          </ActionForm>
        )}
      </Fold>
      {others.length > 0 && (
        <Fold title={t('linkTitle', { title })} inset>
          <ActionForm action={linkTopicAction} texts={texts} id={`link-${id}`} resetOnOk>
            {named}
            <SelectField
              name="toId"
              label={t('linkTo')}
              empty={t('choose')}
              options={others.map((one) => ({ value: one.id, label: pick(one.title, locale, original) }))}
            />
            <LocalTextFields name="how" legend={t('how')} languages={languages} multiline rows={2} serif />
            <SubmitButton variant="secondary" size="s">
              {t('link', { title })}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {free.length > 0 && (
        <Fold title={t('attachTitle', { title })} inset>
          <ActionForm action={attachTopicAction} texts={texts} id={`attach-${id}`} resetOnOk>
            {named}
            <SelectField
              name="target"
              label={t('attachTo')}
              empty={t('choose')}
              width="full"
              options={free.map((one) => ({
                value: `${one.kind}:${one.id}`,
                label: targetWords(one, locale, original),
              }))}
            />
            <SubmitButton variant="secondary" size="s">
              {t('attach', { title })}
            </SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </Section>
  );
}
