import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { ByColleague } from '@/components/page/by-office';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { classes } from '@/components/text';
import { noteAnchor } from '@/domain/item-number';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import type { Neighbour } from '@/features/agenda/queries/session';
import { day } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText, shownText } from '@/platform/i18n/shown-text';
import type { NoteParagraph, Notes } from '../queries';
import { classificationWord } from '../queries/kind-line';
import { ApproveForm } from './approve-form';
import { ClassifyNotesForm, ClassifyParagraphForm } from './classify-forms';
import { NoteText, ParagraphCorrigendumForm } from './note-text';
import { SessionFacts, type SessionOfNotes } from './session-facts';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };
  session: SessionOfNotes & { before: Neighbour | null; after: Neighbour | null };
  notes: Notes;
  mayEdit: boolean;
  /** what came out of it, drawn by its own area; nothing where nothing did */
  outcomes: ReactNode;
  /** the documents that belong to it, drawn by their own area */
  documents: ReactNode;
  /** who has the floor and who waits for it, drawn by its own area; nothing where there is no list */
  speakers: ReactNode;
  /** what speakers stated there, drawn by its own area */
  statements: ReactNode;
  mayWriteStatements: boolean;
  /** its topics as a fact of it, and where they are attached, drawn by their own area */
  topics: { count: number; links: ReactNode; desk: ReactNode };
  /** what is on record about it, for who may read that */
  history?: ReactNode;
};

