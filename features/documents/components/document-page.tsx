import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { FactLine } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import { day, listing } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentWhole } from '../queries/documents';
import type { DocumentPlaces } from '../queries/form';
import { DocumentActs } from './document-acts';
import { DocumentList } from './document-list';
import { placeWords } from './document-words';
import { FileLinks } from './file-links';
import { FilesForm } from './files-form';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string } & WorkingLanguages;
  document: DocumentWhole;
  /** for who may edit it */
  places: (DocumentPlaces & { symbol: string }) | null;
  history?: ReactNode;
};

/** One document: what it is, its files, what stands beside it; and what its keepers do with it. */
export async function DocumentPage({ conference, document, places, history }: Props) {
  const [t, agenda, locale] = await Promise.all([
    getTranslations('documents'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const { parent, parts, withdrawn, releasedAt, classification, readers, files } = document;
  const home = placeWords(document, here, locale);
  const written = (at: Date) => day(at, locale, conference.timeZone);
  const revision = parts.findLast((one) => one.part === 'revision' && one.releasedAt && !one.withdrawn);
  return (
    <Main width="document">
      <LiveRefresh what={watching(conference.id, `document:${document.id}`)} />
      <Breadcrumbs
        label={agenda('breadcrumbs')}
        items={[
          { label: t('title'), href: `${here}/documents` },
          ...(parent ? [{ label: parent.symbol, href: `${here}/documents/${parent.id}` }] : []),
        ]}
      />
      <PageHeading
        kicker={t(document.part ? `part.${document.part}` : `kind.${document.kind}`)}
        reference={document.symbol}
        title={pick(document.title, locale, document.originalLanguage)}
        lead={
          <FactLine
            facts={[
              home && (
                <Link key="home" href={home.href}>
                  {home.name}
                </Link>
              ),
              t(`classification.${classification}`),
              readers.length > 0 &&
                listing(
                  readers.map((reader) => t(`reader.${reader}`)),
                  locale,
                ),
              releasedAt && t('releasedOn', { date: written(releasedAt) }),
            ]}
          />
        }
      />
      <div className="grid gap-4">
        {withdrawn && (
          <Notice tone="warning" label={t('note')} title={t('withdrawnOn', { date: written(withdrawn.at) })}>
            <p dir="auto" className="whitespace-pre-line">
              {withdrawn.reason}
            </p>
          </Notice>
        )}
        {!releasedAt && (
          <Notice tone="info" label={t('note')}>
            <p>{t('notReleased')}</p>
          </Notice>
        )}
        {revision && !withdrawn && (
          <Notice tone="info" label={t('note')}>
            <p>
              <Link href={`${here}/documents/${revision.id}`}>
                {t('replacedBy', { symbol: revision.symbol })}
              </Link>
            </p>
          </Notice>
        )}
        {(files.length > 0 || !withdrawn) && (
          <Section title={t('files')} id="files">
            {files.length === 0 && <p className="text-muted">{t('noFile')}</p>}
            <FileLinks here={here} document={document} />
            {document.may.upload && <FilesForm slug={conference.slug} document={document} />}
          </Section>
        )}
        {parts.length > 0 && (
          <Section title={t('parts')} id="parts">
            <DocumentList here={here} timeZone={conference.timeZone} documents={parts} placed />
          </Section>
        )}
      </div>
      <DocumentActs conference={conference} document={document} places={places} />
      {history}
    </Main>
  );
}
