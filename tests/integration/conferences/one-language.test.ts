import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { withTx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { type LocalText, pick } from '@/domain/local-text';
import { releaseAgenda } from '@/features/agenda/commands/release';
import { addAgendaItem, editAgendaItem } from '@/features/agenda/commands/rooms';
import { addSession, editSession } from '@/features/agenda/commands/sessions';
import {
  agendaItemChangeInput,
  agendaItemInput,
  sessionChangeInput,
  sessionInput,
} from '@/features/agenda/input';
import { draftSessions } from '@/features/agenda/queries';
import { getEditor } from '@/features/agenda/queries/editor';
import { draftName, releasedFrom } from '@/features/agenda/queries/release';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { openBallot } from '@/features/ballots/commands/opening';
import { writeRules } from '@/features/conferences/commands/rules';
import { editConference } from '@/features/conferences/commands/settings';
import { rulesInput, settingsInput } from '@/features/conferences/input';
import { getConference } from '@/features/conferences/queries';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { proposeOutcome } from '@/features/outcomes/commands/proposals';
import { submitOutcome } from '@/features/outcomes/commands/submission';
import { editOutcome, saveOutcomeParagraph } from '@/features/outcomes/commands/text';
import { outcomeInput, paragraphInput, proposalInput, submissionInput } from '@/features/outcomes/input';
import { getOutcome } from '@/features/outcomes/queries';
import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { formObject } from '@/platform/form';
import { cast, numberIn, opening } from '@/tests/setup/conference/ballots';
import { closed, reopened } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anActor } from '@/tests/setup/conference/people';
import { withVote } from '@/tests/setup/conference/rules';

const inFrench = (text: string): LocalText => ({ en: '', fr: text, es: '', ar: '' });

/** A closed conference of three members that works in French alone, and is opened again. */
async function aMeeting() {
  const values = {
    languages: ['fr' as const],
    originalLanguage: 'fr' as const,
    title: inFrench('Conférence'),
  };
  const hall = await aHall(3, withVote({ closeEarlyWhenAllVoted: true }), { values });
  await reopened(hall.conference.id);
  const chair = await anActor('chair', hall.conference.id);
  return { hall, chair, slug: hall.conference.slug };
}

/** Sends a form as a browser does: with its fields by their names. */
function sent<S extends z.ZodType>(schema: S, fields: Record<string, string | string[]>): z.output<S> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(Array.isArray(value) ? `${name}[]` : name, one);
  return schema.parse(formObject(form));
}

