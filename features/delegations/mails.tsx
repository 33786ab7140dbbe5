import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Capacity } from '@/domain/actor';
import type { DelegationFacts } from '@/domain/mails';
import type { Say } from '@/platform/i18n/messages';
import type { MailsOf } from '@/platform/mail';

type Params = DelegationFacts & { capacity?: Capacity; reason?: string };

/** What most of these letters are: a text, who it concerns, one thing to do, and how long the link lasts. */
function letter(name: 'nominated' | 'focalPoint' | 'returned' | 'accepted') {
  return ({ params, say }: { params: Params; say: Say }) => {
    // A letter that a former version queued names the delegation only.
    const words = { conference: params.conference, of: params.of ?? params.delegation };
    const facts = [{ term: say('delegations.term.delegation'), detail: params.delegation }];
    if (params.capacity)
      facts.push({
        term: say('delegations.term.capacity'),
        detail: say(`delegations.capacity.${params.capacity}`),
      });
    if (params.reason) facts.push({ term: say('delegations.term.reason'), detail: params.reason });
    return {
      subject: say(`delegations.mail.${name}.subject`, words),
      body: (
        <>
          <MailText>{say(`delegations.mail.${name}.text`, words)}</MailText>
          <MailFacts colon={say('common.colon')} items={facts} />
          <MailLink href={params.link}>{say(`delegations.mail.${name}.button`)}</MailLink>
          <MailText>{say(`delegations.mail.${name}.after`, { days: params.days })}</MailText>
        </>
      ),
    };
  };
}

/** The mails of delegations. */
export const delegationMails: MailsOf<'delegation'> = {
  'delegation.nominated': letter('nominated'),
  'delegation.focalPoint': letter('focalPoint'),
  'delegation.returned': letter('returned'),
  'delegation.accepted': letter('accepted'),
};
