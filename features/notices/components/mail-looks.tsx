import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { drawMail, MAILS } from '../mails';
import type { Look, QueuedMail } from '../queries';

/** A mail of a template that this version no longer has keeps its place under the template's name. */
export function subjectOf({ template, locale, params }: QueuedMail): string {
  return Object.hasOwn(MAILS, template) ? drawMail(template, locale, params).subject : template;
}

type Seen = Look & { mail?: QueuedMail | null };

/** When mails were opened by somebody whom they were not written to, and by whom; of several mails, also which. */
export async function MailLooks({ looks, ofSeveral = false }: { looks: Seen[]; ofSeveral?: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('notices.inbox'), readerLocale()]);
  const which = {
    key: 'mail',
    label: t('subject'),
    cell: ({ mail }: Seen) => (mail ? <bdi lang={mail.locale}>{subjectOf(mail)}</bdi> : '–'),
  };
  return (
    <DataTable
      caption={t('looks')}
      captionHidden
      rows={looks}
      rowKey={(look) => `${look.at.toISOString()} ${look.name}`}
      empty={<EmptyState text={t('noLooks')} />}
      columns={[
        {
          key: 'name',
          label: t('by'),
          header: true,
          cell: ({ name }) => <bdi>{name ?? t('unknown')}</bdi>,
        },
        ...(ofSeveral ? [which] : []),
        { key: 'at', label: t('opened'), cell: ({ at }) => moment(at, locale, 'UTC') },
      ]}
    />
  );
}

/** On one's own account: who has opened one's mails. */
export async function OwnLooks({ looks }: { looks: Seen[] }) {
  const t = await getTranslations('notices.inbox');
  return (
    <Section title={t('ownLooks')} lead={t('ownLooksLead')} id="looks">
      <MailLooks looks={looks} ofSeveral />
    </Section>
  );
}
