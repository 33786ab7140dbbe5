import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { ProposalFacts } from '@/domain/mails';
import type { Say } from '@/platform/i18n/messages';
import type { MailsOf } from '@/platform/mail';

const facts = ({ conference, act, subject, lapses }: ProposalFacts, say: Say) => [
  { term: say('proposals.mail.conference'), detail: conference },
  { term: say('proposals.what'), detail: say(`proposals.act.${act}`) },
  { term: say('proposals.about'), detail: subject },
  { term: say('proposals.lapses'), detail: lapses },
];

/** The mails of what needs a second person. */
export const proposalMails: MailsOf<'proposals'> = {
  'proposals.made': ({ params, say, why }) => ({
    subject: say('proposals.mail.made.subject', { conference: params.conference }),
    body: (
      <>
        <MailText>
          {say('proposals.mail.made.text', { office: say(`accounts.role.${params.office}`) })}
        </MailText>
        <MailFacts colon={say('common.colon')} items={[...facts(params, say), ...why]} />
        <MailLink href={params.page}>{say('proposals.mail.made.link')}</MailLink>
      </>
    ),
  }),
  'proposals.decided': ({ params, say, why }) => ({
    subject: say('proposals.mail.decided.subject', {
      conference: params.conference,
      decision: params.decision,
    }),
    body: (
      <>
        <MailText>
          {say('proposals.mail.decided.text', {
            decision: params.decision,
            office: say(`accounts.role.${params.office}`),
          })}
        </MailText>
        <MailFacts colon={say('common.colon')} items={[...facts(params, say).slice(0, -1), ...why]} />
        <MailLink href={params.page}>{say('proposals.mail.decided.link')}</MailLink>
      </>
    ),
  }),
};
