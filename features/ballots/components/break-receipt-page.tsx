import { getTranslations } from 'next-intl/server';
import { Receipt } from '@/components/code/receipt';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import type { SignedBreakReceipt } from '@/domain/receipt';
import { countryName, moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { BreakOwnReceipt } from '../queries/receipt';
import type { Place } from './place';

type Props = { conference: Place; ballot: BallotWhole; receipt: BreakOwnReceipt };

/** That the break of silence is recorded, and what to keep of it. */
export async function BreakReceiptPage({ conference, ballot, receipt }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const copy = { label: t('receipt.copy'), done: t('receipt.copied') };
  const { signature } = JSON.parse(receipt.text) as SignedBreakReceipt;
  return (
    <Main width="form">
      <PageHeading arrival kicker={t('number', { number: ballot.number })} title={t('breakReceipt.title')} />
      <Notice tone="success" label={t('notice.success')}>
        <p>{t('breakReceipt.lead')}</p>
      </Notice>
      <p className="my-6 font-serif text-document">{pick(ballot.question, locale)}</p>
      <Facts
        columns={2}
        items={[
          { term: t('column.delegation'), detail: countryName(ballot.mine?.countryCode ?? '', locale) },
          { term: t('own.recorded'), detail: moment(receipt.at, locale, conference.timeZone) },
          {
            term: t('column.reason'),
            detail: (
              <span dir="auto" className="whitespace-pre-line">
                {receipt.reason}
              </span>
            ),
          },
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
        <ButtonLink size="l" variant="secondary" href={`${here}/break/receipt.json`} download>
          {t('receipt.download')}
        </ButtonLink>
      </ButtonRow>
    </Main>
  );
}
