import { expect, SAMPLE, test } from './fixtures';
import { release, schedule } from './path/agenda';
import { breakSilence, cast, castOnABadNetwork, choose, openVote, receiptMail } from './path/ballot';
import { close, decide, draft, writeNotes } from './path/decision';
import { comeIn, invite, inviteObserver, nominateHead, register, returnAndAccept } from './path/delegations';
import { foundConference, grant, writeRules } from './path/founding';
import { readPath, readResult, verify } from './path/result';
import { at, type Stage } from './path/stage';

test('from registration to a declared result', async ({ open, as }, info) => {
  test.setTimeout(600_000);
  const { step } = test;
  const visitor = await open();
  await step('a visitor reads', async () => {
    await visitor.goto('/en');
    await visitor.getByRole('link', { name: /25th Americas Regional Conference/ }).click();
    await expect(visitor).toHaveURL(`/en/${SAMPLE}`);
    for (const name of ['Ballots and results', 'Outcomes', 'Communiqué', 'Order of business']) {
      await expect(visitor.getByRole('heading', { level: 2, name })).toBeVisible();
    }
    const about = visitor.locator('#about');
    for (const fact of ['37 of 38 members', '4 observer', '1 country from outside', '1 secretariat']) {
      await expect(about).toContainText(fact);
    }
  });

  const run = Date.now().toString(36);
  const administrator = await as('Administrator');
  const title = `Andean Conference ${run}`;
  const stage: Stage = { run, slug: `andes-${run}`, title, administrator, visitor, open };
  await step('an administrator founds a conference', () => foundConference(stage));
  const organizer = await grant(stage, 'Organizer', 'Olga Organizer');
  const chair = await grant(stage, 'Chair', 'Carla Chair');
  const rapporteur = await grant(stage, 'Rapporteur', 'Raúl Rapporteur');
  await step('an organizer writes the rules', () => writeRules(stage, organizer));

  const addresses = await step('focal points nominate', async () => {
    for (const country of ['Chile', 'Argentina', 'Brazil']) await invite(stage, organizer, country);
    return {
      chile: await nominateHead(stage, 'Chile'),
      argentina: await nominateHead(stage, 'Argentina'),
      brazil: await nominateHead(stage, 'Brazil'),
      observer: await inviteObserver(stage, organizer, 'Union of Coasts'),
    };
  });
  const chile = await comeIn(stage, addresses.chile);
  await step('a delegate registers', () => register(stage, chile));
  await step('an organizer returns it, then accepts it', () =>
    returnAndAccept(stage, organizer, chile, addresses.chile),
  );

  await step('an organizer schedules', () => schedule(stage, organizer));
  await step('an organizer releases the agenda', () => release(stage, organizer));
  await step('a rapporteur writes', () => writeNotes(stage, rapporteur));
  await step('a rapporteur drafts', () => draft(rapporteur));
  await step('a chair decides', () => decide(stage, chair));
  await step('an organizer closes the conference', () => close(stage, organizer));

  const argentina = await comeIn(stage, addresses.argentina);
  const brazil = await comeIn(stage, addresses.brazil);
  const observer = await comeIn(stage, addresses.observer);
  await step('an organizer opens a ballot', () => openVote(stage, organizer));
  await visitor.goto(at(stage, '/ballots/1'));
  await step('heads of delegation vote', async () => {
    await choose(stage, chile, 'Against');
    const first = await cast(chile);
    await choose(stage, argentina, 'For');
    await castOnABadNetwork(stage, argentina);
    await choose(stage, chile, 'For');
    expect(await cast(chile)).not.toBe(first);
    await choose(stage, brazil, 'Against');
    await cast(brazil);
    await expect(visitor.getByText('3 of 3').first()).toBeVisible();
    // Brazil would change its vote, and hesitates.
    await choose(stage, brazil, 'Abstain');
  });
  await step('an observer cannot vote', async () => {
    await observer.goto(at(stage, '/ballots/1/vote'));
    await expect(observer.getByText(/not on the roll of this ballot/)).toBeVisible();
    await expect(observer.getByRole('radio')).toHaveCount(0);
  });
  await step('a receipt comes by mail', () => receiptMail(stage, addresses.chile));
  const late = await brazil.context().newPage();
  await step('silence is broken', () => breakSilence(stage, organizer, late));

  await step('the result is declared at the close', () => readResult(stage));
  await step('a late vote is refused', async () => {
    await brazil.getByRole('button', { name: 'Cast this vote' }).click();
    await expect(brazil.getByText(/This ballot is closed/).first()).toBeVisible();
  });
  await step('the whole path can be read', () => readPath(stage));
  await step('anybody can check the result', () => verify(stage, chile, info));
});
