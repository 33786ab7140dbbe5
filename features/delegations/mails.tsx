import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Capacity } from '@/domain/actor';
import type { MailTemplate } from '@/platform/mail';

type Said = Parameters<MailTemplate>[0];

/** What most of these letters are: a text, who it concerns, one thing to do, and how long the link lasts. */
function letter(name: 'nominated' | 'focalPoint' | 'returned' | 'accepted'): MailTemplate {
  return ({ params, say }: Said) => {
    const words = { conference: String(params.conference), delegation: String(params.delegation) };
    const facts = [{ term: say('delegations.term.delegation'), detail: words.delegation }];
    if (params.capacity)
      facts.push({
        term: say('delegations.term.capacity'),
        detail: say(`delegations.capacity.${params.capacity as Capacity}`),
      });
    if (params.reason) facts.push({ term: say('delegations.term.reason'), detail: String(params.reason) });
    return {
      subject: say(`delegations.mail.${name}.subject`, words),
      body: (
        <>
          <MailText>{say(`delegations.mail.${name}.text`, words)}</MailText>
          <MailFacts items={facts} />
          <MailLink href={String(params.link)}>{say(`delegations.mail.${name}.button`)}</MailLink>
          <MailText>{say(`delegations.mail.${name}.after`, { days: Number(params.days) })}</MailText>
        </>
      ),
    };
  };
}

/**
 * The mails of delegations, each with {link, days, conference, delegation}: `delegation.nominated` and
 * `delegation.accepted` with {capacity}, `delegation.returned` with {capacity, reason}, `delegation.focalPoint`.
 */
export const delegationMails: Record<string, MailTemplate> = {
  'delegation.nominated': letter('nominated'),
  'delegation.focalPoint': letter('focalPoint'),
  'delegation.returned': letter('returned'),
  'delegation.accepted': letter('accepted'),
};