/** A session: its facts, what came of it, what speakers stated, and the notes for those who keep them. */
export async function SessionPage(props: Props) {
  const { conference, session, notes, mayEdit, outcomes, documents, statements, history } = props;
  const { mayWriteStatements, topics, speakers } = props;
  const [t, agenda, locale] = await Promise.all([
    getTranslations('notes'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const { kind, itemNumber, before, after } = session;
  const original = conference.originalLanguage;
  const title = pick(session.title, locale, original);
  const name = agenda(`kind.${kind}`);
  const what = [
    // "Panel: firearms" says it itself.
    !title.startsWith(name) && name,
    itemNumber !== null && agenda('item', { number: itemLabel(itemNumber, locale) }),
  ].filter(Boolean);
  const readers = classificationWord(notes.classification, locale);
  const lead = (notes.approvedAt || readers) && (
    <>
      {notes.approvedAt && t('approval.on', { date: day(notes.approvedAt, locale, conference.timeZone) })}
      {notes.approvedAt && <ByColleague by={colleagueAs(locale, notes.approvedBy, ['chair'])} />}
      {notes.approvedAt && readers && ' · '}
      {readers && <TagWord mark="lock">{readers}</TagWord>}
    </>
  );
  return (
    <Main width="text">
      {notes.maySee && <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />}
      <Breadcrumbs
        label={agenda('breadcrumbs')}
        items={[{ label: agenda('title'), href: `${here}/agenda` }]}
      />
      <PageHeading
        kicker={what.join(' · ')}
        title={<InLanguage {...markedText(session.title, locale, original)} />}
        actions={
          (notes.mayWrite || notes.mayReadCirculated || mayWriteStatements || mayEdit) && (
            <>
              {notes.mayWrite && (
                <ButtonLink href={`${here}/sessions/${session.id}/notes`}>{t('write')}</ButtonLink>
              )}
              {notes.maySee && (
                <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/versions`}>
                  {t('versions.link')}
                </ButtonLink>
              )}
              {notes.mayReadCirculated && (
                <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/circulation`}>
                  {t(notes.maySee ? 'circulation.link' : 'circulation.comment')}
                </ButtonLink>
              )}
              {mayWriteStatements && (
                <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/statements`}>
                  {t('writeStatements')}
                </ButtonLink>
              )}
              {mayEdit && (
                <ButtonLink variant="secondary" href={`${here}/agenda/edit/${session.id}`}>
                  {t('editSession')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <SessionFacts session={session} timeZone={conference.timeZone} topics={topics} />
      {speakers}
      {outcomes && (
        <Section title={t('outcomes')} id="outcomes">
          {outcomes}
        </Section>
      )}
      {documents}
      {(notes.maySee || notes.approvedAt) && (
        <Section title={t('title')} id="notes" lead={lead}>
          {notes.approvedAt && notes.paragraphs.length > 0 && (
            <p className="mb-4 print:hidden">
              <a
                className="inline-block min-h-6"
                href={`${here}/sessions/${session.id}/summary-record.pdf`}
                download
              >
                {t('record.pdf')}
              </a>
            </p>
          )}
          {notes.paragraphs.length === 0 && <EmptyState text={t('empty')} />}
          {notes.paragraphs.length > 0 && (
            <ParagraphRail label={t('title')}>
              {notes.paragraphs.map((p) => (
                <RailParagraph
                  key={p.id}
                  number={itemLabel(p.number, locale)}
                  anchor={noteAnchor(p.number)}
                  numberLabel={t('paragraph', { number: itemLabel(p.number, locale) })}
                  provenanceLabel={t('provenance', { number: itemLabel(p.number, locale) })}
                  marks={marksOf(p, here, (key, values) => t(key, values), { reader: locale, original })}
                >
                  <NoteText paragraph={p} timeZone={conference.timeZone} />
                  {notes.mayCorrect && <ParagraphCorrigendumForm slug={conference.slug} paragraph={p} />}
                  {notes.mayClassifyParagraphs && (
                    <ClassifyParagraphForm slug={conference.slug} paragraph={p} />
                  )}
                </RailParagraph>
              ))}
            </ParagraphRail>
          )}
          {notes.mayClassify && (
            <ClassifyNotesForm
              slug={conference.slug}
              sessionId={session.id}
              classification={notes.classification}
            />
          )}
        </Section>
      )}
      <ApproveForm slug={conference.slug} sessionId={session.id} notes={notes} />
      {statements}
      {!notes.maySee && !notes.approvedAt && (
        <p className="mt-8 text-dense text-muted">{t('closedForYou')}</p>
      )}
      {topics.desk}
      {history}
      {(before || after) && (
        <nav
          className="mt-12 grid gap-x-8 border-t border-border pt-4 sm:grid-cols-2 print:hidden"
          aria-label={t('around')}
        >
          {before && (
            <Step session={before} word={t('before')} here={here} locale={locale} original={original} />
          )}
          {after && (
            <Step session={after} word={t('after')} here={here} locale={locale} original={original} last />
          )}
        </nav>
      )}
    </Main>
  );
}

type StepProps = {
  session: Neighbour;
  word: string;
  here: string;
  locale: Locale;
  original: Locale;
  last?: boolean;
};

/** The way to the session before or after; that after stands at the end of the line. */
function Step({ session, word, here, locale, original, last }: StepProps) {
  return (
    <Link
      className={classes('group py-2 text-ink no-underline', last && 'sm:col-start-2 sm:text-end')}
      href={`${here}/sessions/${session.id}`}
      rel={last ? 'next' : 'prev'}
    >
      <span className="block text-dense text-muted">{word}</span>
      <span className="font-semibold text-accent group-hover:underline">
        <InLanguage {...shownText(session.title, locale, original)} />
      </span>
    </Link>
  );
}

type Word = (key: 'became', values: { number: number; title: string }) => string;

/** The marks beside a paragraph: what became of it. */
export function marksOf(
  paragraph: NoteParagraph,
  here: string,
  word: Word,
  { reader, original }: { reader: Locale; original: Locale },
) {
  return paragraph.outcomes.map((outcome) => ({
    id: `${paragraph.id}-${outcome.number}`,
    kind: 'outcome' as const,
    tone: outcome.symbol ? ('positive' as const) : ('accent' as const),
    label: outcome.symbol
      ? outcomeAndTitle(outcome, pick(outcome.title, reader, original), reader)
      : word('became', { number: outcome.number, title: pick(outcome.title, reader, original) }),
    href: `${here}/outcomes/${outcome.number}`,
  }));
}
