import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import type { MarkKind, Tone } from '@/components/mark';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { EmptyState } from '@/components/page/empty-state';
import { Facts } from '@/components/page/facts';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Pagination } from '@/components/page/pagination';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { DataTable } from '@/components/table/data-table';
import { dayAndClock, languageName, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { drawMail } from '../mails';
import { type Look, type MailState, mailState, type QueuedMail } from '../queries';
import { MailLooks, subjectOf } from './mail-looks';

const LOOK: Record<MailState, { tone: Tone; mark: MarkKind }> = {
  sent: { tone: 'positive', mark: 'check' },
  waiting: { tone: 'neutral', mark: 'clock' },
  gaveUp: { tone: 'negative', mark: 'cross' },
  withdrawn: { tone: 'neutral', mark: 'cross' },
};

type Props = { mails: QueuedMail[]; count: number; page: number; pages: number; delivering: boolean };

/** The outbox as a list. */
export async function Inbox({ mails, page, pages, delivering }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notices.inbox'), readerLocale()]);
  const at = (n: number) => `/${locale}/inbox?page=${n}`;
  return (
    <Main>
      <PageHeading title={t('title')} lead={delivering ? t('leadSmtp') : t('leadNone')} />
      <DataTable
        caption={t('title')}
        captionHidden
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={<EmptyState text={t('empty')} />}
        columns={[
          {
            key: 'subject',
            label: t('subject'),
            header: true,
            cell: (mail) => (
              <Link href={`/${locale}/inbox/${mail.id}`} lang={mail.locale}>
                <bdi>{subjectOf(mail)}</bdi>
              </Link>
            ),
          },
          { key: 'to', label: t('to'), cell: (mail) => <MailAddress address={mail.recipient} /> },
          {
            key: 'written',
            label: `${t('written')} (UTC)`,
            cell: (mail) => dayAndClock(mail.createdAt, locale, 'UTC'),
          },
          { key: 'state', label: t('state'), cell: (mail) => <State mail={mail} /> },
        ]}
      />
      {pages > 1 && (
        <Pagination
          label={t('pages')}
          summary={`${page} / ${pages}`}
          previous={page > 1 ? { label: t('newer'), href: at(page - 1) } : undefined}
          next={page < pages ? { label: t('older'), href: at(page + 1) } : undefined}
        />
      )}
    </Main>
  );
}

async function State({ mail }: { mail: QueuedMail }) {
  const t = await getTranslations('notices.inbox');
  const state = mailState(mail);
  return <TagWord {...LOOK[state]}>{t(state)}</TagWord>;
}

/** One mail as its reader sees it. */
export async function MailPage({ mail }: { mail: QueuedMail & { looks: Look[] } }) {
  const [t, locale] = await Promise.all([getTranslations('notices.inbox'), readerLocale()]);
  const { subject, letter } = drawMail(mail.template, mail.locale, mail.params);
  // A mail may be in another language than this page, and keeps its own direction.
  return (
    <Main width="document">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ label: t('title'), href: `/${locale}/inbox` }, { label: subject }]}
      />
      <PageHeading title={`\u2068${subject}\u2069`} tags={<State mail={mail} />} />
      <Facts
        items={[
          { term: t('to'), detail: <MailAddress address={mail.recipient} /> },
          { term: t('language'), detail: languageName(mail.locale, locale) },
          { term: t('written'), detail: moment(mail.createdAt, locale, 'UTC') },
          ...(mail.sentAt ? [{ term: t('sent'), detail: moment(mail.sentAt, locale, 'UTC') }] : []),
          { term: t('attemptsTerm'), detail: t('attempts', { count: mail.attempts }) },
          ...(mail.lastError ? [{ term: t('error'), detail: <bdi dir="ltr">{mail.lastError}</bdi> }] : []),
        ]}
      />
      <div className="mt-6 grid gap-6">
        {(mail.hidden || mail.params.link === '') && (
          <Notice tone="info" label={t('label')}>
            <p>{t(mail.hidden ? 'hidden' : 'erased')}</p>
          </Notice>
        )}
        <article className="border border-border bg-canvas p-4">{letter}</article>
      </div>
      <Section title={t('looks')} lead={t('looksLead')}>
        <MailLooks looks={mail.looks} />
      </Section>
    </Main>
  );
}
