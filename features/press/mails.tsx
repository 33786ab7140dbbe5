import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails of the press office. */
export const pressMails: MailsOf<'press'> = {
  'press.reviewed': ({ params, say }) => ({
    subject: say('press.mail.reviewed.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('press.mail.reviewed.text')}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            { term: say('press.mail.conference'), detail: params.conference },
            { term: say('press.mail.title'), detail: params.title },
          ]}
        />
        <MailLink href={params.page}>{say('press.mail.reviewed.link')}</MailLink>
      </>
    ),
  }),
};
