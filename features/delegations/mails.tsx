import { MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { Capacity } from '@/domain/actor';
import type { CredentialsStatus } from '@/domain/credentials';
import type { DelegationFacts, DelegationWords } from '@/domain/mails';
import type { Hand } from '@/domain/person-changes';
import type { Decision } from '@/domain/registration';
import type { DeadlineName } from '@/domain/reminders';
import type { Say } from '@/platform/i18n/messages';
import type { MailFact, MailsOf } from '@/platform/mail';
import { erasureDecided } from './components/erasure-mail';

/** What draws a letter of a delegation. */
type Drawing<Params> = { params: DelegationFacts & Params; say: Say; why: readonly MailFact[] };

/** What most of these letters are: a text, who it concerns, one thing to do, and how long the link lasts. */
function letter(name: 'nominated' | 'focalPoint' | 'returned' | 'accepted') {
  return ({ params, say, why }: Drawing<{ capacity?: Capacity }>) => {
    // A letter that a former version queued names the delegation only.
    const words = { conference: params.conference, of: params.of ?? params.delegation };
    const facts = [{ term: say('delegations.term.delegation'), detail: params.delegation }];
    if (params.capacity)
      facts.push({
        term: say('delegations.term.capacity'),
        detail: say(`delegations.capacity.${params.capacity}`),
      });
    return {
      subject: say(`delegations.mail.${name}.subject`, words),
      body: (
        <>
          <MailText>{say(`delegations.mail.${name}.text`, words)}</MailText>
          <MailFacts colon={say('common.colon')} items={[...facts, ...why]} />
          <MailLink href={params.link}>{say(`delegations.mail.${name}.button`)}</MailLink>
          <MailText>{say(`delegations.mail.${name}.after`, { days: params.days })}</MailText>
        </>
      ),
    };
  };
}

/** What is owed by a deadline that comes near, or that has passed. */
function reminded({ params, say }: Drawing<{ deadline: DeadlineName; due: string; passed: 0 | 1 }>) {
  const { deadline, due, passed, link, days, ...words } = params;
  const when = passed ? 'after' : 'before';
  return {
    subject: say(`delegations.mail.reminded.${when}.${deadline}.subject`, words),
    body: (
      <>
        <MailText>{say(`delegations.mail.reminded.${when}.${deadline}.text`, words)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            { term: say('delegations.term.delegation'), detail: params.delegation },
            { term: say(`conferences.deadlines.field.${deadline}`), detail: due },
          ]}
        />
        <MailLink href={link}>{say(`delegations.mail.reminded.button.${deadline}`)}</MailLink>
        <MailText>{say('delegations.mail.nominated.after', { days })}</MailText>
      </>
    ),
  };
}

/** Lines of what was corrected, and why. */
function corrected({ params, say, why }: Drawing<{ changes: string }>) {
  return (
    <>
      {params.changes.split('\n').map((line) => (
        <MailText key={line}>{line}</MailText>
      ))}
      <MailFacts colon={say('common.colon')} items={why} />
    </>
  );
}

/** As what a delegation comes now, and what its sender is called. */
function edited(letter: Drawing<{ changes: string }>) {
  const { params, say } = letter;
  return {
    subject: say('delegations.mail.edited.subject', params),
    body: (
      <>
        <MailText>{say('delegations.mail.edited.text', params)}</MailText>
        {corrected(letter)}
        <MailLink href={params.link}>{say('delegations.mail.edited.button')}</MailLink>
      </>
    ),
  };
}

/** What was corrected of a person, by whose hand and why. */
function changed(letter: Drawing<{ person: string; changes: string; by: Hand }>) {
  const { params, say } = letter;
  return {
    subject: say('delegations.mail.changed.subject', params),
    body: (
      <>
        <MailText>{say('delegations.mail.changed.text', params)}</MailText>
        {corrected(letter)}
        <MailLink href={params.link}>{say('delegations.mail.changed.button')}</MailLink>
        <MailText>{say('delegations.mail.changed.after')}</MailText>
      </>
    ),
  };
}

