import { cva } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { FactLine } from '@/components/page/lines';
import { pick } from '@/domain/local-text';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';
import { placeWords } from './document-words';
import { FileLinks } from './file-links';

/** A part stands beneath its document, further in. */
const LINE = cva('grid gap-x-4 gap-y-0.5 border-b border-hairline py-3 sm:grid-cols-[13rem_minmax(0,1fr)]', {
  variants: { part: { true: 'ps-6', false: '' } },
});

type Props = {
  here: string;
  timeZone: string;
  documents: readonly DocumentLine[];
  /** the page says where they belong */
  placed?: boolean;
};

/** Documents under their symbols, with revisions, addenda and corrigenda beneath, and the files of each in its languages. */
export async function DocumentList({ here, timeZone, documents, placed }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  // The communiqué is written here, and reads on a page of its own.
  const pathOf = ({ id, kind }: DocumentLine) => (kind === 'communique' ? 'communique' : `documents/${id}`);
  const factsOf = (one: DocumentLine) => {
    const home = placed || one.part ? null : placeWords(one, here, locale);
    return [
      one.part ? t(`part.${one.part}`) : t(`kind.${one.kind}`),
      home && (
        <Link key="home" href={home.href}>
          {home.name}
        </Link>
      ),
      one.classification !== 'public' && !one.part && t(`classification.${one.classification}`),
      one.releasedAt && day(one.releasedAt, locale, timeZone),
      one.withdrawn && t('withdrawnOn', { date: day(one.withdrawn.at, locale, timeZone) }),
    ];
  };
  return (
    <ol className="-mt-2">
      {documents
        .flatMap((one) => [one, ...one.parts])
        .map((one) => (
          <li key={one.id} className={LINE({ part: one.part !== null })}>
            <Link className="font-mono text-dense wrap-anywhere" href={`${here}/${pathOf(one)}`}>
              <bdi>{one.symbol}</bdi>
            </Link>
            <div className="min-w-0">
              <p className="font-semibold">{pick(one.title, locale, one.originalLanguage)}</p>
              <FactLine facts={factsOf(one)} />
              {!one.withdrawn && <FileLinks here={here} document={one} />}
            </div>
          </li>
        ))}
    </ol>
  );
}
