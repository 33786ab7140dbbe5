import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaItem } from '@/db/schema/agenda';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { attachTopic, detachTopic, linkTopic, unlinkTopic } from '@/features/topics/commands/links';
import { addTopic, editTopic, removeTopic } from '@/features/topics/commands/topics';
import { listAgendaTopics, listSessionTopics, topicsOfSession } from '@/features/topics/queries/attached';
import { listTopics } from '@/features/topics/queries/topics';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';

it('are made, linked and attached, and removed while they are not used', async () => {
  const meeting = await aConference();
  const chair = await anActor('chair', meeting.id);
  const here = { conference: meeting.slug };
  await addTopic(chair, { ...here, title: inAll('Firearms') });
  await addTopic(chair, { ...here, title: inAll('Violent crime') });
  await expect(addTopic(chair, { ...here, title: inAll('FIREARMS') })).rejects.toMatchObject({
    key: 'topics.refusal.sameTitle',
  });
  const find = async (title: string) => {
    const one = (await listTopics(chair, meeting.id)).find((topic) => topic.title.en === inAll(title).en);
    if (!one) throw new Error(`no topic ${title}`);
    return one;
  };
  const [firearms, crime] = [await find('Firearms'), await find('Violent crime')];
  const one = { ...here, topicId: firearms.id };
  const how = inAll('Firearms feed violent crime.');
  await linkTopic(chair, { ...one, toId: crime.id, how });
  await expect(linkTopic(chair, { ...one, toId: crime.id, how })).rejects.toMatchObject({
    key: 'topics.refusal.linkedAlready',
  });
  await expect(linkTopic(chair, { ...one, toId: firearms.id, how })).rejects.toMatchObject({
    key: 'topics.refusal.itself',
  });
  // Where an adopted text is filed is no part of it; a draft is for those with a part in the conference.
  const adopted = { adoptedAt: new Date(), adoptionMethod: 'consensus' as const };
  const { id: outcomeId } = await anOutcome(meeting.id, { number: 1, ...adopted });
  const draft = await anOutcome(meeting.id, { number: 2 });
  const target = { kind: 'outcome' as const, id: outcomeId };
  await attachTopic(chair, { ...one, target });
  await attachTopic(chair, { ...one, target: { kind: 'outcome', id: draft.id } });
  await expect(attachTopic(chair, { ...one, target })).rejects.toMatchObject({
    key: 'topics.refusal.attachedAlready',
  });
  expect((await find('Firearms')).targets).toHaveLength(2);
  const seen = (await listTopics(ANONYMOUS, meeting.id)).find(({ id }) => id === firearms.id);
  expect(seen).toMatchObject({ links: [{ toId: crime.id }], targets: [{ number: '1' }] });
  for (const used of [firearms, crime])
    await expect(
      removeTopic(chair, {
        ...here,
        topicId: used.id,
        version: (await find(used === firearms ? 'Firearms' : 'Violent crime')).version,
      }),
    ).rejects.toMatchObject({ key: 'topics.refusal.used' });
  const { version } = await find('Firearms');
  await expect(editTopic(chair, { ...one, version: 1, title: inAll('Arms') })).rejects.toMatchObject({
    key: 'common.refusal.stale',
  });
  await detachTopic(chair, { ...one, version, target });
  await expect(detachTopic(chair, { ...one, version, target })).rejects.toMatchObject({
    key: 'common.refusal.removed',
  });
  await detachTopic(chair, { ...one, version: version + 1, target: { kind: 'outcome', id: draft.id } });
  const link = (await find('Firearms')).links[0];
  await unlinkTopic(chair, { ...one, toId: crime.id, linkVersion: link?.version ?? '' });
  await removeTopic(chair, { ...one, version: version + 2 });
  await expect(removeTopic(chair, { ...one, version: version + 2 })).rejects.toMatchObject({
    key: 'common.refusal.removed',
  });
});

it('name a session to the public as it was released, and not before', async () => {
  const meeting = await aConference();
  const chair = await anActor('chair', meeting.id);
  const conference = meeting.slug;
  await addTopic(chair, { conference, title: inAll('Firearms') });
  const session = await aSession(meeting.id, { title: inAll('As it may be called') });
  const [topic] = await listTopics(chair, meeting.id);
  const target = { kind: 'session' as const, id: session.id };
  await attachTopic(chair, { conference, topicId: topic?.id ?? '', target });
  const read = async () => (await listTopics(ANONYMOUS, meeting.id))[0]?.targets.map(({ title }) => title);
  expect(await read()).toEqual([]);
  const draft = releasedFrom(await withTx(SYSTEM, (tx) => draftSessions(tx, meeting.id)));
  const released = draft.map((one) => ({ ...one, title: inAll('As it was released') }));
  await aRelease(meeting.id, released);
  expect(await read()).toEqual([inAll('As it was released')]);
});

it('are named with the sessions that they are attached to, or whose item they are attached to', async () => {
  const meeting = await aConference();
  const chair = await anActor('chair', meeting.id);
  const conference = meeting.slug;
  for (const title of ['Firearms', 'Cybercrime', 'Wildlife'])
    await addTopic(chair, { conference, title: inAll(title) });
  const all = await listTopics(chair, meeting.id);
  const idOf = (title: string) => all.find((one) => one.title.en === inAll(title).en)?.id ?? '';
  const item = { conferenceId: meeting.id, id: newId(), number: '3 bis', title: inAll('Crime') };
  await withTx(SYSTEM, (tx) => tx.insert(agendaItem).values(item));
  const session = await aSession(meeting.id, { agendaItemId: item.id });
  const other = await aSession(meeting.id, { agendaItemId: item.id });
  const attach = (title: string, kind: 'session' | 'agendaItem', id: string) =>
    attachTopic(chair, { conference, topicId: idOf(title), target: { kind, id } });
  await attach('Firearms', 'session', session.id);
  await attach('Cybercrime', 'agendaItem', item.id);
  const read = async ({ id }: { id: string }) => {
    const rows = await listSessionTopics(ANONYMOUS, meeting.id, { id, itemNumber: '3 bis' });
    return Object.fromEntries(rows.map(({ title, attached }) => [title.en, attached]));
  };
  expect(await read(session)).toEqual({ Firearms: 'session', Cybercrime: 'agendaItem', Wildlife: null });
  expect(await read(other)).toEqual({ Firearms: null, Cybercrime: 'agendaItem', Wildlife: null });
  expect(await listAgendaTopics(ANONYMOUS, meeting.id)).toEqual({
    sessions: { [session.id]: [{ id: idOf('Firearms'), title: inAll('Firearms') }] },
    items: { '3 bis': [{ id: idOf('Cybercrime'), title: inAll('Cybercrime') }] },
  });
  // A topic of both is named once.
  await attach('Cybercrime', 'session', session.id);
  const agenda = await listAgendaTopics(ANONYMOUS, meeting.id);
  const named = ({ id }: { id: string }) =>
    topicsOfSession(agenda, { id, itemNumber: '3 bis' }).map(({ title }) => title.en);
  expect(named(session).sort()).toEqual(['Cybercrime', 'Firearms']);
  expect(named(other)).toEqual(['Cybercrime']);
  const elsewhere = await aConference();
  expect(await listAgendaTopics(ANONYMOUS, elsewhere.id)).toEqual({ sessions: {}, items: {} });
});
