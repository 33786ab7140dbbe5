import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/form/button';
import { SelectField } from '@/components/form/select-field';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ByOffice } from '@/components/page/by-office';
import { FactLine } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type LocalText, pick } from '@/domain/local-text';
import { compareNotes } from '@/domain/note-versions';
import { watching } from '@/domain/topics';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { versionLine, versionTitle } from '../queries/version-words';
import type { VersionWhole } from '../queries/versions';
import { KEEPERS } from './note-text';
import { RestoreForm } from './restore-form';
import { KeptParagraphs, VersionChanges } from './version-changes';
import type { VersionsConference } from './versions-page';

/** In an address, the notes as they stand. */
export const NOW = 'now';

type Props = {
  conference: VersionsConference;
  session: { id: string; title: LocalText };
  whole: VersionWhole;
  /** it is read beside the notes as they stand */
  withNow: boolean;
};

/** A version of the notes: its text, or what changed between it and another state, and where it is restored. */
export async function VersionPage({ conference, session, whole, withNow }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions'), readerLocale()]);
  const { version, versions, paragraphs, now, other } = whole;
  const all = `/${locale}/${conference.slug}/sessions/${session.id}/versions`;
  const beside = withNow ? NOW : String(other?.version.number ?? '');
  const line = t('number', { number: version.number });
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />
      <p className="mb-3 text-meta print:hidden">
        <Link className="inline-block py-1" href={all}>
          {t('back')}
        </Link>
      </p>
      <PageHeading
        kicker={pick(session.title, locale, conference.originalLanguage)}
        title={<bdi>{versionTitle(version, locale)}</bdi>}
        lead={
          <FactLine
            facts={[
              line,
              moment(version.keptAt, locale, conference.timeZone),
              <ByOffice key="by" by={colleagueAs(locale, version.keptBy, KEEPERS)} />,
              t('paragraphs', { count: version.paragraphs }),
            ]}
          />
        }
      />
      <search>
        <form
          action={`${all}/${version.number}`}
          method="get"
          className="mb-8 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden"
        >
          <SelectField
            key={beside}
            name="with"
            label={t('compareWith')}
            defaultValue={beside}
            empty={t('withNothing')}
            options={[
              { value: NOW, label: t('now') },
              ...versions
                .filter((one) => one !== version)
                .map((one) => ({ value: String(one.number), label: versionLine(one, locale) })),
            ]}
          />
          <Button type="submit" variant="secondary">
            {t('compare')}
          </Button>
        </form>
      </search>
      {withNow || other ? (
        <Section title={t('changes')} id="changes" lead={between()}>
          <VersionChanges changes={changesShown()} />
        </Section>
      ) : (
        <Section title={t('text')} id="text">
          <KeptParagraphs paragraphs={paragraphs} label={t('text')} />
        </Section>
      )}
      {whole.mayKeep && <RestoreForm slug={conference.slug} whole={whole} />}
    </Main>
  );

  /** From the older state to the newer one, whichever was asked for first. */
  function changesShown() {
    if (!other) return compareNotes(paragraphs, now.paragraphs);
    return other.version.number < version.number
      ? compareNotes(other.paragraphs, paragraphs)
      : compareNotes(paragraphs, other.paragraphs);
  }

  function between(): string {
    if (!other) return t('from', { from: line, to: t('now') });
    const [from, to] = [version.number, other.version.number].sort((a, b) => a - b);
    return t('from', { from: t('number', { number: from ?? 0 }), to: t('number', { number: to ?? 0 }) });
  }
}
