import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import type { MarkKind, Tone } from '@/components/mark';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { DataTable } from '@/components/table/data-table';
import { type LocalText, pick } from '@/domain/local-text';
import type { AgendaChange, ReleasedSession } from '@/domain/release';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { atHead, day, span, weekday, withCommas, zone } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { releaseAgendaAction } from '../actions';
import type { Release } from '../queries/frozen';
import { EditorFrame } from './editor-frame';
import { heardIn } from './released-days';

type Props = {
  conference: ConferenceFacts;
  preview: { latest: Release | null; changes: AgendaChange[]; draft: string };
};

const LOOK: Record<AgendaChange['kind'], { mark: MarkKind; tone: Tone }> = {
  added: { mark: 'check', tone: 'positive' },
  moved: { mark: 'arrow', tone: 'accent' },
  reordered: { mark: 'arrow', tone: 'accent' },
  edited: { mark: 'amendment', tone: 'accent' },
  removed: { mark: 'cross', tone: 'negative' },
};

/** What a release changes for everyone, to be looked at before it is done. */
export async function ReleasePage({ conference, preview }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { timeZone } = conference;
  const { latest, changes, draft } = preview;
  const title = (session: ReleasedSession) =>
    pick(session.title as LocalText, locale, conference.originalLanguage);
  const agendaHref = `/${locale}/${conference.slug}/agenda`;
  const fixed = conference.closedAt !== null;
  const times = changes.flatMap(({ session, before }) =>
    [session, before].flatMap((one) => (one ? [new Date(one.startsAt), new Date(one.endsAt)] : [])),
  );

  /** Everything that the public reads of a session, as lines: what differs between the two is what changes. */
  function lines(session: ReleasedSession): string[] {
    const [from, to] = [new Date(session.startsAt), new Date(session.endsAt)];
    return [
      title(session),
      withCommas([atHead(weekday(from, locale, timeZone), locale), span(from, to, locale, timeZone)], locale),
      session.room ?? t('withoutRoom'),
      t(`kind.${session.kind}`),
      session.itemNumber === null
        ? t('field.noItem')
        : t('item', { number: itemLabel(session.itemNumber, locale) }),
      session.languages.length > 0
        ? t('heard', { languages: heardIn(session.languages, locale) })
        : t('heardInNone'),
    ];
  }

  function Differences({ session, against }: { session: ReleasedSession; against: ReleasedSession }) {
    const other = lines(against);
    const different = lines(session).filter((line, index) => line !== other[index]);
    // A title in another of the languages changed.
    if (different.length === 0) return t('release.otherLanguage');
    return different.map((line) => <p key={line}>{line}</p>);
  }

  const roomAndTime = (session: ReleasedSession) =>
    lines(session)
      .slice(1, 3)
      .map((line) => <p key={line}>{line}</p>);

  return (
    <EditorFrame conference={conference} part="release" unreleased={changes.length}>
      <Section
        title={t('release.title')}
        lead={
          latest
            ? t('released', { number: latest.number, time: day(latest.releasedAt, locale, timeZone) })
            : t('release.first')
        }
      >
        {changes.length === 0 ? (
          <EmptyState text={t('release.none')} />
        ) : (
          <>
            <p className="measure my-4">{t('release.lead')}</p>
            <DataTable
              caption={`${t('release.count', { count: changes.length })}. ${t('timesIn', { zone: zone(timeZone, locale, ...times) })}`}
              dense={false}
              rows={changes}
              rowKey={({ session }) => session.id}
              columns={[
                {
                  key: 'kind',
                  label: t('release.kind'),
                  cell: ({ kind }) => <TagWord {...LOOK[kind]}>{t(`change.${kind}`)}</TagWord>,
                },
                {
                  key: 'session',
                  label: t('release.session'),
                  header: true,
                  cell: ({ session }) => title(session),
                },
                {
                  key: 'before',
                  label: t('release.before'),
                  cell: ({ kind, session, before, rank }) =>
                    rank ? (
                      t('release.rank', { number: rank.before })
                    ) : before === null ? (
                      '–'
                    ) : kind === 'removed' ? (
                      roomAndTime(before)
                    ) : (
                      <Differences session={before} against={session} />
                    ),
                },
                {
                  key: 'after',
                  label: t('release.after'),
                  cell: ({ kind, session, before, rank }) =>
                    rank ? (
                      t('release.rank', { number: rank.after })
                    ) : kind === 'removed' ? (
                      '–'
                    ) : before === null ? (
                      roomAndTime(session)
                    ) : (
                      <Differences session={session} against={before} />
                    ),
                },
              ]}
            />
          </>
        )}
        {!fixed && (
          <div className="mt-6">
            <ActionForm action={releaseAgendaAction} texts={formTexts(locale)} id="release">
              <Hidden name="conference" value={conference.slug} />
              <Hidden name="number" value={latest?.number ?? 0} />
              <Hidden name="draft" value={draft} />
              <ButtonRow>
                {changes.length > 0 && <SubmitButton>{t('release.confirm')}</SubmitButton>}
                {latest && (
                  <ButtonLink variant="secondary" href={agendaHref}>
                    {t('release.read')}
                  </ButtonLink>
                )}
              </ButtonRow>
            </ActionForm>
          </div>
        )}
      </Section>
    </EditorFrame>
  );
}
