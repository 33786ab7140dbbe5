import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ByOffice } from '@/components/page/by-office';
import { Difference } from '@/components/page/difference';
import { FactLine } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { differenceOf } from '@/domain/amendments/words';
import { noteAnchor } from '@/domain/item-number';
import { directionOf, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { moment } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { CirculatedNotes, CirculatedParagraph } from '../queries/circulation';
import { kindLineOf } from '../queries/kind-line';
import { Comments } from './circulated-comments';
import { CirculateForm, CirculationForms } from './circulation-forms';
import { KEEPERS } from './note-text';
import type { VersionsConference } from './versions-page';

type Props = {
  conference: VersionsConference;
  sessionId: string;
  notes: CirculatedNotes;
};

const LOOK = {
  open: { tone: 'accent', mark: 'note' },
  over: { tone: 'pending', mark: 'clock' },
  withdrawn: { tone: 'quiet', mark: 'cross' },
} as const;

/** Notes as they were circulated, with what delegations comment on each paragraph; for who keeps them, also the way there. */
export async function CirculationPage({ conference, sessionId, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.circulation'), readerLocale()]);
  const { timeZone, originalLanguage } = conference;
  const { circulation, mayKeep, seesAll, approvedAt, unsettled, voices } = notes;
  const here = `/${locale}/${conference.slug}`;
  const isDraft = circulation === null || circulation.state === 'withdrawn';
  const state = approvedAt ? null : circulation?.state;
  return (
    <Main width="text">
      {seesAll && <LiveRefresh what={watching(conference.id, `notes:${sessionId}`)} />}
      <p className="mb-3 text-meta print:hidden">
        {seesAll ? (
          <Link className="inline-block py-1" href={`${here}/sessions/${sessionId}`}>
            {sayIn(locale)('notes.back')}
          </Link>
        ) : (
          <Link className="inline-block py-1" href={`${here}/me`}>
            {sayIn(locale)('frame.nav.me')}
          </Link>
        )}
      </p>
      <PageHeading
        title={[t('title'), pick(notes.title, locale, originalLanguage)].join(sayIn(locale)('common.colon'))}
        lead={
          <FactLine
            facts={[
              approvedAt ? t('approved') : null,
              state && circulation && (
                <TagWord key="state" {...LOOK[state]}>
                  {t(`state.${state}`, { until: moment(circulation.commentsUntil, locale, timeZone) })}
                </TagWord>
              ),
              circulation && t('circulatedAt', { time: moment(circulation.circulatedAt, locale, timeZone) }),
              circulation?.circulatedBy && (
                <ByOffice key="by" by={colleagueAs(locale, circulation.circulatedBy, KEEPERS)} />
              ),
              seesAll && circulation ? t('unsettled', { count: unsettled }) : null,
            ].filter(Boolean)}
          />
        }
      />
      {!circulation && <p className="measure">{t('draft')}</p>}
      {voices.length > 0 && <p className="measure">{t('commentLead')}</p>}
      {mayKeep && isDraft && <CirculateForm conference={conference} sessionId={sessionId} notes={notes} />}
      {circulation && (
        <Section title={t('text')} id="text">
          <ParagraphRail label={t('text')}>
            {circulation.paragraphs.map((paragraph) => (
              <RailParagraph
                key={paragraph.id}
                number={itemLabel(paragraph.number, locale)}
                anchor={noteAnchor(paragraph.number)}
                numberLabel={sayIn(locale)('notes.paragraph', {
                  number: itemLabel(paragraph.number, locale),
                })}
              >
                <Circulated paragraph={paragraph} />
                <Comments
                  conference={conference}
                  circulationId={circulation.id}
                  paragraph={paragraph}
                  voices={voices}
                  maySettle={mayKeep}
                />
              </RailParagraph>
            ))}
          </ParagraphRail>
        </Section>
      )}
      {mayKeep && circulation && !isDraft && (
        <CirculationForms conference={conference} circulation={circulation} />
      )}
    </Main>
  );
}

/** A paragraph as it was circulated, and for who keeps the notes, what it is by now. */
async function Circulated({ paragraph }: { paragraph: CirculatedParagraph }) {
  const [t, locale] = await Promise.all([getTranslations('notes.circulation'), readerLocale()]);
  const { language, text, since } = paragraph;
  const kind = kindLineOf(paragraph, locale);
  const written = { lang: language, dir: directionOf(language) };
  const say = sayIn(locale);
  return (
    <>
      {kind && <p className="font-sans text-dense font-semibold text-accent">{kind}</p>}
      <p {...written} className="whitespace-pre-line">
        {text}
      </p>
      {since && (
        <details className="font-sans text-dense" data-printed="">
          <summary className="inline-flex min-h-6 items-center gap-2">
            <TagWord tone="pending" mark="amendment">
              {t(since.struck ? 'struckSince' : 'changedSince')}
            </TagWord>
          </summary>
          <p {...written} className="mt-1 whitespace-pre-line">
            <Difference
              pieces={differenceOf(text, since.struck ? '' : since.text)}
              words={{ out: say('notes.versions.removedWords'), put: say('notes.versions.insertedWords') }}
            />
          </p>
        </details>
      )}
    </>
  );
}
