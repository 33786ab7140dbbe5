import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { VoteMark } from '@/components/chart/vote-mark';
import { Receipt } from '@/components/code/receipt';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { conflictSentence } from '@/domain/ballot-check';
import { pick } from '@/domain/local-text';
import { countryName, moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { BallotWhole } from '../queries/ballot';
import type { BreakOwnReceipt, OwnReceipt } from '../queries/receipt';
import { choiceWords } from './choice-words';
import type { BallotConference } from './conference';

type Props = { conference: BallotConference; ballot: BallotWhole };
type Fact = { term: string; detail: ReactNode };
/** `own`: what only a receipt of its kind says. `file`: where it is downloaded, below the ballot. */
type Frame = Props & {
  title: string;
  receipt: OwnReceipt | BreakOwnReceipt;
  notice: ReactNode;
  own: readonly Fact[];
  file: string;
};

/** What a receipt says, from what was signed; where that is in doubt, why, and nothing of it. */
async function ReceiptFrame({ conference, ballot, title, receipt, notice, own, file }: Frame) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const copy = { label: t('receipt.copy'), done: t('receipt.copied') };
  const { signed, doubt } = receipt;
  return (
    <Main width="form">
      <PageHeading
        arrival
        kicker={t('number', { number: ballot.number })}
        title={doubt ? t('receipt.code') : title}
      />
      {doubt ? (
        <Notice tone="error" label={t('notice.warning')}>
          <p>{t('receipt.doubt')}</p>
          <p>
            <strong>{worded(conflictSentence(doubt), locale)}</strong>
          </p>
        </Notice>
      ) : (
        notice
      )}
      <p className="my-6 font-serif text-document">{pick(ballot.question, locale)}</p>
      {signed && (
        <>
          <Facts
            columns={2}
            items={[
              { term: t('column.delegation'), detail: countryName(ballot.mine?.countryCode ?? '', locale) },
              { term: t('own.recorded'), detail: moment(new Date(signed.at), locale, conference.timeZone) },
              ...own,
              { term: t('receipt.sequence'), detail: number(signed.sequence, locale) },
            ]}
          />
          <div className="my-6 grid gap-4">
            <Receipt label={t('receipt.code')} code={signed.hash} copy={copy} />
            <Receipt label={t('mail.receipt.signature')} code={signed.signature} copy={copy} />
          </div>
        </>
      )}
      <ButtonRow>
        <ButtonLink size="l" href={here}>
          {t('receipt.back')}
        </ButtonLink>
        <ButtonLink size="l" variant="secondary" href={`${here}/${file}`} download>
          {t('receipt.download')}
        </ButtonLink>
      </ButtonRow>
    </Main>
  );
}

/**
 * The third page of a vote: that it is recorded, and what to keep of it. `differs`: the form that led here was sent a
 * second time, with another choice.
 */
export async function ReceiptPage({
  differs,
  ...subject
}: Props & { receipt: OwnReceipt; differs: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { conference, ballot, receipt } = subject;
  const { signed, version, latest } = receipt;
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const word = signed ? choiceWords(locale)[signed.choice] : '';
  const notice = (
    <>
      {differs && (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.differs', { choice: word })}</p>
          <p>
            <Link href={`${here}/vote`}>{t('receipt.change')}</Link>
          </p>
        </Notice>
      )}
      {version < latest ? (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.replaced', { version: latest })}</p>
          <p>
            <Link href={`${here}/vote/receipt`}>{t('receipt.latest')}</Link>
          </p>
        </Notice>
      ) : differs ? null : (
        <Notice tone="success" label={t('notice.success')}>
          <p>{t('receipt.lead')}</p>
        </Notice>
      )}
    </>
  );
  const own = signed
    ? [
        { term: t('column.vote'), detail: <VoteMark choice={signed.choice} word={word} /> },
        { term: t('own.version'), detail: number(signed.version, locale) },
      ]
    : [];
  const file = `vote/receipt.json?version=${version}`;
  return <ReceiptFrame {...subject} title={t('receipt.title')} notice={notice} own={own} file={file} />;
}

/** That the break of silence is recorded, and what to keep of it. */
export async function BreakReceiptPage(subject: Props & { receipt: BreakOwnReceipt }) {
  const t = await getTranslations('ballots');
  const notice = (
    <Notice tone="success" label={t('notice.success')}>
      <p>{t('breakReceipt.lead')}</p>
    </Notice>
  );
  const reason = (
    <span dir="auto" className="whitespace-pre-line">
      {subject.receipt.reason}
    </span>
  );
  const own = [{ term: t('column.reason'), detail: reason }];
  const title = t('breakReceipt.title');
  return <ReceiptFrame {...subject} title={title} notice={notice} own={own} file="break/receipt.json" />;
}