/** Where somebody sits now, where before, and why. */
function moved({ params, say, why }: Drawing<{ person: string; ofFormer: string }>) {
  return {
    subject: say('delegations.mail.moved.subject', params),
    body: (
      <>
        <MailText>{say('delegations.mail.moved.text', params)}</MailText>
        <MailFacts colon={say('common.colon')} items={why} />
        <MailLink href={params.link}>{say('delegations.mail.moved.button')}</MailLink>
      </>
    ),
  };
}

/** What the person asked for and does not get, and why. */
function declined(letter: Drawing<{ changes: string }>) {
  const { params, say } = letter;
  return {
    subject: say('delegations.mail.requestDeclined.subject', params),
    body: (
      <>
        <MailText>{say('delegations.mail.requestDeclined.text', params)}</MailText>
        {corrected(letter)}
        <MailLink href={params.link}>{say('delegations.mail.requestDeclined.button')}</MailLink>
      </>
    ),
  };
}

type AddressParams = DelegationWords & { link?: string; days?: number; person?: string; by?: Hand };

/** To the address that is to be confirmed, and to the one before: what happens, and what to do. */
function address(name: 'addressOffered' | 'addressLeaving' | 'addressLeft') {
  return ({ params, say }: { params: AddressParams; say: Say }) => {
    const { days = 0, person = '', by = 'secretariat' } = params;
    const words = { ...params, days, person, by };
    return {
      subject: say(`delegations.mail.${name}.subject`, words),
      body: (
        <>
          <MailText>{say(`delegations.mail.${name}.text`, words)}</MailText>
          {params.link !== undefined && (
            <MailLink href={params.link}>{say('delegations.mail.addressOffered.button')}</MailLink>
          )}
          <MailText>{say(`delegations.mail.${name}.after`, words)}</MailText>
        </>
      ),
    };
  };
}

type StandingDrawing = { params: DelegationWords & { link?: string }; say: Say; why: readonly MailFact[] };

/**
 * To everybody of a delegation that does not come, or comes again; to who speaks for it no more; and to its focal points, what
 * becomes of the list that they confirmed.
 */
function standing(name: 'withdrawn' | 'reinstated' | 'handedOver' | 'reopened' | 'reopeningDeclined') {
  return ({ params, say, why }: StandingDrawing) => ({
    subject: say(`delegations.mail.${name}.subject`, params),
    body: (
      <>
        <MailText>{say(`delegations.mail.${name}.text`, params)}</MailText>
        <MailFacts colon={say('common.colon')} items={why} />
        {params.link !== undefined && (
          <MailLink href={params.link}>
            {say(`delegations.mail.${name === 'reinstated' ? name : 'reopened'}.button`)}
          </MailLink>
        )}
      </>
    ),
  });
}

/** That a decision is no more: what stands now, and why. */
function undecided({ params, say, why }: Drawing<{ capacity: Capacity; decision: Decision }>) {
  const facts = [
    { term: say('delegations.term.delegation'), detail: params.delegation },
    { term: say('delegations.term.capacity'), detail: say(`delegations.capacity.${params.capacity}`) },
  ];
  return {
    subject: say('delegations.mail.decisionWithdrawn.subject', params),
    body: (
      <>
        <MailText>{say('delegations.mail.decisionWithdrawn.text', params)}</MailText>
        <MailFacts colon={say('common.colon')} items={[...facts, ...why]} />
        <MailLink href={params.link}>{say('delegations.mail.decisionWithdrawn.button')}</MailLink>
        <MailText>{say('delegations.mail.decisionWithdrawn.after')}</MailText>
      </>
    ),
  };
}

