import { MailCode, MailFacts, MailLink, MailText } from '@/components/mail/letter';
import { countryName } from '@/platform/i18n/format';
import type { Say } from '@/platform/i18n/messages';
import type { MailParams, MailTemplate } from '@/platform/mail';

const word = (params: MailParams, name: string) => String(params[name] ?? '');

function facts(params: MailParams, say: Say, ...names: ('opens' | 'closes')[]) {
  const closes = params.procedure === 'silence' ? 'deadline' : 'closes';
  return [
    { term: say('ballots.mail.conference'), detail: word(params, 'conference') },
    { term: say('ballots.mail.question'), detail: word(params, 'question') },
    ...names.map((name) => ({
      term: say(`ballots.facts.${name === 'closes' ? closes : name}`),
      detail: word(params, name),
    })),
  ];
}

/**
 * The mails of ballots. All have {conference, number, procedure, question, opens, closes, page}; the receipt
 * also {sequence, version, recorded, hash, signature}, never the choice; that of a break {sequence, recorded, hash,
 * signature}; a broken silence {country}.
 */
export const ballotMails: Record<string, MailTemplate> = {
  'ballots.opened': ({ params, say }) => ({
    subject: say('ballots.mail.opened.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.opened.text', params)}</MailText>
        <MailFacts items={facts(params, say, 'opens', 'closes')} />
        <MailLink href={word(params, 'page')}>{say('ballots.mail.opened.link', params)}</MailLink>
      </>
    ),
  }),
  'ballots.receipt': ({ params, say }) => ({
    subject: say('ballots.mail.receipt.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.receipt.text')}</MailText>
        <MailFacts
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.own.recorded'), detail: word(params, 'recorded') },
            { term: say('ballots.own.version'), detail: word(params, 'version') },
            { term: say('ballots.receipt.sequence'), detail: word(params, 'sequence') },
          ]}
        />
        <MailText>{say('ballots.mail.receipt.hash')}</MailText>
        <MailCode>{word(params, 'hash')}</MailCode>
        <MailText>{say('ballots.mail.receipt.signature')}</MailText>
        <MailCode>{word(params, 'signature')}</MailCode>
        <MailLink href={`${word(params, 'page')}/vote/receipt?version=${word(params, 'version')}`}>
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
          <strong>{word(params, 'why')}</strong>
        </MailText>
        <MailFacts items={facts(params, say, 'closes')} />
        <MailLink href={word(params, 'page')}>{say('ballots.mail.declared.link')}</MailLink>
      </>
    ),
  }),
  'ballots.breakReceipt': ({ params, say }) => ({
    subject: say('ballots.mail.breakReceipt.subject', params),
    body: (
      <>
        <MailText>{say('ballots.mail.breakReceipt.text')}</MailText>
        <MailFacts
          items={[
            ...facts(params, say, 'closes'),
            { term: say('ballots.own.recorded'), detail: word(params, 'recorded') },
            { term: say('ballots.receipt.sequence'), detail: word(params, 'sequence') },
          ]}
        />
        <MailText>{say('ballots.mail.receipt.hash')}</MailText>
        <MailCode>{word(params, 'hash')}</MailCode>
        <MailText>{say('ballots.mail.receipt.signature')}</MailText>
        <MailCode>{word(params, 'signature')}</MailCode>
        <MailLink href={`${word(params, 'page')}/break/receipt`}>{say('ballots.mail.receipt.link')}</MailLink>
        <MailText>{say('ballots.mail.breakReceipt.notYou')}</MailText>
      </>
    ),
  }),
  'ballots.silenceBroken': ({ locale, params, say }) => ({
    subject: say('ballots.mail.broken.subject', params),
    body: (
      <>
        <MailText>
          {say('ballots.mail.broken.text', {
            country: countryName(word(params, 'country'), locale),
            question: word(params, 'question'),
          })}
        </MailText>
        <MailFacts items={facts(params, say)} />
        <MailLink href={word(params, 'page')}>{say('ballots.mail.broken.link')}</MailLink>
      </>
    ),
  }),
};
