import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Mails } from '@/domain/mails';
import type { Say } from '@/platform/i18n/messages';
import type { MailFact } from '@/platform/mail';

/** What was decided on a request that data be erased, and why. */
export function erasureDecided({
  params,
  say,
  why,
}: {
  params: Mails['delegation.erasureDecided'];
  say: Say;
  why: readonly MailFact[];
}) {
  return {
    subject: say('delegations.mail.erasureDecided.subject', params),
    body: (
      <>
        <MailText>{say(`delegations.mail.erasureDecided.${params.erasure}`, params)}</MailText>
        <MailFacts colon={say('common.colon')} items={why} />
        <MailLink href={params.link}>{say('delegations.mail.erasureDecided.button')}</MailLink>
      </>
    ),
  };
}
