import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailNext, RailParagraph } from '@/components/rail/paragraph-rail';
import { noteAnchor, partsOfItem } from '@/domain/item-number';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { formTexts } from '@/platform/i18n/form-texts';
import { number } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { addParagraphAction } from '../actions';
import type { NoteParagraph, Notes } from '../queries';
import { DraftForm } from './draft-form';
import { namedIn } from './kind-words';
import { goesOnIn } from './live-notes';
import { NoteText } from './note-text';
import { ParagraphEditor } from './paragraph-editor';
import { SessionFactLine, type SessionOfNotes } from './session-facts';
import { marksOf } from './session-page';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string } & WorkingLanguages;
  session: SessionOfNotes;
  notes: Notes;
  /** those that may have stated something */
  delegations: readonly SpeakingDelegation[];
  /** speeches that wait to be written down, drawn by their own area */
  speeches?: ReactNode;
  /** the speech that the next paragraph writes down, and what it begins with in a language */
  begun?: { id: string; beginning: (language: Locale) => string };
};

/** The paper on which the paragraphs stand. */
const SHEET = 'border border-hairline bg-surface py-4 pe-4 sm:py-6 sm:pe-6 xl:pe-6';

/** The number of the paragraph that is added at the end. */
const nextOf = (paragraphs: readonly NoteParagraph[]) =>
  1 + Math.max(0, ...paragraphs.map((one) => partsOfItem(one.number)?.main ?? 0));

/** The text, and below it in one line its language and the button. */
const NEXT_FORM =
  'flex flex-wrap items-center justify-between gap-x-4 gap-y-3 *:m-0! [&>:is([role=alert],[data-done],[data-field]:has(textarea))]:basis-full';

/** The rapporteur's desk: every paragraph saves itself; the next one is written at the end. */
export async function NotesEditor({ conference, session, notes, delegations, speeches, begun }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const named = namedIn(delegations, locale);
  const last = notes.paragraphs.at(-1);
  const spoken = conference.languages.includes(locale) ? locale : conference.originalLanguage;
  const goesOn = goesOnIn(last?.language, spoken);
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`, `speakers:${session.id}`)} />
      <p className="mb-3 text-meta print:hidden">
        <Link className="inline-block py-1" href={`${here}/sessions/${session.id}`}>
          {t('back')}
        </Link>
      </p>
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={[t('title'), pick(session.title, locale, conference.originalLanguage)].join(
          sayIn(locale)('common.colon'),
        )}
        lead={
          <>
            <SessionFactLine session={session} timeZone={conference.timeZone} />
            <p className="mt-2.5">{t('lead')}</p>
          </>
        }
        actions={
          <>
            <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/notes`}>
              {t('live.together')}
            </ButtonLink>
            <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/versions`}>
              {t('versions.link')}
            </ButtonLink>
            {notes.paragraphs.length > 0 && (
              <ButtonLink variant="secondary" href="#next">
                {t('next')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className={SHEET}>
        {notes.paragraphs.length > 0 && (
          <ParagraphRail label={t('title')} font="sans">
            {notes.paragraphs.map((p) => (
              <RailParagraph
                key={p.id}
                number={itemLabel(p.number, locale)}
                anchor={noteAnchor(p.number)}
                numberLabel={t('paragraph', { number: itemLabel(p.number, locale) })}
                provenanceLabel={t('provenance', { number: itemLabel(p.number, locale) })}
                marks={marksOf(p, here, (key, values) => t(key, values), {
                  reader: locale,
                  original: conference.originalLanguage,
                })}
                aside={
                  notes.mayDraft &&
                  !p.struck &&
                  p.outcomes.length === 0 && <DraftForm slug={conference.slug} paragraphId={p.id} />
                }
              >
                {p.struck ? (
                  <NoteText paragraph={p} timeZone={conference.timeZone} />
                ) : (
                  <ParagraphEditor
                    conference={conference}
                    delegations={named}
                    sessionId={session.id}
                    paragraph={p}
                    timeZone={conference.timeZone}
                    last={p === last}
                  />
                )}
              </RailParagraph>
            ))}
          </ParagraphRail>
        )}
        <RailNext number={number(nextOf(notes.paragraphs), locale)}>
          <section aria-labelledby="next">
            <h2 id="next" className="mb-2 scroll-mt-6 text-dense leading-[26px] text-muted">
              {t('next')}
            </h2>
            <ActionForm
              action={addParagraphAction}
              texts={formTexts(locale)}
              id="add-paragraph"
              key={begun?.id}
              className={NEXT_FORM}
              resetOnOk
            >
              <Hidden name="conference" value={conference.slug} />
              <Hidden name="sessionId" value={session.id} />
              {begun && <Hidden name="interventionId" value={begun.id} />}
              <TextArea
                name="text"
                label={t('text')}
                rows={4}
                serif
                labelHidden
                defaultValue={begun?.beginning(goesOn)}
              />
              <SelectField
                name="language"
                label={t('language')}
                defaultValue={goesOn}
                options={workingLanguagesFor(locale, conference).map((l) => ({
                  value: l.locale,
                  label: l.name,
                }))}
                width="s"
                compact
              />
              <SubmitButton>{t('add')}</SubmitButton>
            </ActionForm>
          </section>
        </RailNext>
      </div>
      {speeches}
    </Main>
  );
}
