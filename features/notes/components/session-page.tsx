import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { directionOf, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { NoteParagraph, Notes } from '../queries';
import { SessionFacts, type SessionOfNotes } from './session-facts';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  session: SessionOfNotes;
  notes: Notes;
};

/** A session: its facts, what speakers stated, and the notes for those who keep them. */
export async function SessionPage({ conference, session, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  return (
    <Main width="document">
      {notes.maySee && <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />}
      <PageHeading kicker={pick(conference.title, locale)} title={pick(session.title, locale)} />
      <SessionFacts session={session} timeZone={conference.timeZone} />
      {notes.maySee && (
        <Section title={t('title')} id="notes">
          {notes.paragraphs.length === 0 && <EmptyState text={t('empty')} />}
          {notes.paragraphs.length > 0 && (
            <ParagraphRail label={t('title')}>
              {notes.paragraphs.map((p) => (
                <RailParagraph
                  key={p.id}
                  number={number(p.number, locale)}
                  anchor={`paragraph-${p.number}`}
                  numberLabel={t('paragraph', { number: p.number })}
                  provenanceLabel={t('provenance', { number: p.number })}
                  marks={marksOf(p, here, (key, values) => t(key, values), locale)}
                >
                  <p lang={p.language} dir={directionOf(p.language)} className="whitespace-pre-line">
                    {p.text}
                  </p>
                </RailParagraph>
              ))}
            </ParagraphRail>
          )}
          {notes.mayWrite && (
            <ButtonRow>
              <ButtonLink href={`${here}/sessions/${session.id}/notes`}>{t('write')}</ButtonLink>
            </ButtonRow>
          )}
        </Section>
      )}
      {notes.statements.length > 0 && (
        <Section title={t('statements')} id="statements" lead={t('statementsLead')}>
          {notes.statements.map((statement) => (
            <figure key={statement.id} className="my-6">
              <figcaption className="font-semibold">{pick(statement.speakerOffice, locale)}</figcaption>
              <blockquote className="font-serif text-document">{pick(statement.text, locale)}</blockquote>
            </figure>
          ))}
        </Section>
      )}
      {!notes.maySee && <p className="text-meta text-muted">{t('closedForYou')}</p>}
    </Main>
  );
}

type Word = (key: 'became' | 'becameAdopted', values: { number: number; title: string }) => string;

/** The marks beside a paragraph: what became of it. */
export function marksOf(paragraph: NoteParagraph, here: string, word: Word, locale: string) {
  return paragraph.outcomes.map((outcome) => ({
    id: `${paragraph.id}-${outcome.number}`,
    kind: 'outcome' as const,
    tone: outcome.adopted ? ('positive' as const) : ('accent' as const),
    label: word(outcome.adopted ? 'becameAdopted' : 'became', {
      number: outcome.number,
      title: pick(outcome.title, locale),
    }),
    href: `${here}/outcomes/${outcome.number}`,
  }));
}
