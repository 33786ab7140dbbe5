import { getTranslations } from 'next-intl/server';
import { pick } from '@/domain/local-text';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { BallotConference } from './conference';

type Props = { conference: BallotConference; ballot: BallotWhole };

/** What a ballot asks, with the ways to it and to its text: they open beside, so that nothing is lost that was chosen here. */
export async function BallotBeside({ conference, ballot }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const { number, outcomeNumber, outcomeSymbol, outcomeTitle, question } = ballot;
  const title = pick(outcomeTitle, locale);
  const ways = [
    { href: `${here}/ballots/${number}`, label: t('number', { number }) },
    {
      href: `${here}/outcomes/${outcomeNumber}`,
      label: outcomeAndTitle({ number: outcomeNumber, symbol: outcomeSymbol }, title, locale),
    },
  ];
  return (
    <div className="mb-6">
      <p className="font-serif text-document">{pick(question, locale)}</p>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-dense">
        {ways.map(({ href, label }) => (
          <a key={href} href={href} target="_blank" rel="noreferrer">
            {label}
          </a>
        ))}
        <span className="text-muted">{t('besideTab')}</span>
      </p>
    </div>
  );
}
