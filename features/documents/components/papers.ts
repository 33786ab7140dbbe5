import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { sayIn } from '@/platform/i18n/messages';

/** The papers that are made of what is on record and that the viewer may have, with their addresses in the conference. */
export function papersFor(viewer: Actor, conferenceId: string, locale: Locale) {
  const say = sayIn(locale);
  const papers = [];
  if (can(viewer, 'participantList.see', { conferenceId }))
    papers.push({ label: say('delegations.participants.pdf'), path: '/delegations/participants.pdf' });
  return papers;
}
