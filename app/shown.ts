import { cache } from 'react';
import type { Actor } from '@/domain/actor';
import { type Locale, pick } from '@/domain/local-text';
import { getEditor } from '@/features/agenda/queries/editor';
import { getSession } from '@/features/agenda/queries/session';
import { type BallotWhole, getBallot } from '@/features/ballots/queries/ballot';
import { getDraft } from '@/features/ballots/queries/drafts';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { getCredentialsReport } from '@/features/credentials/queries/reports';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getImport } from '@/features/delegations/queries/imports';
import { getPerson } from '@/features/delegations/queries/person';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { getDocument } from '@/features/documents/queries/documents';
import { getCirculation } from '@/features/notes/queries/circulation';
import { getMail } from '@/features/notices/queries';
import { getOutcome, type OutcomeWhole } from '@/features/outcomes/queries';
import { getStatementDesk } from '@/features/press/queries/statements';
import type { Say } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { idParam, numberParam, orForbidden, orNotFound } from '@/platform/page';

/**
 * What a page is about, by what its address says: asked once a request for its title and for the page itself. What the
 * viewer may not see is a page that does not exist.
 */
export const shownOutcome = cache(async (me: Actor, conference: ConferenceFacts, number: string) =>
  orNotFound(getOutcome(me, conference.id, numberParam(number), await readerLocale())),
);

export const shownBallot = cache((me: Actor, conference: ConferenceFacts, number: string) =>
  orNotFound(getBallot(me, conference.id, numberParam(number))),
);

export const shownCredentialsReport = cache((me: Actor, conference: ConferenceFacts, number: string) => {
  orForbidden(me, 'credentialsReport.see', conference.id);
  return orNotFound(getCredentialsReport(me, conference.id, numberParam(number)));
});

export const shownBallotDraft = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getDraft(me, conference.id, idParam(id))),
);

export const shownSession = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getSession(me, conference, idParam(id))),
);

export const shownCirculation = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getCirculation(me, conference.id, idParam(id))),
);

export const shownStatements = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getStatementDesk(me, conference.id, idParam(id))),
);

export const shownEditor = cache((me: Actor, conference: ConferenceFacts) =>
  orNotFound(getEditor(me, conference)),
);

export const shownDelegation = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getDelegation(me, conference.id, idParam(id))),
);

export const shownAccreditation = cache((me: Actor, conference: ConferenceFacts, id: string) => {
  orForbidden(me, 'registration.decide', conference.id);
  return orNotFound(getAccreditation(me, conference.id, idParam(id)));
});

export const shownPerson = cache(
  (me: Actor, conference: ConferenceFacts, delegation: string, participant: string) =>
    orNotFound(getPerson(me, conference.id, idParam(delegation), idParam(participant))),
);

export const shownDocument = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getDocument(me, conference.id, idParam(id))),
);

export const shownImport = cache((me: Actor, conference: ConferenceFacts, id: string) =>
  orNotFound(getImport(me, conference.id, idParam(id))),
);

export const shownMail = cache((me: Actor, id: string) => orNotFound(getMail(me, idParam(id))));

/** `AMERICAS-25/REC/1: Unified response`; a text in doubt is not shown, and its title is a part of it. */
export const outcomeName = (
  {
    doubt,
    number,
    symbol,
    title,
    originalLanguage,
  }: Pick<OutcomeWhole, 'doubt' | 'number' | 'symbol' | 'title' | 'originalLanguage'>,
  locale: Locale,
  say: Say,
) =>
  doubt
    ? say('outcomes.number', { number })
    : outcomeAndTitle({ number, symbol }, pick(title, locale, originalLanguage), locale);

/** `Ballot 2: Joint exercises`, after the text that it is about. */
export const ballotName = (
  { number, outcomeTitle }: Pick<BallotWhole, 'number' | 'outcomeTitle'>,
  locale: Locale,
  say: Say,
) => say('ballots.matrix.ballotAndTitle', { number, title: pick(outcomeTitle, locale) });
