import type { ReactElement } from 'react';
import { MailLetter } from '@/components/mail/letter';
import { directionOf, type Locale } from '@/domain/local-text';
import type { MailName } from '@/domain/mails';
import { accountMails } from '@/features/accounts/mails';
import { ballotMails } from '@/features/ballots/mails';
import { conferenceMails } from '@/features/conferences/mails';
import { delegationMails } from '@/features/delegations/mails';
import { implementationMails } from '@/features/implementation/mails';
import { noteMails } from '@/features/notes/mails';
import { outcomeMails } from '@/features/outcomes/mails';
import { pressMails } from '@/features/press/mails';
import { proposalMails } from '@/features/proposals/mails';
import { sayIn } from '@/platform/i18n/messages';
import type { MailParams, MailTemplate } from '@/platform/mail';

/** How each mail is drawn, by its name in the outbox: one that nobody draws does not compile. */
export const MAILS: { [Name in MailName]: MailTemplate<Name> } = {
  ...accountMails,
  ...conferenceMails,
  ...delegationMails,
  ...ballotMails,
  ...implementationMails,
  ...outcomeMails,
  ...noteMails,
  ...pressMails,
  ...proposalMails,
};

/** The subject and the drawn letter of a queued mail, whose values are those that its name asks for; an unknown one is a fault. */
export function drawMail(template: string, locale: Locale, params: MailParams) {
  const draws: Readonly<Record<string, MailTemplate<never>>> = MAILS;
  const draw = Object.hasOwn(draws, template) ? draws[template] : undefined;
  if (!draw) throw new Error(`no mail template ${template}`);
  const say = sayIn(locale);
  const why = params.reason ? [{ term: say('notices.mail.reason'), detail: String(params.reason) }] : [];
  const { subject, body } = draw({ locale, params: params as never, say, why });
  const letter: ReactElement = (
    <MailLetter
      lang={locale}
      dir={directionOf(locale)}
      product={say('frame.product')}
      foot={say('notices.mail.foot')}
    >
      {body}
    </MailLetter>
  );
  return { subject, letter };
}
