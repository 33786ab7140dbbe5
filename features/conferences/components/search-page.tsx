import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/form/button';
import { Link } from '@/components/link';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import type { Results } from '@/components/palette/results';
import { pick } from '@/domain/local-text';
import { MOST_ASKED } from '@/domain/search';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';

type Props = { conference: ConferenceFacts; question: string; results: Results };

/** The search as a page: what the palette finds, for who reads without scripts and for who wants it before their eyes. */
export async function SearchPage({ conference, question, results }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.search'), readerLocale()]);
  const { groups, sentence } = results;
  return (
    <Main>
      <PageHeading title={t('title')} kicker={pick(conference.title, locale)} />
      <search className="max-w-document">
        <form className="flex flex-col gap-2">
          <label htmlFor="q" className="font-semibold">
            {t('field')}
          </label>
          <p id="q-hint" className="text-dense text-muted">
            {t('hint')}
          </p>
          <div className="flex flex-wrap gap-2">
            <input
              key={question}
              id="q"
              name="q"
              type="search"
              defaultValue={question}
              maxLength={MOST_ASKED}
              aria-describedby="q-hint"
              autoComplete="off"
              dir={question ? 'auto' : undefined}
              className="min-h-11 min-w-0 flex-1 basis-64 border border-border bg-surface px-3 text-body text-ink"
            />
            <Button type="submit" variant="primary">
              {t('submit')}
            </Button>
          </div>
        </form>
      </search>
      {sentence && (
        <p role="status" className="mt-6 text-muted">
          {sentence}
        </p>
      )}
      {question && groups.length === 0 && <p className="text-muted">{t('noneHint')}</p>}
      {groups.map(({ key, label, lines }) => (
        <Section key={key} title={label}>
          <ul className="-mt-4">
            {lines.map(({ href, title, detail }) => (
              <li
                key={`${href} ${title}`}
                className="flex flex-wrap items-baseline gap-x-4 border-b border-hairline py-2"
              >
                <Link href={href}>
                  <bdi>{title}</bdi>
                </Link>
                {detail && <bdi className="text-dense text-muted">{detail}</bdi>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Main>
  );
}
