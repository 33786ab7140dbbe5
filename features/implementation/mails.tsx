import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Mails } from '@/domain/mails';
import type { Say } from '@/platform/i18n/messages';
import type { MailsOf } from '@/platform/mail';

function letter(kind: 'asked' | 'reminded') {
  return ({ params, say }: { params: Mails[`implementation.${typeof kind}`]; say: Say }) => ({
    subject: say(`implementation.mail.${kind}.subject`, { conference: params.conference }),
    body: (
      <>
        <MailText>{say(`implementation.mail.${kind}.text`)}</MailText>
        {params.outcomes.split('\n').map((line) => (
          <MailText key={line}>{line}</MailText>
        ))}
        <MailFacts
          colon={say('common.colon')}
          items={[{ term: say('press.mail.conference'), detail: params.conference }]}
        />
        <MailLink href={params.link}>{say('implementation.mail.button')}</MailLink>
        <MailText>{say('implementation.mail.after', { date: params.until })}</MailText>
      </>
    ),
  });
}

/** The mails about what becomes of what was adopted. */
export const implementationMails: MailsOf<'implementation'> = {
  'implementation.asked': letter('asked'),
  'implementation.reminded': letter('reminded'),
};
