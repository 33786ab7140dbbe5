import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Fold } from '@/components/page/fold';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { INSERTED, noteAnchor } from '@/domain/item-number';
import { commaOf, directionOf, type Locale, type LocalText, pick } from '@/domain/local-text';
import { NOTE_CLASSIFICATIONS, type NoteClassification } from '@/domain/note-classification';
import { PARAGRAPH_KINDS, type ParagraphKind } from '@/domain/note-kinds';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { NoteParagraph, Notes } from '../queries';
import { describedLineOf } from '../queries/kind-line';
import { DraftForm } from './draft-form';
import { namedIn } from './kind-words';
import { PAPER, PAPER_PARAGRAPH, PAPER_WORDS } from './live-look';
import { LivePaper, type PaperWords } from './live-paper';
import { NoteText } from './note-text';
import { MoveForm } from './order-forms';
import { SessionFactLine, type SessionOfNotes } from './session-facts';
import { marksOf } from './session-page';
import { StrikeForm } from './strike-form';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string } & WorkingLanguages;
  session: SessionOfNotes;
  notes: Notes;
  /** those that may have stated something */
  delegations: readonly SpeakingDelegation[];
  /** speeches that wait to be written down, drawn by their own area */
  speeches?: ReactNode;
};

/** The notes of a session as several people write them live; without scripts they are read here, and written by forms. */
export async function LiveNotes({ conference, session, notes, delegations, speeches }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const [byForms, original] = [`${here}/sessions/${session.id}/notes?by=forms`, conference.originalLanguage];
  const standing = notes.paragraphs.filter(({ struck }) => !struck);
  const struck = notes.paragraphs.filter((one) => one.struck);
  const spoken = conference.languages.includes(locale) ? locale : original;
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`, `speakers:${session.id}`)} />
      <p className="mb-3 text-meta print:hidden">
        <Link className="inline-block py-1" href={`${here}/sessions/${session.id}`}>
          {t('back')}
        </Link>
      </p>
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, original)} />}
        title={[t('title'), pick(session.title, locale, original)].join(sayIn(locale)('common.colon'))}
        lead={<SessionFactLine session={session} timeZone={conference.timeZone} />}
        actions={
          <>
            <ButtonLink variant="secondary" href={byForms}>
              {t('live.forms')}
            </ButtonLink>
            <ButtonLink variant="secondary" href={`${here}/sessions/${session.id}/versions`}>
              {t('versions.link')}
            </ButtonLink>
          </>
        }
      />
      <noscript>
        <Notice tone="info" label={t('title')}>
          <a href={byForms}>{t('live.withoutScripts')}</a>
        </Notice>
      </noscript>
      {notes.paragraphs.some(({ asides }) => asides.length > 0) && (
        <div className="mb-4">
          <Notice tone="warning" label={t('title')}>
            {t('live.aside')} <Link href={byForms}>{t('live.asideLink')}</Link>
          </Notice>
        </div>
      )}
      <LivePaper
        conference={conference.slug}
        session={session.id}
        locale={locale}
        languages={workingLanguagesFor(locale, conference).map((l) => ({ value: l.locale, label: l.name }))}
        goesOn={goesOnIn(standing.at(-1)?.language, spoken)}
        words={paperWords(locale)}
        delegations={namedIn(delegations, locale)}
        acts={standing.map((paragraph) => ({
          id: paragraph.id,
          title: t('paragraph', { number: itemLabel(paragraph.number, locale) }),
          body: <Acts {...{ paragraph, here, slug: conference.slug, original }} mayDraft={notes.mayDraft} />,
        }))}
      >
        <div className={PAPER}>
          {standing.map((p) => (
            <div
              key={p.id}
              id={noteAnchor(p.number)}
              className={PAPER_PARAGRAPH}
              data-number={itemLabel(p.number, locale)}
            >
              <p
                className={PAPER_WORDS}
                lang={p.language}
                dir={directionOf(p.language)}
                data-kind={describedLineOf(p, locale) || undefined}
              >
                {p.text}
              </p>
            </div>
          ))}
        </div>
      </LivePaper>
      {struck.length > 0 && (
        <Fold title={t('live.struck')} id="struck">
          <ParagraphRail label={t('live.struck')}>
            {struck.map((p) => (
              <RailParagraph
                key={p.id}
                number={itemLabel(p.number, locale)}
                anchor={noteAnchor(p.number)}
                numberLabel={t('paragraph', { number: itemLabel(p.number, locale) })}
              >
                <NoteText paragraph={p} timeZone={conference.timeZone} />
              </RailParagraph>
            ))}
          </ParagraphRail>
        </Fold>
      )}
      {speeches}
    </Main>
  );
}

/** Notes go on in their language, but not in one that runs the other way than the page on which they are typed. */
export const goesOnIn = (last: Locale | undefined, spoken: Locale): Locale =>
  last && directionOf(last) === directionOf(spoken) ? last : spoken;

type ActsProps = {
  paragraph: NoteParagraph;
  here: string;
  slug: string;
  original: Locale;
  mayDraft: boolean;
};

/** What became of a paragraph, and what can be done with it besides writing in it. */
async function Acts({ paragraph, here, slug, original, mayDraft }: ActsProps) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const marks = marksOf(paragraph, here, (key, values) => t(key, values), { reader: locale, original });
  return (
    <>
      {marks.map(({ id, label, href }) => (
        <p key={id}>
          <Link className="inline-block min-h-6" href={href}>
            {label}
          </Link>
        </p>
      ))}
      {mayDraft && paragraph.outcomes.length === 0 && <DraftForm slug={slug} paragraphId={paragraph.id} />}
      <MoveForm slug={slug} paragraph={paragraph} />
      <StrikeForm slug={slug} paragraph={paragraph} />
    </>
  );
}

/** The words that the paper says in the browser. */
function paperWords(locale: Locale): PaperWords {
  const say = sayIn(locale);
  const count = '{count}';
  return {
    label: say('notes.title'),
    others: say('notes.live.others') + say('common.colon'),
    comma: commaOf(locale),
    empty: say('notes.live.begin'),
    language: say('notes.live.language'),
    kind: say('notes.edit.kind'),
    kinds: Object.fromEntries(
      PARAGRAPH_KINDS.map((kind) => [kind, say(`notes.paragraphKind.${kind}`)]),
    ) as Record<ParagraphKind, string>,
    delegation: say('notes.edit.delegation'),
    noDelegation: say('notes.edit.noDelegation'),
    classification: say('notes.classification.label'),
    classifications: Object.fromEntries(
      NOTE_CLASSIFICATIONS.map((one) => [one, say(`notes.classification.${one}`)]),
    ) as Record<NoteClassification, string>,
    mentions: {
      label: say('notes.live.mentions'),
      some: say('notes.live.mentioned', { count }),
      none: say('notes.live.nobodyMentioned'),
    },
    keys: say('notes.live.keys', { keys: '{keys}' }),
    is: say('notes.live.is', { kind: '{kind}' }),
    colon: say('common.colon'),
    acts: say('notes.live.acts'),
    noActs: say('notes.live.noActs'),
    fresh: say('notes.live.fresh'),
    emptied: say('notes.live.emptied'),
    tooMuch: say('notes.live.tooMuch'),
    inserted: INSERTED.map((word) => itemLabel(`1 ${word}`, locale).replace(/^\S+ /, '')),
    opening: say('notes.live.opening'),
    saved: say('notes.live.saved'),
    saving: say('notes.live.saving', { count }),
    away: say('notes.live.away'),
    awayWith: say('notes.live.awayWith', { count }),
    signedOut: say('notes.live.signedOut'),
    signIn: say('common.signInHere'),
    approved: say('notes.refusal.approved'),
    withdrawn: say('notes.live.withdrawn'),
    missing: say('common.refusal.notFound'),
    tooMany: say('notes.live.tooMany'),
    unkept: say('notes.live.unkept'),
    close: say('common.action.close'),
  };
}
