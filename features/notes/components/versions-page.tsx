import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ByOffice } from '@/components/page/by-office';
import { EmptyState } from '@/components/page/empty-state';
import { Lines } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { keepVersionAction } from '../actions';
import { versionTitle } from '../queries/version-words';
import type { NotesVersions } from '../queries/versions';
import { KEEPERS } from './note-text';

export type VersionsConference = {
  id: string;
  slug: string;
  title: LocalText;
  originalLanguage: Locale;
  timeZone: string;
};

type Props = {
  conference: VersionsConference;
  session: { id: string; title: LocalText };
  notes: NotesVersions;
};

/** The versions of a session's notes, the newest first, and where the next one is kept. */
export async function VersionsPage({ conference, session, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions'), readerLocale()]);
  const { timeZone, originalLanguage } = conference;
  const here = `/${locale}/${conference.slug}/sessions/${session.id}`;
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />
      <p className="mb-3 text-meta print:hidden">
        <Link className="inline-block py-1" href={here}>
          {sayIn(locale)('notes.back')}
        </Link>
      </p>
      <PageHeading
        title={[t('title'), pick(session.title, locale, originalLanguage)].join(
          sayIn(locale)('common.colon'),
        )}
        lead={t('lead')}
      />
      {notes.mayKeep && (
        <Section title={t('keep')} id="keep">
          <ActionForm action={keepVersionAction} texts={formTexts(locale)} id="keep-version" resetOnOk>
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="sessionId" value={session.id} />
            <Field name="name" label={t('name')} hint={t('nameHint')} />
            <SubmitButton>{t('keepNow')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section title={t('kept')} id="kept">
        {notes.versions.length === 0 ? (
          <EmptyState text={t('empty')} />
        ) : (
          <Lines
            lead="number"
            lines={notes.versions.map((version) => ({
              key: version.id,
              lead: version.number,
              title: <bdi>{versionTitle(version, locale)}</bdi>,
              href: `${here}/versions/${version.number}`,
              facts: [
                moment(version.keptAt, locale, timeZone),
                <ByOffice key="by" by={colleagueAs(locale, version.keptBy, KEEPERS)} />,
                t('paragraphs', { count: version.paragraphs }),
                <Link
                  key="now"
                  className="inline-block min-h-6"
                  href={`${here}/versions/${version.number}?with=now`}
                >
                  {t('withNow', { number: version.number })}
                </Link>,
              ],
            }))}
          />
        )}
      </Section>
    </Main>
  );
}
