import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Say } from '@/platform/i18n/messages';
import type { MailsOf } from '@/platform/mail';

/** To the address before, of what happens to the account. */
function farewell(name: 'addressLeaving' | 'addressLeft') {
  return ({ params, say }: { params: { name: string }; say: Say }) => ({
    subject: say(`accounts.mail.${name}.subject`),
    body: (
      <>
        <MailText>{say(`accounts.mail.${name}.text`, params)}</MailText>
        <MailText>{say(`accounts.mail.${name}.after`)}</MailText>
      </>
    ),
  });
}

/** The mails of accounts. */
export const accountMails: MailsOf<'account'> = {
  'account.signIn': ({ params, say }) => ({
    subject: say('accounts.mail.signIn.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.signIn.text', { hours: params.hours })}</MailText>
        <MailLink href={params.link}>{say('accounts.mail.signIn.button')}</MailLink>
        <MailText>{say('accounts.mail.signIn.notYou')}</MailText>
      </>
    ),
  }),
  'account.signedInElsewhere': ({ params, say }) => ({
    subject: say('accounts.mail.elsewhere.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.elsewhere.text')}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[{ term: say('accounts.mail.elsewhere.when'), detail: params.time }]}
        />
        <MailText>{say('accounts.mail.elsewhere.notYou')}</MailText>
        <MailLink href={params.address}>{say('accounts.mail.elsewhere.button')}</MailLink>
      </>
    ),
  }),
  'account.addressOffered': ({ params, say }) => ({
    subject: say('accounts.mail.addressOffered.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.addressOffered.text', { name: params.name })}</MailText>
        <MailLink href={params.link}>{say('accounts.mail.addressOffered.button')}</MailLink>
        <MailText>{say('accounts.mail.addressOffered.after', { days: params.days })}</MailText>
      </>
    ),
  }),
  'account.addressLeaving': farewell('addressLeaving'),
  'account.addressLeft': farewell('addressLeft'),
  'account.administrator': ({ params, say }) => ({
    subject: say('accounts.mail.administrator.subject'),
    body: (
      <>
        <MailText>{say('accounts.mail.administrator.text', { by: params.by })}</MailText>
        <MailLink href={params.link}>{say('accounts.mail.administrator.button')}</MailLink>
        <MailText>{say('accounts.mail.invited.valid', { hours: params.hours })}</MailText>
      </>
    ),
  }),
  'account.administratorWithdrawn': ({ params, say, why }) => ({
    subject: say('accounts.mail.administratorWithdrawn.subject', { name: params.name }),
    body: (
      <>
        <MailText>
          {say('accounts.mail.administratorWithdrawn.text', { name: params.name, by: params.by })}
        </MailText>
        <MailFacts colon={say('common.colon')} items={why} />
      </>
    ),
  }),
  'account.invited': ({ params, say }) => ({
    subject: say('accounts.mail.invited.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>
          {say('accounts.mail.invited.text', {
            role: say(`accounts.role.${params.role}`),
            conference: params.conference,
          })}
        </MailText>
        <MailLink href={params.link}>{say('accounts.mail.invited.button')}</MailLink>
        <MailText>{say('accounts.mail.invited.valid', { hours: params.hours })}</MailText>
      </>
    ),
  }),
};
