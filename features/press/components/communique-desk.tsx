import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { BesideNav } from '@/components/page/beside-nav';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ParagraphRail } from '@/components/rail/paragraph-rail';
import { COLUMNS, HEADS } from '@/components/rail/written';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { languageName } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { markedText, shownText } from '@/platform/i18n/shown-text';
import { draftCommuniqueAction, editCommuniqueAction } from '../actions';
import { type Communique, communiqueHeadVersion } from '../queries/communique';
import { AddParagraphForm, CommuniqueParagraphForm } from './communique-paragraph';
import { CommuniqueSteps } from './communique-steps';
import { CommuniqueTag } from './communique-tag';

type DeskConference = { id: string; slug: string; title: LocalText; timeZone: string } & WorkingLanguages;
type Props = {
  conference: DeskConference;
  /** null before it is begun */
  communique: Communique | null;
  mayReview: boolean;
  /** the working language that is written in beside the original; null where that is the only one */
  beside: Locale | null;
  /** what is on record about it, for who may read that */
  history?: ReactNode;
};

/** The press officer's desk: the communiqué as it will read, two languages side by side, and the way to its publication. */
export async function CommuniqueDesk({ conference, communique, mayReview, beside, history }: Props) {
  const [t, outcomes, locale] = await Promise.all([
    getTranslations('press'),
    getTranslations('outcomes'),
    readerLocale(),
  ]);
  const live = <LiveRefresh what={watching(conference.id, `communiqueDraft:${conference.id}`)} />;
  if (!communique)
    return (
      <Main width="document">
        {live}
        <PageHeading
          kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
          title={t('edit')}
          lead={t('beginLead')}
        />
        <HeadForm conference={conference} communique={null} />
      </Main>
    );
  const { paragraphs, state, originalLanguage } = communique;
  const shown = beside ? [originalLanguage, beside] : [originalLanguage];
  const known = workingLanguagesFor(locale, conference);
  return (
    <Main>
      {live}
      <PageHeading
        kicker={t('edit')}
        reference={communique.symbol}
        title={<InLanguage {...markedText(communique.title, locale, originalLanguage)} />}
        tags={<CommuniqueTag state={state} />}
        actions={
          <ButtonLink variant="secondary" href={`/${locale}/${conference.slug}/communique`}>
            {t('asRead')}
          </ButtonLink>
        }
      />
      {state !== 'scheduled' && (
        <Section title={t('paragraphs')} id="text">
          {beside && (
            <BesideNav
              label={outcomes('besideLabel')}
              lead={outcomes('beside')}
              languages={known.filter((one) => one.locale !== originalLanguage)}
              beside={beside}
            />
          )}
          <div aria-hidden="true" className={HEADS}>
            <div className={`col-start-2 ${COLUMNS}`}>
              {shown.map((language) => (
                <p key={language} className="px-2.5 text-dense font-semibold">
                  {languageName(language, locale)}
                </p>
              ))}
            </div>
          </div>
          <ParagraphRail label={t('paragraphs')}>
            {paragraphs.map((paragraph, index) => (
              <CommuniqueParagraphForm
                key={paragraph.id}
                paragraph={paragraph}
                slug={conference.slug}
                number={index + 1}
                movable={{ up: index > 0, down: index < paragraphs.length - 1 }}
                shown={shown}
              />
            ))}
          </ParagraphRail>
          <AddParagraphForm slug={conference.slug} shown={shown} number={paragraphs.length + 1} />
        </Section>
      )}
      <div className="mt-12 max-w-document">
        {state !== 'scheduled' && (
          <Section title={t('head')} id="head-fields">
            <HeadForm conference={conference} communique={communique} />
          </Section>
        )}
        <CommuniqueSteps conference={conference} communique={communique} mayReview={mayReview} />
        {history}
      </div>
    </Main>
  );
}

type HeadProps = { conference: DeskConference; communique: Communique | null };

/** Title and original language: what a communiqué begins with. */
async function HeadForm({ conference, communique }: HeadProps) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  const working = communique ? { ...conference, originalLanguage: communique.originalLanguage } : conference;
  const languages = workingLanguagesFor(locale, working);
  return (
    <ActionForm
      action={communique ? editCommuniqueAction : draftCommuniqueAction}
      texts={formTexts(locale)}
      id="head"
    >
      <Hidden name="conference" value={conference.slug} />
      {communique && <Hidden name="headVersion" value={communiqueHeadVersion(communique)} />}
      <LocalTextFields
        name="title"
        legend={t('title')}
        languages={languages}
        defaultValue={communique?.title}
      />
      <SelectField
        name="originalLanguage"
        label={t('original')}
        hint={t('originalHint')}
        defaultValue={working.originalLanguage}
        options={languages.map((one) => ({ value: one.locale, label: one.name }))}
      />
      <SubmitButton variant={communique ? 'secondary' : 'primary'}>
        {communique ? t('saveHead') : t('begin')}
      </SubmitButton>
    </ActionForm>
  );
}
