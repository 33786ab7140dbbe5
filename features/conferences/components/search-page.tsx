import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import type { Results } from '@/components/palette/results';
import { MOST_ASKED } from '@/domain/search';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { ConferenceFacts } from '../queries';

type Props = { conference: ConferenceFacts; question: string; results: Results };

/** The search as a page: what the palette finds, for who reads without scripts and for who wants it before their eyes. */
export async function SearchPage({ conference, question, results }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.search'), readerLocale()]);
  const { groups, sentence } = results;
  return (
    <Main>
      <PageHeading
        title={t('title')}
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
      />
      <search className="max-w-document">
        <form className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <div className="min-w-0 flex-[1_1_16rem]">
            <Field
              key={question}
              name="q"
              type="search"
              label={t('field')}
              hint={t('hint')}
              defaultValue={question}
              maxLength={MOST_ASKED}
              autoComplete="off"
              width="full"
            />
          </div>
          <Button type="submit" variant="primary">
            {t('submit')}
          </Button>
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
            {lines.map(({ href, title, detail, language }) => (
              <li
                key={`${href} ${title}`}
                className="flex flex-wrap items-baseline gap-x-4 border-b border-hairline py-2"
              >
                {language ? (
                  // A full load, because the page's language and direction change.
                  <a href={href} hrefLang={language}>
                    <bdi>{title}</bdi>
                  </a>
                ) : (
                  <Link href={href}>
                    <bdi>{title}</bdi>
                  </Link>
                )}
                {detail && <bdi className="text-dense text-muted">{detail}</bdi>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Main>
  );
}
