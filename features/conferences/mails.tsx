import { MailFacts, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails of conferences. */
export const conferenceMails: MailsOf<'conferences'> = {
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
