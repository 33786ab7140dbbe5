import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { MailsOf } from '@/platform/mail';

/** The mails of conferences. */
export const conferenceMails: MailsOf<'conferences'> = {
  'conferences.hidden': ({ params, say, why }) => ({
    subject: say('conferences.mail.hidden.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.hidden.text', { conference: params.conference })}</MailText>
        <MailFacts colon={say('common.colon')} items={why} />
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
  'conferences.moved': ({ params, say, why }) => ({
    subject: say('conferences.mail.moved.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.moved.text', { conference: params.conference })}</MailText>
        {params.changes.split('\n').map((line) => (
          <MailText key={line}>
            <strong>{line}</strong>
          </MailText>
        ))}
        {why.length > 0 && <MailFacts colon={say('common.colon')} items={why} />}
        <MailText>{say('conferences.mail.moved.after')}</MailText>
        <MailLink href={params.link}>{say('conferences.mail.shown.button')}</MailLink>
      </>
    ),
  }),
  'conferences.deadlinesMoved': ({ params, say }) => ({
    subject: say('conferences.mail.deadlinesMoved.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.deadlinesMoved.text', { conference: params.conference })}</MailText>
        {params.changes.split('\n').map((line) => (
          <MailText key={line}>
            <strong>{line}</strong>
          </MailText>
        ))}
        <MailLink href={params.link}>{say('conferences.mail.deadlinesMoved.button')}</MailLink>
      </>
    ),
  }),
  'conferences.convened': ({ params, say }) => ({
    subject: say('conferences.mail.convened.subject', {
      conference: params.conference,
      of: params.of,
    }),
    body: (
      <>
        <MailText>
          {say('conferences.mail.convened.text', { conference: params.conference, of: params.of })}
        </MailText>
        <MailLink href={params.link}>{say('conferences.mail.convened.button')}</MailLink>
        <MailText>{say('delegations.mail.nominated.after', { days: params.days })}</MailText>
      </>
    ),
  }),
  'conferences.removed': ({ params, say, why }) => ({
    subject: say('conferences.mail.removed.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>{say('conferences.mail.removed.text', { conference: params.conference })}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[{ term: say('conferences.mail.removed.symbol'), detail: params.symbol }, ...why]}
        />
        <MailText>{say('conferences.mail.removed.after')}</MailText>
      </>
    ),
  }),
};
