import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { BesideNav } from '@/components/page/beside-nav';
import { Fold } from '@/components/page/fold';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ParagraphRail, RailNext } from '@/components/rail/paragraph-rail';
import { COLUMNS, HEADS } from '@/components/rail/written';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { OUTCOME_KINDS, PARTS, STRENGTHS } from '@/domain/outcomes';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import { addOutcomeParagraphAction, editOutcomeAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { HandsHall } from '../queries/hands';
import { headVersionOf } from '../queries/head-version';
import type { NoteToMerge } from '../queries/notes';
import { Decide } from './decide';
import { MergeNote } from './merge-note';
import { numbered } from './numbered';
import { ParagraphForm } from './paragraph-form';
import { StateTag } from './state-tag';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    closedAt: Date | null;
  } & WorkingLanguages;
  outcome: OutcomeWhole;
  members: { id: string; countryCode: string }[];
  /** the paragraphs of the notes that it does not come from */
  notes: readonly NoteToMerge[];
  /** the working language that is written in beside the original; null where that is the only one */
  beside: Locale | null;
  /** what becomes of an adoption, where a second person is needed */
  note: ReactNode;
  /** who is in the hall for a show of hands, and what becomes of that, where a second person is needed */
  hall: HandsHall;
  handsNote: ReactNode;
  asksForCall: boolean;
};

/** The chair's desk for one draft: its text as it will read, then its head, reservations and the decision. */
export async function OutcomeEditor(props: Props) {
  const { conference, outcome, members, notes, beside, note, hall, handsNote, asksForCall } = props;
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="number" value={outcome.number} />
    </>
  );
  const shown = beside ? [conference.originalLanguage, beside] : [conference.originalLanguage];
  const known = workingLanguagesFor(locale, conference);
  const nameOf = (language: Locale) => known.find((one) => one.locale === language)?.name;
  const what = [
    pick(conference.title, locale, conference.originalLanguage),
    t('number', { number: outcome.number }),
    t(`kind.${outcome.kind}`),
    ...(outcome.strength ? [t(`strength.${outcome.strength}`)] : []),
  ];
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <PageHeading
        kicker={what.join(' · ')}
        title={<InLanguage {...markedText(outcome.title, locale, conference.originalLanguage)} />}
        tags={<StateTag outcome={outcome} />}
        serif
      />
      <div className="mb-8 max-w-document *:mt-0!">
        <Fold title={t('headTitle')} id="title">
          <ActionForm action={editOutcomeAction} texts={texts} id="head">
            {hiddenFields}
            <Hidden name="headVersion" value={headVersionOf(outcome)} />
            <SelectField
              name="kind"
              label={t('kindLabel')}
              defaultValue={outcome.kind}
              options={OUTCOME_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <SelectField
              name="strength"
              label={t('strengthLabel')}
              empty={t('strengthNone')}
              defaultValue={outcome.strength ?? ''}
              options={STRENGTHS.map((value) => ({ value, label: t(`strength.${value}`) }))}
            />
            <LocalTextFields
              name="title"
              legend={t('draftTitle')}
              languages={known}
              defaultValue={outcome.title}
            />
            <SubmitButton variant="secondary">{t('saveHead')}</SubmitButton>
          </ActionForm>
        </Fold>
      </div>
      <Section title={t('text')} id="text">
        {outcome.tabled && (
          <Notice tone="info" label={t('text')}>
            {t('amendments.inDebateLead', { language: nameOf(conference.originalLanguage) ?? '' })}{' '}
            <Link href={`/${locale}/${conference.slug}/outcomes/${outcome.number}/amendments`}>
              {t('amendments.toAmendments')}
            </Link>
          </Notice>
        )}
        {beside && (
          <BesideNav label={t('besideLabel')} lead={t('beside')} languages={known.slice(1)} beside={beside} />
        )}
        <div aria-hidden="true" className={HEADS}>
          <div className={`col-start-2 ${COLUMNS}`}>
            {shown.map((language) => (
              <p key={language} className="px-2.5 text-dense font-semibold">
                {nameOf(language)}
              </p>
            ))}
          </div>
        </div>
        {PARTS.map((part) => {
          const paragraphs = outcome.paragraphs.filter((one) => one.part === part);
          const next = Math.max(0, ...paragraphs.map((one) => one.number)) + 1;
          return (
            <div key={part}>
              <ParagraphRail label={t(part)}>
                {paragraphs.map((one, index) => (
                  <ParagraphForm
                    key={one.id}
                    paragraph={one}
                    slug={conference.slug}
                    number={outcome.number}
                    tabled={outcome.tabled}
                    movable={{ up: index > 0, down: index < paragraphs.length - 1 }}
                    shown={shown}
                  />
                ))}
              </ParagraphRail>
              {!outcome.tabled && (
                <RailNext number={numbered(part, next, locale)}>
                  <ActionForm action={addOutcomeParagraphAction} texts={texts} id={`add-${part}`}>
                    {hiddenFields}
                    <Hidden name="part" value={part} />
                    <SubmitButton variant="quiet" size="s">
                      {t(part === 'operative' ? 'addOperative' : 'addPreambular')}
                    </SubmitButton>
                  </ActionForm>
                </RailNext>
              )}
            </div>
          );
        })}
      </Section>
      <div className="mt-12 max-w-document">
        {!outcome.tabled && <MergeNote slug={conference.slug} number={outcome.number} notes={notes} />}
        <Decide
          conference={conference}
          outcome={outcome}
          members={members}
          {...{ note, hall, handsNote, asksForCall }}
        />
      </div>
    </Main>
  );
}
