import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock, languageName, listing, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { publishCommuniqueAction, reviewCommuniqueAction, withdrawCommuniqueAction } from '../actions';
import type { Communique } from '../queries/communique';

type Props = {
  conference: { slug: string; timeZone: string };
  communique: Communique;
  mayReview: boolean;
};

/** What leads from the draft to the publication, each step where it can be taken. */
export async function CommuniqueSteps(props: Props) {
  const { state } = props.communique;
  if (state === 'draft') return <Review {...props} />;
  return state === 'reviewed' ? <Publish {...props} /> : <Withdraw {...props} />;
}

function Named({ conference, communique }: Props) {
  return (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="version" value={communique.version} />
    </>
  );
}

async function Review(props: Props) {
  const { communique, mayReview } = props;
  const [t, locale] = await Promise.all([getTranslations('press.review'), readerLocale()]);
  const language = languageName(communique.originalLanguage, locale);
  if (!communique.whole || !mayReview)
    return (
      <Section title={t('title')} id="review">
        <p className="measure text-muted">
          {communique.whole ? t('byOrganizer') : t('notWhole', { language })}
        </p>
      </Section>
    );
  return (
    <Section title={t('title')} id="review" lead={t('lead')}>
      <ActionForm action={reviewCommuniqueAction} texts={formTexts(locale)} id="review-it">
        <Named {...props} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

async function Publish(props: Props) {
  const { conference, communique } = props;
  const [t, common, locale] = await Promise.all([
    getTranslations('press.publish'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const names = communique.languages.map((language) => languageName(language, locale));
  return (
    <Section title={t('title')} id="publish" lead={t('lead', { languages: listing(names, locale) })}>
      <ActionForm action={publishCommuniqueAction} texts={formTexts(locale)} id="publish-it">
        <Named {...props} />
        <Field
          name="publishesAt"
          type="datetime-local"
          label={t('at')}
          hint={t('atHint', { zone: zone(conference.timeZone, locale) })}
          optional={common('optional')}
        />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

async function Withdraw(props: Props) {
  const { conference, communique } = props;
  const [t, locale] = await Promise.all([getTranslations('press.withdraw'), readerLocale()]);
  if (!communique.publishesAt) return null;
  const time = dayAndClock(communique.publishesAt, locale, conference.timeZone);
  return (
    <>
      <Notice tone="info" label={t('note')}>
        <p>{t('scheduled', { time })}</p>
      </Notice>
      <Section title={t('title')} id="withdraw" lead={t('lead')}>
        <ActionForm action={withdrawCommuniqueAction} texts={formTexts(locale)} id="withdraw-it">
          <Named {...props} />
          <TextArea {...reasonField(locale)} />
          <SubmitButton variant="danger">{t('submit')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
