import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Fold } from '@/components/page/fold';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Tabs } from '@/components/page/tabs';
import { IMPORT_KEPT_DAYS, ROW_STATES } from '@/domain/imports';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { listing, moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import { confirmImportAction, discardImportAction } from '../actions';
import { type ImportWhole, sheetOf } from '../queries/imports';
import { MatchForm } from './match-form';
import { Pages } from './pages';
import { PreviewTable } from './preview-table';

/** The rows on one page of a preview. */
const PAGE = 100;

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };
  whole: ImportWhole;
  errorsOnly: boolean;
  page: number;
};

/** A list that was uploaded: what its columns are, what an import would do, and the form that confirms it. */
export async function ImportPage(props: Props) {
  const { conference, whole } = props;
  const { row, missing, why, comparison } = whole;
  const [t, delegations, locale] = await Promise.all([
    getTranslations('imports'),
    getTranslations('delegations'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const above = `${here}/imports${row.delegationId ? `?delegation=${row.delegationId}` : ''}`;
  const { fields } = sheetOf(row);
  const names = missing.map((group) => group.map((name) => fields[name]?.words[locale][0]).join(' / '));
  return (
    <Main>
      <Breadcrumbs
        label={delegations('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t(row.delegationId ? 'titleOwn' : 'title'), href: above },
        ]}
      />
      <PageHeading kicker={t(`kind.${row.kind}`)} title={<bdi>{row.fileName}</bdi>} />
      {row.confirmedAt && (
        <Notice
          tone="info"
          label={delegations('reg.important')}
          title={t('ended', { time: moment(row.confirmedAt, locale, conference.timeZone) })}
        >
          <p>
            {t('endedCounts', {
              added: row.added ?? 0,
              changed: row.changed ?? 0,
              letters: row.letters ?? 0,
            })}
          </p>
          <p>
            <ButtonLink href={above}>{t('again')}</ButtonLink>
          </p>
        </Notice>
      )}
      {why && <Notice tone="warning" label={delegations('reg.important')} title={worded(why, locale)} />}
      {missing.length > 0 && (
        <Notice
          tone="warning"
          label={delegations('reg.important')}
          title={t('match.missing', { columns: listing(names, locale) })}
        />
      )}
      {!row.confirmedAt && whole.columns.length > 0 && missing.length > 0 && (
        <Section title={t('match.title')} id="match">
          <MatchForm slug={conference.slug} whole={whole} />
        </Section>
      )}
      {comparison && <Preview {...props} here={here} locale={locale} />}
      {comparison && (
        <Fold id="match" title={t('match.title')}>
          <MatchForm slug={conference.slug} whole={whole} />
        </Fold>
      )}
      {!row.confirmedAt && (
        <ActionForm
          action={discardImportAction}
          texts={formTexts(locale)}
          id="discard-import"
          className="mt-8"
        >
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="importId" value={row.id} />
          <Hidden name="version" value={row.version} />
          <p className="measure text-muted">{t('kept', { days: IMPORT_KEPT_DAYS })}</p>
          <SubmitButton variant="secondary">{t('discard')}</SubmitButton>
        </ActionForm>
      )}
    </Main>
  );
}

type PreviewProps = Props & { here: string; locale: Locale };

/** What an import would do: its counts and its rows, and the form that confirms them. */
async function Preview({ conference, whole, errorsOnly, page: wanted, here, locale }: PreviewProps) {
  const t = await getTranslations('imports');
  const { row, comparison } = whole;
  if (!comparison) return null;
  const { counts, letters, version } = comparison;
  const all: readonly (typeof comparison.rows)[number][] = comparison.rows;
  const shown = errorsOnly ? all.filter(({ state }) => state === 'error') : all;
  const page = Math.min(wanted, Math.max(1, Math.ceil(shown.length / PAGE)));
  const address = `${here}/imports/${row.id}`;
  const corrects = comparison.kind === 'persons' && counts.changed > 0;
  const isOpen = counts.error === 0 && counts.new + counts.changed > 0;
  return (
    <>
      <Section title={t('confirm.title')} id="confirm">
        <p className="measure">
          {t('confirm.lead', { added: counts.new, changed: counts.changed, same: counts.same, letters })}
        </p>
        {counts.error > 0 && (
          <p className="measure text-negative">{t('confirm.errors', { count: counts.error })}</p>
        )}
        {counts.error === 0 && !isOpen && <p className="measure">{t('confirm.nothing')}</p>}
        {isOpen && (
          <ActionForm
            action={confirmImportAction}
            texts={formTexts(locale)}
            id="confirm-import"
            className="max-w-form"
          >
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="importId" value={row.id} />
            <Hidden name="version" value={row.version} />
            <Hidden name="previewVersion" value={version} />
            <Hidden name="counts" value={ROW_STATES.map((state) => counts[state]).join('-')} />
            {corrects && <ReasonField />}
            <p className="measure text-muted">{t('confirm.check')}</p>
            <SubmitButton>{t('confirm.submit')}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section title={t('preview')} id="preview">
        <Tabs
          label={t('show')}
          items={[
            { label: t('all'), href: address, current: !errorsOnly, count: number(all.length, locale) },
            {
              label: t('errorsOnly'),
              href: `${address}?show=errors`,
              current: errorsOnly,
              count: number(counts.error, locale),
            },
          ]}
        />
        <PreviewTable
          kind={row.kind}
          rows={shown.slice((page - 1) * PAGE, page * PAGE)}
          empty={t(errorsOnly ? 'noErrors' : 'noRows')}
        />
        <Pages
          total={shown.length}
          size={PAGE}
          page={page}
          address={(to) => `${address}?${errorsOnly ? 'show=errors&' : ''}page=${to}`}
        />
      </Section>
    </>
  );
}

async function ReasonField() {
  const [t, delegations] = await Promise.all([getTranslations('imports'), getTranslations('delegations')]);
  return (
    <TextArea name="reason" label={delegations('term.reason')} hint={t('confirm.reasonHint')} rows={2} />
  );
}