/** Where the credentials of a delegation stand now, what that means for it, and why. */
function credentials(name: 'credentialsDecided' | 'credentialsDecisionWithdrawn') {
  return ({ params, say, why }: Drawing<{ status: CredentialsStatus }>) => {
    const { status, link, delegation } = params;
    const facts = [
      { term: say('delegations.term.delegation'), detail: delegation },
      { term: say('delegations.term.credentials'), detail: say(`delegations.credentials.${status}`) },
    ];
    return {
      subject: say(`delegations.mail.${name}.subject`, params),
      body: (
        <>
          <MailText>{say(`delegations.mail.${name}.text`, params)}</MailText>
          <MailText>{say(`credentials.meaning.${status}`)}</MailText>
          <MailFacts colon={say('common.colon')} items={[...facts, ...why]} />
          <MailLink href={link}>{say('delegations.mail.reopened.button')}</MailLink>
        </>
      ),
    };
  };
}

/** That somebody waits for a place, or is offered one until an instant. */
function waiting(name: 'waitListed' | 'placeOffered') {
  return ({ params, say }: Drawing<{ capacity: Capacity; until?: string }>) => ({
    subject: say(`delegations.mail.${name}.subject`, params),
    body: (
      <>
        <MailText>{say(`delegations.mail.${name}.text`, params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            { term: say('delegations.term.delegation'), detail: params.delegation },
            {
              term: say('delegations.term.capacity'),
              detail: say(`delegations.capacity.${params.capacity}`),
            },
            ...(params.until ? [{ term: say('delegations.waiting.until'), detail: params.until }] : []),
          ]}
        />
        <MailLink href={params.link}>{say(`delegations.mail.${name}.button`)}</MailLink>
        <MailText>{say('delegations.mail.nominated.after', { days: params.days })}</MailText>
      </>
    ),
  });
}

/** What became of the offer of a place, to the focal points. */
function placeAnswered({
  params,
  say,
}: Drawing<{ person: string; answer: 'accepted' | 'declined' | 'lapsed' }>) {
  return {
    subject: say(`delegations.mail.placeAnswered.${params.answer}.subject`, params),
    body: (
      <>
        <MailText>{say(`delegations.mail.placeAnswered.${params.answer}.text`, params)}</MailText>
        <MailLink href={params.link}>{say('delegations.mail.reopened.button')}</MailLink>
      </>
    ),
  };
}

/** The mails of delegations. */
export const delegationMails: MailsOf<'delegation'> = {
  'delegation.nominated': letter('nominated'),
  'delegation.erasureDecided': erasureDecided,
  'delegation.waitListed': waiting('waitListed'),
  'delegation.placeOffered': waiting('placeOffered'),
  'delegation.placeAnswered': placeAnswered,
  'delegation.waitingRemoved': ({ params, say }) => ({
    subject: say('delegations.mail.waitingRemoved.subject', params),
    body: <MailText>{say('delegations.mail.waitingRemoved.text', params)}</MailText>,
  }),
  'delegation.focalPoint': letter('focalPoint'),
  'delegation.reminded': reminded,
  'delegation.returned': letter('returned'),
  'delegation.handedOver': standing('handedOver'),
  'delegation.withdrawn': standing('withdrawn'),
  'delegation.reinstated': standing('reinstated'),
  'delegation.reopened': standing('reopened'),
  'delegation.reopeningDeclined': standing('reopeningDeclined'),
  'delegation.credentialsDecided': credentials('credentialsDecided'),
  'delegation.credentialsDecisionWithdrawn': credentials('credentialsDecisionWithdrawn'),
  'delegation.edited': edited,
  'delegation.changed': changed,
  'delegation.requestDeclined': declined,
  'delegation.moved': moved,
  'delegation.addressOffered': address('addressOffered'),
  'delegation.addressLeaving': address('addressLeaving'),
  'delegation.addressLeft': address('addressLeft'),
  'delegation.accepted': letter('accepted'),
  'delegation.decisionWithdrawn': undecided,
};
