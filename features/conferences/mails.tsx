import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails of conferences. */
export const conferenceMails: MailsOf<'conferences'> = {
  'conferences.hidden': ({ params, say }) => ({
    subject: say('conferences.mail.hidden.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.hidden.text', { conference: params.conference })}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[{ term: say('conferences.mail.removed.reason'), detail: params.reason }]}
        />
      </>
    ),
  }),
  'conferences.shown': ({ params, say }) => ({
    subject: say('conferences.mail.shown.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.shown.text', { conference: params.conference })}</MailText>
        <MailLink href={params.link}>{say('conferences.mail.shown.button')}</MailLink>
      </>
    ),
  }),
  'conferences.removed': ({ params, say }) => ({
    subject: say('conferences.mail.removed.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.removed.text', { conference: params.conference })}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            { term: say('conferences.mail.removed.symbol'), detail: params.symbol },
            { term: say('conferences.mail.removed.reason'), detail: params.reason },
          ]}
        />
        <MailText>{say('conferences.mail.removed.after')}</MailText>
      </>
    ),
  }),
};
