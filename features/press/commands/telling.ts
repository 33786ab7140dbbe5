import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { type LocalText, pick } from '@/domain/local-text';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { config } from '@/platform/config';
import { queueMail } from '@/platform/mail';

type ReviewedText = { conference: ConferenceFacts; title: LocalText };

/** Tells the press officers that the communiqué was reviewed and can be published; not whoever reviewed it. */
export async function tellReviewed(
  tx: Tx,
  reviewer: Actor,
  { conference, title }: ReviewedText,
): Promise<void> {
  const { id: conferenceId, slug, originalLanguage } = conference;
  const officers = await tx
    .selectDistinct({ email: account.email, locale: account.locale })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(
      and(
        eq(roleGrant.conferenceId, conferenceId),
        eq(roleGrant.role, 'pressOfficer'),
        isNull(roleGrant.withdrawnAt),
        isNull(account.disabledAt),
        reviewer.accountId ? ne(account.id, reviewer.accountId) : undefined,
      ),
    );
  for (const { email, locale } of officers)
    await queueMail(tx, {
      conferenceId,
      to: email,
      locale,
      template: 'press.reviewed',
      params: {
        conference: pick(conference.title, locale, originalLanguage),
        title: pick(title, locale, originalLanguage),
        page: `${config().BASE_URL}/${locale}/${slug}/communique/edit`,
      },
    });
}
