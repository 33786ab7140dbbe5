import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { session } from '@/db/schema/agenda';
import { delegation, participant } from '@/db/schema/delegations';
import { pick } from '@/domain/local-text';
import { VOICES } from '@/domain/permission-rules';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { config } from '@/platform/config';
import { moment } from '@/platform/i18n/format';
import { type Mail, queueMails } from '@/platform/mail';

type Circulated = { sessionId: string; commentsUntil: Date; extended: 0 | 1 };

/** Tells those who speak for a delegation that notes are circulated, or for longer. While the conference is hidden nobody is told. */
export async function tellDelegations(
  tx: Tx,
  { id: conferenceId, slug, title, originalLanguage, timeZone, hiddenAt }: ConferenceFacts,
  { sessionId, commentsUntil, extended }: Circulated,
): Promise<void> {
  if (hiddenAt) return;
  const [circulated] = await tx
    .select({ title: session.title })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
  if (!circulated) throw new Error('the session of a mail is gone');
  const readers = await tx
    .selectDistinct({ email: account.email, locale: account.locale })
    .from(participant)
    .innerJoin(account, and(eq(account.id, participant.accountId), isNull(account.disabledAt)))
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, participant.conferenceId), eq(delegation.id, participant.delegationId)),
    )
    .where(
      and(
        eq(participant.conferenceId, conferenceId),
        inArray(participant.capacity, VOICES),
        isNull(participant.withdrawnAt),
        isNull(delegation.withdrawnAt),
      ),
    );
  await queueMails(
    tx,
    readers.map(
      ({ email, locale }): Mail => ({
        ...{ conferenceId, to: email, locale, template: 'notes.circulated' },
        params: {
          conference: pick(title, locale, originalLanguage),
          session: pick(circulated.title, locale, originalLanguage),
          until: moment(commentsUntil, locale, timeZone),
          extended,
          page: `${config().BASE_URL}/${locale}/${slug}/sessions/${sessionId}/circulation`,
        },
      }),
    ),
  );
}
