import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails about texts that delegations submit. */
export const outcomeMails: MailsOf<'outcomes'> = {
  'outcomes.sponsorAsked': ({ params, say }) => ({
    subject: say('outcomes.mail.sponsorAsked.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>
          {say('outcomes.mail.sponsorAsked.text', { delegation: params.delegation, title: params.title })}
        </MailText>
        <MailLink href={params.link}>{say('outcomes.mail.sponsorAsked.button')}</MailLink>
        <MailText>{say('outcomes.mail.after', { days: params.days })}</MailText>
      </>
    ),
  }),
  'outcomes.submissionAdmitted': ({ params, say, why }) => ({
    subject: say('outcomes.mail.submissionAdmitted.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('outcomes.mail.submissionAdmitted.text')}</MailText>
        <MailFacts colon={say('common.colon')} items={[...why]} />
        <MailLink href={params.link}>{say('outcomes.mail.submissionAdmitted.button')}</MailLink>
        <MailText>{say('outcomes.mail.after', { days: params.days })}</MailText>
      </>
    ),
  }),
};
