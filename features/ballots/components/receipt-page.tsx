import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PrintButton } from '@/components/code/print-button';
import { Receipt } from '@/components/code/receipt';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Fold } from '@/components/page/fold';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { conflictSentence } from '@/domain/ballot-check';
import { pick } from '@/domain/local-text';
import type { Position } from '@/domain/positions';
import { countryName } from '@/platform/i18n/country-names';
import { moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { BallotWhole } from '../queries/ballot';
import type { BreakOwnReceipt, OwnReceipt } from '../queries/receipt';
import { choiceWords, positionWords } from './choice-words';
import type { BallotConference } from './conference';
import { PositionMark } from './position-mark';

type Props = { conference: BallotConference; ballot: BallotWhole };
type ReceiptFact = { term: string; detail: ReactNode };
/** `stand`: what the delegation did. `own`: what only a receipt of its kind says. `file`: where it is downloaded. */
type Frame = Props & {
  title: string;
  receipt: OwnReceipt | BreakOwnReceipt;
  notice: ReactNode;
  lead: string;
  stand: Position | null;
  own: readonly ReceiptFact[];
  file: string;
};

/** What a receipt says, from what was signed; where that is in doubt, why, and nothing of it. */
async function ReceiptFrame(frame: Frame) {
  const { conference, ballot, title, receipt, notice, lead, file } = frame;
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const { doubt } = receipt;
  return (
    <Main width="form">
      <PageHeading arrival title={doubt ? t('receipt.code') : title} />
      {doubt ? (
        <>
          <Notice tone="error" label={t('notice.warning')}>
            <p>{t('receipt.doubt')}</p>
            <p>
              <strong>{worded(conflictSentence(doubt), locale)}</strong>
            </p>
          </Notice>
          <p className="my-6 font-serif text-document">{pick(ballot.question, locale)}</p>
        </>
      ) : (
        <>
          {notice}
          <Card {...frame} />
          {!notice && <p className="my-4 text-dense text-muted print:hidden">{lead}</p>}
        </>
      )}
      <div className="mt-6">
        <ButtonRow>
          <ButtonLink size="l" href={here}>
            {t('receipt.back')}
          </ButtonLink>
          <ButtonLink size="l" variant="secondary" href={`${here}/${file}`} download>
            {t('receipt.download')}
          </ButtonLink>
          {!doubt && <PrintButton label={t('receipt.print')} />}
        </ButtonRow>
      </div>
    </Main>
  );
}

/** The receipt as a paper that is kept: what the delegation did, large; what it is checked with, behind. */
async function Card({ conference, ballot, receipt: { signed }, stand, own }: Frame) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (!signed) return null;
  const copy = { label: t('receipt.copy'), done: t('receipt.copied') };
  return (
    <article className="border border-border bg-surface px-5 pt-5 md:px-8 md:pt-7 print:border-0 print:p-0">
      <p className="text-dense text-muted">
        {pick(conference.title, locale, conference.originalLanguage)}
        {' · '}
        {t('number', { number: ballot.number })}
      </p>
      <p className="mt-1 font-serif text-document">{pick(ballot.question, locale)}</p>
      <p className="mt-6 text-h3 font-semibold">
        {countryName(ballot.mine?.countryCode ?? '', locale, ballot.declaredAt)}
      </p>
      {stand && (
        <p className="mb-5 text-h1 leading-tight font-semibold md:text-display">
          <PositionMark position={stand} word={positionWords(locale)[stand]} />
        </p>
      )}
      <Facts
        items={[
          { term: t('own.recorded'), detail: moment(new Date(signed.at), locale, conference.timeZone) },
          ...own,
        ]}
      />
      <Fold title={t('receipt.codes')} inset>
        <Receipt label={t('receipt.code')} code={signed.hash} copy={copy} />
        <Receipt label={t('mail.receipt.signature')} code={signed.signature} copy={copy} />
        <Facts items={[{ term: t('receipt.sequence'), detail: number(signed.sequence, locale) }]} />
      </Fold>
    </article>
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
  const isLatest = version === latest;
  const notice = (differs || !isLatest) && (
    <div className="mb-6 grid gap-4">
      {differs && (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.differs', { choice: word })}</p>
          <p>
            <Link href={`${here}/vote`}>{t('receipt.change')}</Link>
          </p>
        </Notice>
      )}
      {!isLatest && (
        <Notice tone="warning" label={t('notice.warning')}>
          <p>{t('receipt.replaced', { version: latest })}</p>
          <p>
            <Link href={`${here}/vote/receipt`}>{t('receipt.latest')}</Link>
          </p>
        </Notice>
      )}
    </div>
  );
  const own = signed ? [{ term: t('own.version'), detail: number(signed.version, locale) }] : [];
  const file = `vote/receipt.json?version=${version}`;
  return (
    <ReceiptFrame
      {...subject}
      {...{ notice, own, file }}
      title={t('receipt.title')}
      lead={t('receipt.lead')}
      stand={signed ? signed.choice : null}
    />
  );
}

/** That the break of silence is recorded, and what to keep of it. */
export async function BreakReceiptPage(subject: Props & { receipt: BreakOwnReceipt }) {
  const t = await getTranslations('ballots');
  const reason = (
    <span dir="auto" className="whitespace-pre-line">
      {subject.receipt.reason}
    </span>
  );
  const own = [{ term: t('column.reason'), detail: reason }];
  return (
    <ReceiptFrame
      {...subject}
      title={t('breakReceipt.title')}
      notice={null}
      lead={t('breakReceipt.lead')}
      stand="broke"
      own={own}
      file="break/receipt.json"
    />
  );
}
