import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails about the notes of a session. */
export const noteMails: MailsOf<'notes'> = {
  'notes.circulated': ({ params: { conference, session, until, extended, page }, say }) => {
    const which = extended ? 'extended' : 'circulated';
    return {
      subject: say(`notes.mail.${which}.subject`, { conference, session }),
      body: (
        <>
          <MailText>{say(`notes.mail.${which}.text`)}</MailText>
          <MailFacts
            colon={say('common.colon')}
            items={[
              { term: say('notes.mail.conference'), detail: conference },
              { term: say('notes.mail.session'), detail: session },
              { term: say('notes.circulation.until'), detail: until },
            ]}
          />
          <MailLink href={page}>{say('notes.mail.link')}</MailLink>
        </>
      ),
    };
  },
};