describe('a conference of one language', () => {
  it('comes from the first item of its agenda to the result of a ballot with nothing in any other', async () => {
    const { hall, chair, slug } = await aMeeting();
    const { organizer, conference } = hall;
    await addAgendaItem(
      organizer,
      sent(agendaItemInput, { conference: slug, number: '1', 'title.fr': 'Ouverture' }),
    );
    await addSession(
      organizer,
      sent(sessionInput, {
        ...{ conference: slug, kind: 'plenary', 'title.fr': 'Plénière', agendaItemId: '', roomId: '' },
        ...{ startsAt: '2023-03-21T09:00', endsAt: '2023-03-21T10:00', languages: ['fr'] },
        ...{ chair: '', rapporteur: '', reason: '' },
      }),
    );
    const draft = await withTx(SYSTEM, (tx) => draftSessions(tx, conference.id));
    expect(draft.map(({ title }) => title)).toEqual([inFrench('Plénière')]);
    await releaseAgenda(organizer, { conference: slug, number: 0, draft: draftName(releasedFrom(draft)) });

    const proposal = (title: string) =>
      proposeOutcome(
        chair,
        sent(proposalInput, {
          ...{ conference: slug, kind: 'measure', sessionId: '' },
          ...{ 'title.fr': title, 'text.fr': 'un exercice chaque année' },
        }),
      );
    await proposal('Exercice');
    await proposal('Autre exercice');
    const versionOf = async (number: number) =>
      (await getOutcome(chair, conference.id, number, 'ar')).version;
    await adoptOutcome(chair, {
      conference: slug,
      number: 2,
      version: await versionOf(2),
      noObjection: true,
    });
    await leaveOutcomeOpen(chair, { conference: slug, number: 3, version: await versionOf(3) });
    const adopted = await getOutcome(chair, conference.id, 2, 'ar');
    expect(adopted).toMatchObject({ state: 'adopted', title: inFrench('Exercice') });
    expect(adopted.paragraphs.map(({ text }) => text)).toEqual([inFrench('un exercice chaque année')]);

    await closed(conference.id);
    const number = numberIn(await openBallot(organizer, await opening(hall, { outcome: 3 })));
    for (const head of hall.heads) await cast(hall, head, 'for', undefined, number);
    const [stored] = await withTx(SYSTEM, (tx) =>
      tx.select().from(ballot).where(eq(ballot.conferenceId, conference.id)),
    );
    expect(pick(stored?.question ?? inFrench(''), 'ar')).toContain('Autre exercice');
    await declareBallot(SYSTEM, { conferenceId: conference.id, ballotId: stored?.id ?? '' });
    expect(await getOutcome(chair, conference.id, 3, 'fr')).toMatchObject({ state: 'adopted' });
    const [declared] = await withTx(SYSTEM, (tx) =>
      tx.select().from(ballot).where(eq(ballot.conferenceId, conference.id)),
    );
    expect(JSON.parse(declared?.resultPackage ?? '{}').conference.title).toEqual({ fr: 'Conférence' });
  });
});

type Send = (typed: Record<string, string>) => Promise<unknown>;

/** Each command that takes a text of a conference, with a form of it that is good but for the text. */
const COMMANDS: Record<string, (made: Awaited<ReturnType<typeof aMeeting>>) => Promise<Send>> = {
  'settings: title': async ({ hall }) => {
    const { id, slug } = hall.conference;
    return async (typed) =>
      editConference(
        hall.organizer,
        sent(settingsInput, {
          ...{ conferenceId: id, version: String((await getConference(hall.organizer, slug)).version) },
          ...{
            hostCountry: 'CL',
            startsOn: '2023-03-21',
            endsOn: '2023-03-23',
            timeZone: 'America/Santiago',
          },
          ...{ summary: '', hostCity: '', reason: 'It was misspelt.', ...typed },
        }),
      );
  },
  'rules: name': async ({ hall }) => {
    return (typed) =>
      writeRules(
        hall.organizer,
        sent(rulesInput, {
          ...{
            conferenceId: hall.conference.id,
            replaces: '',
            majority: 'simple',
            quorum: 'none',
            share: '',
          },
          ...{ of: 'members', onTie: 'rejected', secondVoteDelayHours: '24', minimumHours: '24' },
          ...{
            onBroken: 'vote',
            newHeadWaitingHours: '24',
            seconders: '0',
            consensusSeconds: '60',
            ...typed,
          },
        }),
      );
  },
  'new item: title': async ({ hall, slug }) => {
    let last = 0;
    return (typed) => {
      last += 1;
      const fields = { conference: slug, number: String(last), ...typed };
      return addAgendaItem(hall.organizer, sent(agendaItemInput, fields));
    };
  },
  'item: title': async ({ hall, slug }) => {
    const first = { conference: slug, number: '1', 'title.fr': 'Ouverture' };
    await addAgendaItem(hall.organizer, sent(agendaItemInput, first));
    return async (typed) => {
      const conference = await getConference(hall.organizer, slug);
      const [item] = (await getEditor(hall.organizer, conference)).items;
      const shown = { itemId: item?.id ?? '', version: String(item?.version) };
      return editAgendaItem(
        hall.organizer,
        sent(agendaItemChangeInput, { conference: slug, number: '1', ...shown, ...typed }),
      );
    };
  },
  'new session: title': async ({ hall, slug }) => {
    return (typed) =>
      addSession(hall.organizer, sent(sessionInput, { ...SESSION, conference: slug, ...typed }));
  },
  'session: title': async ({ hall, slug }) => {
    const first = { ...SESSION, conference: slug, 'title.fr': 'Atelier' };
    await addSession(hall.organizer, sent(sessionInput, first));
    return async (typed) => {
      const [row] = await withTx(SYSTEM, (tx) => draftSessions(tx, hall.conference.id));
      const shown = { sessionId: row?.id ?? '', version: String(row?.version) };
      return editSession(
        hall.organizer,
        sent(sessionChangeInput, { ...SESSION, conference: slug, ...shown, ...typed }),
      );
    };
  },
  'proposal: title': async ({ chair, slug }) => {
    return (typed) =>
      proposeOutcome(
        chair,
        sent(proposalInput, { ...PROPOSAL, conference: slug, 'text.fr': 'Texte', ...typed }),
      );
  },
  'proposal: text': async ({ chair, slug }) => {
    return (typed) =>
      proposeOutcome(
        chair,
        sent(proposalInput, { ...PROPOSAL, conference: slug, 'title.fr': 'Titre', ...typed }),
      );
  },
  'submission: title': async (made) => submitting(made),
  'submission: text': async (made) => submitting(made),
  'draft: title': async (made) => {
    const see = await aDraft(made);
    return async (typed) => {
      const headVersion = headVersionOf(await see());
      const shown = { conference: made.slug, number: '2', headVersion, kind: 'measure', strength: '' };
      return editOutcome(made.chair, sent(outcomeInput, { ...shown, ...typed }));
    };
  },
  'paragraph: text': async (made) => {
    const see = await aDraft(made);
    return async (typed) => {
      const [one] = (await see()).paragraphs;
      const shown = { conference: made.slug, number: '2', paragraphId: one?.id ?? '' };
      return saveOutcomeParagraph(
        made.chair,
        sent(paragraphInput, { ...shown, version: String(one?.version), ...typed }),
      );
    };
  },
};

