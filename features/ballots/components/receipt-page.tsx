import { getTranslations } from 'next-intl/server';
import { VoteMark } from '@/components/chart/vote-mark';
import { Receipt } from '@/components/code/receipt';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import type { SignedReceipt } from '@/domain/receipt';
import { countryName, moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { OwnReceipt } from '../queries/receipt';
import { choiceWords } from './choice-words';
import type { Place } from './place';

/** `differs`: the form that led here was sent a second time, with another choice. */
type Props = { conference: Place; ballot: BallotWhole; receipt: OwnReceipt; differs: boolean };

/** The third page of a vote: that it is recorded, and what to keep of it. */
export async function ReceiptPage({ conference, ballot, receipt, differs }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = choiceWords(locale);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const copy = { label: t('receipt.copy'), done: t('receipt.copied') };
  const { signature } = JSON.parse(receipt.text) as SignedReceipt;
  const replaced = receipt.version < receipt.latest;
  return (
    <Main width="form">
      <PageHeading arrival kicker={t('number', { number: ballot.number })} title={t('receipt.title')} />
      {differs && (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.differs', { choice: words[receipt.choice] })}</p>
          <p>
            <Link href={`${here}/vote`}>{t('receipt.change')}</Link>
          </p>
        </Notice>
      )}
      {replaced ? (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.replaced', { version: receipt.latest })}</p>
          <p>
            <Link href={`${here}/vote/receipt`}>{t('receipt.latest')}</Link>
          </p>
        </Notice>
      ) : differs ? null : (
        <Notice tone="success" label={t('notice.success')}>
          <p>{t('receipt.lead')}</p>
        </Notice>
      )}
      <p className="my-6 font-serif text-document">{pick(ballot.question, locale)}</p>
      <Facts
        columns={2}
        items={[
          { term: t('column.delegation'), detail: countryName(ballot.mine?.countryCode ?? '', locale) },
          {
            term: t('column.vote'),
            detail: <VoteMark choice={receipt.choice} word={words[receipt.choice]} />,
          },
          { term: t('own.recorded'), detail: moment(receipt.at, locale, conference.timeZone) },
          { term: t('own.version'), detail: number(receipt.version, locale) },
          { term: t('receipt.sequence'), detail: number(receipt.sequence, locale) },
        ]}
      />
      <div className="my-6 grid gap-4">
        <Receipt label={t('receipt.code')} code={receipt.hash} copy={copy} />
        <Receipt label={t('mail.receipt.signature')} code={signature} copy={copy} />
      </div>
      <ButtonRow>
        <ButtonLink size="l" href={here}>
          {t('receipt.back')}
        </ButtonLink>
        <ButtonLink
          size="l"
          variant="secondary"
          href={`${here}/vote/receipt.json?version=${receipt.version}`}
          download
        >
          {t('receipt.download')}
        </ButtonLink>
      </ButtonRow>
    </Main>
  );
}
