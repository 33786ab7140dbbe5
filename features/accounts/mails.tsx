import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { ConferenceRole } from '@/domain/actor';
import type { MailTemplate } from '@/platform/mail';

/** The mails of accounts. `account.signIn`: {link, hours}. `account.invited`: {link, hours, role, conference}.
 * `account.signedInElsewhere`: {time, address}. */
export const accountMails: Record<string, MailTemplate> = {
  'account.signIn': ({ params, say }) => ({
    subject: say('accounts.mail.signIn.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.signIn.text', { hours: Number(params.hours) })}</MailText>
        <MailLink href={String(params.link)}>{say('accounts.mail.signIn.button')}</MailLink>
        <MailText>{say('accounts.mail.signIn.notYou')}</MailText>
      </>
    ),
  }),
  'account.signedInElsewhere': ({ params, say }) => ({
    subject: say('accounts.mail.elsewhere.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.elsewhere.text')}</MailText>
        <MailFacts items={[{ term: say('accounts.mail.elsewhere.when'), detail: String(params.time) }]} />
        <MailText>{say('accounts.mail.elsewhere.notYou')}</MailText>
        <MailLink href={String(params.address)}>{say('accounts.mail.elsewhere.button')}</MailLink>
      </>
    ),
  }),
  'account.invited': ({ params, say }) => ({
    subject: say('accounts.mail.invited.subject', { conference: String(params.conference) }),
    body: (
      <>
        <MailText>
          {say('accounts.mail.invited.text', {
            role: say(`accounts.role.${params.role as ConferenceRole}`),
            conference: String(params.conference),
          })}
        </MailText>
        <MailLink href={String(params.link)}>{say('accounts.mail.invited.button')}</MailLink>
        <MailText>{say('accounts.mail.invited.valid', { hours: Number(params.hours) })}</MailText>
      </>
    ),
  }),
};