const SESSION = {
  ...{ kind: 'workingGroup', agendaItemId: '', roomId: '', chair: '', rapporteur: '', reason: '' },
  ...{ startsAt: '2023-03-21T09:00', endsAt: '2023-03-21T10:00', languages: ['fr'] },
};
const PROPOSAL = { kind: 'measure', sessionId: '' };

function submitting({ hall, slug }: Awaited<ReturnType<typeof aMeeting>>): Send {
  const [head] = hall.heads;
  if (!head) throw new Error('nobody speaks for a delegation');
  const { actor, delegationId } = head;
  const fields = { conference: slug, delegationId, kind: 'measure', 'preamble.fr': '' };
  const words = { 'title.fr': 'Titre', 'text.fr': 'Texte' };
  return (typed) => submitOutcome(actor, sent(submissionInput, { ...fields, ...words, ...typed }));
}

async function aDraft({ hall, chair, slug }: Awaited<ReturnType<typeof aMeeting>>) {
  const fields = { ...PROPOSAL, conference: slug, 'title.fr': 'Titre', 'text.fr': 'Texte' };
  await proposeOutcome(chair, sent(proposalInput, fields));
  return () => getOutcome(chair, hall.conference.id, 2, 'fr');
}

describe.each(Object.entries(COMMANDS))('%s', (name, command) => {
  const field = name.split(': ')[1] ?? '';

  it('is taken in the original alone, refused without it, and refused in a language that is none of the working ones', async () => {
    const send = await command(await aMeeting());
    await send({ [`${field}.fr`]: 'En français' });
    for (const blank of ['', ' \u00a0']) {
      const missing = send({ [`${field}.fr`]: blank, [`${field}.es`]: '' });
      await expect(missing).rejects.toMatchObject({ key: 'common.invalid.empty', field: `${field}.fr` });
    }
    await expect(send({ [`${field}.fr`]: 'Titre', [`${field}.en`]: 'Title' })).rejects.toMatchObject({
      key: 'common.refusal.notWorkingLanguage',
      field: `${field}.en`,
    });
  });
});
