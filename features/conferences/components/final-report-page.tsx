import { getTranslations } from 'next-intl/server';
import { Receipt } from '@/components/code/receipt';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { ByOffice } from '@/components/page/by-office';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs, officeIn } from '@/features/accounts/queries/colleagues';
import { formTexts } from '@/platform/i18n/form-texts';
import { fileSize, languageName, listing, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { makeFinalReportAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { ReportEdition, ReportFile } from '../queries/final-reports';

type Props = { conference: ConferenceFacts; editions: readonly ReportEdition[]; mayMake: boolean };

/** The editions of the final report as they were made, each for ever; for organizers, with the act that makes the next one. */
export async function FinalReportPage({ conference, editions, mayMake }: Props) {
  const [t, documents, locale] = await Promise.all([
    getTranslations('conferences.finalReport'),
    getTranslations('documents'),
    readerLocale(),
  ]);
  const { id, slug, closedAt, languages } = conference;
  const here = `/${locale}/${slug}/documents`;
  const next = (editions[0]?.number ?? 0) + 1;
  return (
    <Main>
      <LiveRefresh what={watching(id, `conference:${id}`)} />
      <Breadcrumbs
        label={documents('title')}
        items={[{ label: documents('title'), href: here }, { label: t('title') }]}
      />
      <PageHeading
        kicker={pick(conference.title, locale, conference.originalLanguage)}
        title={t('title')}
        lead={t('lead')}
      />
      {editions.length === 0 && <EmptyState text={t(closedAt ? 'none' : 'notClosed')} />}
      {editions.map((edition) => (
        <Edition key={edition.number} conference={conference} edition={edition} />
      ))}
      {mayMake && closedAt && (
        <Section title={t('makeTitle', { number: next })} id="make" lead={t('makeLead')}>
          <ActionForm action={makeFinalReportAction} texts={formTexts(locale)} id="make-report">
            <Hidden name="conferenceId" value={id} />
            <Hidden name="editions" value={next - 1} />
            <p>
              {t('languages', {
                languages: listing(
                  languages.map((one) => languageName(one, locale)),
                  locale,
                ),
              })}
            </p>
            <SubmitButton>{t('make', { number: next })}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Main>
  );
}

type EditionProps = { conference: ConferenceFacts; edition: ReportEdition };

async function Edition({ conference, edition }: EditionProps) {
  const [t, roles, locale] = await Promise.all([
    getTranslations('conferences.finalReport'),
    getTranslations('accounts.role'),
    readerLocale(),
  ]);
  const { number, madeAt, by, files, drawnWith } = edition;
  const here = `/${locale}/${conference.slug}/documents/final-report/${number}`;
  const rank = (file: ReportFile) => conference.languages.indexOf(file.language);
  return (
    <Section
      title={t('edition', { number })}
      id={`edition-${number}`}
      lead={
        <>
          {t('madeAt', { time: moment(madeAt, locale, conference.timeZone) })}
          {by && (
            <>
              {' · '}
              <ByOffice by={colleagueAs(locale, by, ['organizer'])}>
                {roles(officeIn(by, ['organizer']))}
              </ByOffice>
            </>
          )}
        </>
      }
    >
      <ul className="grid gap-6 md:grid-cols-2">
        {files
          .toSorted((a, b) => rank(a) - rank(b))
          .map(({ language, digest, size }) => (
            <li key={language} className="min-w-0">
              <a className="font-semibold" href={`${here}/${language}`} download>
                {t('file', { language: languageName(language, locale), size: fileSize(size, locale) })}
              </a>
              <Receipt label={t('digest')} code={digest} />
            </li>
          ))}
      </ul>
      <p className="mt-4 text-dense text-muted">{t('drawnWith', { digest: drawnWith.slice(0, 16) })}</p>
    </Section>
  );
}
