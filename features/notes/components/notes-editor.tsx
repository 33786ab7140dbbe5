import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { formTexts } from '@/platform/i18n/form-texts';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { addParagraphAction } from '../actions';
import type { Notes } from '../queries';
import { ParagraphEditor } from './paragraph-editor';
import { SessionFacts, type SessionOfNotes } from './session-facts';
import { marksOf } from './session-page';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  session: SessionOfNotes;
  notes: Notes;
};

/** The rapporteur's desk: every paragraph saves itself; the next one is written at the end. */
export async function NotesEditor({ conference, session, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const last = notes.paragraphs.at(-1);
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={[t('title'), pick(session.title, locale)].join(sayIn(locale)('common.colon'))}
        lead={t('lead')}
        actions={
          notes.paragraphs.length > 0 && (
            <ButtonLink variant="secondary" href="#next">
              {t('next')}
            </ButtonLink>
          )
        }
      />
      <SessionFacts session={session} timeZone={conference.timeZone} />
      <p>
        <Link href={`${here}/sessions/${session.id}`}>{t('back')}</Link>
      </p>
      {notes.paragraphs.length > 0 && (
        <ParagraphRail label={t('title')} font="sans">
          {notes.paragraphs.map((p) => (
            <RailParagraph
              key={p.id}
              number={number(p.number, locale)}
              anchor={`paragraph-${p.number}`}
              numberLabel={t('paragraph', { number: p.number })}
              provenanceLabel={t('provenance', { number: p.number })}
              marks={marksOf(p, here, (key, values) => t(key, values), locale)}
            >
              <ParagraphEditor
                slug={conference.slug}
                paragraph={p}
                timeZone={conference.timeZone}
                mayDraft={notes.mayDraft}
              />
            </RailParagraph>
          ))}
        </ParagraphRail>
      )}
      <section aria-labelledby="next">
        <h2 id="next" className="text-h3">
          {t('next')}
        </h2>
        <ActionForm action={addParagraphAction} texts={formTexts(locale)} id="add-paragraph" resetOnOk>
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="sessionId" value={session.id} />
          <TextArea name="text" label={t('text')} rows={4} serif />
          <SelectField
            name="language"
            label={t('language')}
            defaultValue={last?.language ?? locale}
            options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
            width="m"
          />
          <SubmitButton>{t('add')}</SubmitButton>
        </ActionForm>
      </section>
    </Main>
  );
}
