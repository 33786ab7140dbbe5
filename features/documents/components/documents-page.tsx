import { getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/components/form/button';
import { SelectField } from '@/components/form/select-field';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DOCUMENT_KINDS, type DocumentKind } from '@/domain/documents';
import { inItemOrder } from '@/domain/item-number';
import { type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';
import { DocumentList } from './document-list';
import type { OfferedPaper } from './papers';

/** What of the list is shown: of one kind, of one agenda item by its number. */
export type DocumentsShown = { kind: DocumentKind | null; item: string | null };

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  documents: readonly DocumentLine[];
  shown: DocumentsShown;
  mayAdd: boolean;
  /** papers that are made of what is on record, by their addresses */
  papers: readonly OfferedPaper[];
};

const itemOf = ({ belongsTo }: DocumentLine) => (belongsTo?.kind === 'agendaItem' ? belongsTo.number : null);

/** The documents of a conference, as far as this viewer may read them. */
export async function DocumentsPage({ conference, documents, shown, mayAdd, papers }: Props) {
  const [t, agenda, locale] = await Promise.all([
    getTranslations('documents'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const items = [...new Set(documents.flatMap((one) => itemOf(one) ?? []))].sort(inItemOrder);
  const kinds = DOCUMENT_KINDS.filter((kind) => documents.some((one) => one.kind === kind));
  const chosen = documents.filter(
    (one) =>
      (shown.kind === null || one.kind === shown.kind) && (shown.item === null || itemOf(one) === shown.item),
  );
  const groups = [
    { title: null, id: 'released', list: chosen.filter((one) => one.releasedAt && !one.withdrawn) },
    { title: t('working'), id: 'working', list: chosen.filter((one) => !one.releasedAt) },
    { title: t('withdrawnList'), id: 'withdrawn', list: chosen.filter((one) => one.withdrawn) },
  ].filter(({ list }) => list.length > 0);
  const isNarrowed = shown.kind !== null || shown.item !== null;
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'document:*')} />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={t('title')}
        lead={t('lead')}
        actions={mayAdd && <ButtonLink href={`${here}/documents/add`}>{t('add')}</ButtonLink>}
      />
      {(documents.length > 1 || isNarrowed) && (
        <search>
          <form
            action={`${here}/documents`}
            method="get"
            aria-label={t('filters')}
            className="mb-8 flex flex-wrap items-end gap-4 print:hidden"
          >
            <SelectField
              name="kind"
              label={t('field.kind')}
              defaultValue={shown.kind ?? ''}
              empty={t('anyKind')}
              options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <SelectField
              name="item"
              label={t('field.place')}
              defaultValue={shown.item ?? ''}
              empty={t('anyItem')}
              options={items.map((value) => ({
                value,
                label: agenda('item', { number: itemLabel(value, locale) }),
              }))}
            />
            <Button type="submit">{t('show')}</Button>
            {isNarrowed && (
              <Link className="py-2" href={`${here}/documents`}>
                {t('showAll')}
              </Link>
            )}
          </form>
        </search>
      )}
      {groups.length === 0 && <EmptyState text={t(isNarrowed ? 'emptyShown' : 'emptyList')} />}
      {groups.map(({ title, id, list }) =>
        title === null ? (
          <DocumentList key={id} here={here} timeZone={conference.timeZone} documents={list} />
        ) : (
          <Section key={id} title={title} id={id}>
            <DocumentList here={here} timeZone={conference.timeZone} documents={list} />
          </Section>
        ),
      )}
      {papers.length > 0 && (
        <Section title={t('papers.title')} id="papers">
          <ul>
            {papers.map(({ label, path, isPage }) => (
              <li key={path} className="py-1">
                {isPage ? (
                  <Link href={`${here}${path}`}>{label}</Link>
                ) : (
                  <a href={`${here}${path}`} download>
                    {label}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Main>
  );
}
