import type { ReactElement } from 'react';
import { MailLetter } from '@/components/mail/letter';
import { directionOf, type Locale } from '@/domain/local-text';
import { accountMails } from '@/features/accounts/mails';
import { ballotMails } from '@/features/ballots/mails';
import { delegationMails } from '@/features/delegations/mails';
import { sayIn } from '@/platform/i18n/messages';
import type { MailParams, MailTemplate } from '@/platform/mail';

/** Every template there is, by its name in the outbox. */
export const MAILS: Record<string, MailTemplate> = { ...accountMails, ...delegationMails, ...ballotMails };

/** The subject and the drawn letter of a queued mail; an unknown template is a fault. */
export function drawMail(template: string, locale: Locale, params: MailParams) {
  const draw = MAILS[template];
  if (!draw) throw new Error(`no mail template ${template}`);
  const say = sayIn(locale);
  const { subject, body } = draw({ locale, params, say });
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
