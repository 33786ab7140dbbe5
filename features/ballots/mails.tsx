import { MailCode, MailFacts, MailLink, MailText } from '@/components/mail/letter';
import type { BallotFacts } from '@/domain/mails';
import type { Say } from '@/platform/i18n/messages';
import type { MailsOf } from '@/platform/mail';

/** A mail that a former version queued may have none. */
const linesOf = (text = '') => text.split('\n');

/** The facts of a ballot. One that ended before its time is given with that time in place of the planned close. */
function facts(params: BallotFacts, say: Say, ...wanted: ('opens' | 'closes')[]) {
  const closes = params.procedure === 'silence' ? 'deadline' : 'closes';
  const names = wanted.map((name) => (name === 'closes' && params.ended !== undefined ? 'ended' : name));
  return [
    { term: say('ballots.mail.conference'), detail: params.conference },
    { term: say('ballots.mail.question'), detail: params.question },
    ...names.map((name) => ({
      term: say(`ballots.facts.${name === 'closes' ? closes : name}`),
      detail: params[name] ?? '',
    })),
  ];
}

/** The mails of ballots. */
export const ballotMails: MailsOf<'ballots'> = {
  'ballots.opened': ({ params, say }) => ({
    subject: say('ballots.mail.opened.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.opened.text', params)}</MailText>
        <MailFacts colon={say('common.colon')} items={facts(params, say, 'opens', 'closes')} />
        <MailLink href={params.page}>{say('ballots.mail.opened.link', params)}</MailLink>
      </>
    ),
  }),
  'ballots.scheduled': ({ params, say }) => ({
    subject: say('ballots.mail.scheduled.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.scheduled.text', params)}</MailText>
        <MailFacts colon={say('common.colon')} items={facts(params, say, 'opens', 'closes')} />
        <MailLink href={params.page}>{say('ballots.mail.scheduled.link')}</MailLink>
      </>
    ),
  }),
  'ballots.entitled': ({ params, say }) => ({
    subject: say('ballots.mail.entitled.subject'),
    body: (
      <>
        <MailText>{say('ballots.mail.entitled.text', { ...params, of: params.of ?? '' })}</MailText>
        {linesOf(params.ballots).map((line) => (
          <MailText key={line}>{line}</MailText>
        ))}
        <MailLink href={params.page}>{say('ballots.mail.entitled.link')}</MailLink>
      </>
    ),
  }),
  'ballots.headReplaced': ({ params, say }) => ({
    subject: say('ballots.mail.headReplaced.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.headReplaced.text', params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            { term: say('ballots.mail.conference'), detail: params.conference },
            { term: say('ballots.title'), detail: params.ballots },
            { term: say('ballots.cancelled.by'), detail: say(`ballots.office.${params.office}`) },
          ]}
        />
        <MailText>
          <strong>{say('ballots.mail.headReplaced.object')}</strong>
        </MailText>
        <MailLink href={params.link}>{say('ballots.objecting.action')}</MailLink>
        <MailLink href={params.page}>{say('ballots.mail.headReplaced.link')}</MailLink>
      </>
    ),
  }),
  'ballots.headObjected': ({ params, say, why }) => ({
    subject: say('ballots.mail.headObjected.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.headObjected.text', params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.cancelled.by'), detail: say(`ballots.office.${params.office}`) },
            ...why,
          ]}
        />
        <MailText>{say('ballots.mail.headObjected.next')}</MailText>
        <MailLink href={params.page}>{say('ballots.mail.headReplaced.link')}</MailLink>
      </>
    ),
  }),
  'ballots.headConfirmed': ({ params, say }) => ({
    subject: say('ballots.mail.headConfirmed.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.headConfirmed.text', params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.cancelled.by'), detail: say(`ballots.office.${params.office}`) },
          ]}
        />
        <MailLink href={params.page}>{say('ballots.mail.headReplaced.link')}</MailLink>
      </>
    ),
  }),
  'ballots.lapsed': ({ params, say }) => ({
    subject: say('ballots.mail.lapsed.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.lapsed.text')}</MailText>
        <MailText>
          <strong>{params.why}</strong>
        </MailText>
        <MailFacts colon={say('common.colon')} items={facts(params, say, 'opens', 'closes')} />
        <MailLink href={params.page}>{say('ballots.mail.lapsed.link')}</MailLink>
      </>
    ),
  }),
  'ballots.closeMoved': ({ params, say, why }) => ({
    subject: say('ballots.mail.closeMoved.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.closeMoved.text', params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.moving.before'), detail: params.before },
            ...why,
            { term: say('ballots.cancelled.by'), detail: say(`ballots.office.${params.office}`) },
          ]}
        />
        <MailLink href={params.page}>{say('ballots.mail.lapsed.link')}</MailLink>
      </>
    ),
  }),
  'ballots.cancelled': ({ params, say, why }) => ({
    subject: say('ballots.mail.cancelled.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.cancelled.text', params)}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say),
            ...why,
            { term: say('ballots.cancelled.by'), detail: say(`ballots.office.${params.office}`) },
          ]}
        />
        {params.voted === 1 && <MailText>{say('ballots.mail.cancelled.voted')}</MailText>}
        <MailText>{say('ballots.lapse.next')}</MailText>
        <MailLink href={params.page}>{say('ballots.mail.lapsed.link')}</MailLink>
      </>
    ),
  }),
  'ballots.receipt': ({ params, say }) => ({
    subject: say('ballots.mail.receipt.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.receipt.text')}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.own.recorded'), detail: params.recorded },
            { term: say('ballots.own.version'), detail: String(params.version) },
            { term: say('ballots.receipt.sequence'), detail: String(params.sequence) },
          ]}
        />
        <MailText>{say('ballots.mail.receipt.hash')}</MailText>
        <MailCode>{params.hash}</MailCode>
        <MailText>{say('ballots.mail.receipt.signature')}</MailText>
        <MailCode>{params.signature}</MailCode>
        <MailLink href={`${params.page}/vote/receipt?version=${params.version}`}>
          {say('ballots.mail.receipt.link')}
        </MailLink>
        <MailText>{say('ballots.mail.receipt.notYou')}</MailText>
      </>
    ),
  }),
  'ballots.declared': ({ params, say }) => ({
    subject: say('ballots.mail.declared.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.declared.text')}</MailText>
        <MailText>
          <strong>{params.why}</strong>
        </MailText>
        <MailFacts colon={say('common.colon')} items={facts(params, say, 'closes')} />
        <MailLink href={params.page}>{say('ballots.mail.declared.link')}</MailLink>
      </>
    ),
  }),
  'ballots.breakReceipt': ({ params, say }) => ({
    subject: say('ballots.mail.breakReceipt.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.breakReceipt.text')}</MailText>
        <MailFacts
          colon={say('common.colon')}
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.own.recorded'), detail: params.recorded },
            { term: say('ballots.receipt.sequence'), detail: String(params.sequence) },
          ]}
        />
        <MailText>{say('ballots.mail.receipt.hash')}</MailText>
        <MailCode>{params.hash}</MailCode>
        <MailText>{say('ballots.mail.receipt.signature')}</MailText>
        <MailCode>{params.signature}</MailCode>
        <MailLink href={`${params.page}/break/receipt`}>{say('ballots.mail.receipt.link')}</MailLink>
        <MailText>{say('ballots.mail.breakReceipt.notYou')}</MailText>
      </>
    ),
  }),
  'ballots.doubted': ({ params, say }) => ({
    subject: say('ballots.mail.doubted.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.doubted.text')}</MailText>
        <MailFacts colon={say('common.colon')} items={facts(params, say, 'closes')} />
        <MailLink href={params.page}>{say('ballots.mail.doubted.link')}</MailLink>
      </>
    ),
  }),
  'ballots.silenceBroken': ({ params, say, why }) => ({
    subject: say('ballots.mail.broken.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.broken.text', params)}</MailText>
        {linesOf(params.breaks).map((line) => (
          <MailText key={line}>{line}</MailText>
        ))}
        <MailFacts colon={say('common.colon')} items={[...why, ...facts(params, say, 'closes')]} />
        <MailText>
          <strong>{params.why}</strong>
        </MailText>
        <MailLink href={params.page}>{say('ballots.mail.broken.link')}</MailLink>
      </>
    ),
  }),
};
