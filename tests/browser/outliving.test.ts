import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ROOT } from '@/scripts/install.mjs';
import { NOTED_SESSIONS } from '../setup/noted-sessions';
import { expect, type Office, test } from './fixtures';
import { portrait } from './path/delegations';

const OPEN = '/en/open-conference';

type Ending = {
  /** the action whose success takes its form away */
  act: string;
  as: Office;
  at: string | ((page: Page) => Promise<string>);
  /** makes what is taken away again, where it is not there already */
  make?: (page: Page, name: string, script: boolean) => Promise<void>;
  /** the button that takes it away */
  end: (page: Page, name: string) => Locator | Promise<Locator>;
  says: RegExp;
};

const within = (page: Page, name: string, button: RegExp) =>
  page
    .locator('tr, li')
    .filter({ hasText: name })
    // The history of the thing names it, too, and has no button.
    .filter({ has: page.getByRole('button', { name: button, includeHidden: true }) })
    .last()
    .getByRole('button', { name: button, includeHidden: true });

/** Opens what something is folded into. */
const openFolds = (folded: Locator) =>
  folded.evaluate((element) => {
    const folds = [...document.querySelectorAll('details')];
    for (const fold of folds.filter((one) => one.contains(element))) fold.open = true;
  });

async function fill(page: Page, form: string, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.locator(`${form} [name="${name}"]`).fill(value);
  await page.locator(form).getByRole('button').last().click();
}

/** The delegation of Brazil, as the organizer sees it. */
async function brazil(page: Page): Promise<string> {
  await page.goto(`${OPEN}/delegations`);
  const link = page.getByRole('link', { name: 'Brazil', exact: true });
  return (await link.getAttribute('href')) ?? '';
}

/** A session that was entered into the agenda and cancelled again; its page is where sessions are put back. */
async function cancelled(page: Page, name: string): Promise<void> {
  await page.goto(`${OPEN}/agenda/edit/new`);
  for (const field of await page.locator('[name^="title."]').all()) await field.fill(name);
  const [first, last] = ['2031-05-14T15:00', '2031-05-14T16:00'];
  await page.locator('[name="kind"]').selectOption('panel');
  await page.locator('[name="languages[]"]').first().check();
  await fill(page, '#session', { startsAt: first, endsAt: last });
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.locator('#cancel').getByRole('button').click();
  await page.waitForURL('**/agenda/edit?*');
}

/** The rapporteur's desk for the opening plenary. */
async function desk(page: Page): Promise<string> {
  await page.goto(`${OPEN}/outcomes/1`);
  const link = page.getByRole('link', { name: /Opening plenary/ }).first();
  return `${new URL((await link.getAttribute('href')) ?? '', page.url()).pathname}/notes?by=forms`;
}

/** Where the opening plenary is presided over. */
const floorDesk = async (page: Page) => (await desk(page)).replace(/notes.*$/, 'console');

/** A delegation is put on the list, or has the floor. */
async function speaks(page: Page, form: string): Promise<void> {
  const who = page.locator(`${form} [name=delegationId]`);
  await openFolds(who);
  await who.selectOption({ index: 1 });
  await page.locator(form).getByRole('button').last().click();
}

/** The last button of one form among many of its kind, by the form's id. */
async function buttonOf(page: Page, form: Locator): Promise<Locator> {
  const id = await form.getAttribute('id');
  return page.locator(`[id="${id}"]`).getByRole('button').last();
}

const paragraphOf = (page: Page, text: string) =>
  page.locator('[id^="paragraph-"]').filter({ hasText: text });

const address = (name: string) => `${name.replaceAll(' ', '.').toLowerCase()}@example.org`;

const ENDINGS: Ending[] = [
  {
    act: 'agenda.removeRoom',
    as: 'Organizer',
    at: `${OPEN}/agenda/edit/rooms`,
    make: (page, name) => fill(page, '#add-room', { name, capacity: '10' }),
    end: (page, name) => page.getByRole('button', { name: `Remove ${name}` }),
    says: /was removed\.$/,
  },
  {
    act: 'agenda.removeAgendaItem',
    as: 'Organizer',
    at: `${OPEN}/agenda/edit/items`,
    make: async (page, name) => {
      for (const field of await page.locator('#add-item [name^="title."]').all()) await field.fill(name);
      await page.locator('#add-item').getByRole('button').last().click();
    },
    end: (page, name) => within(page, name, /^Remove item/),
    says: /was removed\.$/,
  },
  {
    act: 'accounts.withdrawRole',
    as: 'Organizer',
    at: `${OPEN}/settings/roles`,
    make: async (page, name) => {
      await page.locator('#grant [name=role]').selectOption('rapporteur');
      await fill(page, '#grant', { email: address(name), name });
    },
    end: (page, name) => within(page, name, /^Withdraw/),
    says: /^The role is withdrawn/,
  },
  {
    act: 'delegations.withdrawFocalPoint',
    as: 'Organizer',
    at: brazil,
    make: (page, name) => fill(page, '#add-focal-point', { email: address(name), name }),
    end: (page, name) => within(page, name, /^Withdraw/),
    says: /^The focal point was withdrawn/,
  },
  {
    act: 'delegations.withdrawParticipant',
    as: 'Organizer',
    at: brazil,
    make: async (page, name) => {
      await page.locator('#nomination [name=capacity]').selectOption('delegate');
      await fill(page, '#nomination', { email: address(name), name });
    },
    end: (page, name) => within(page, name, /^Withdraw/),
    says: /^The nomination was withdrawn/,
  },
  {
    act: 'delegations.restoreParticipant',
    as: 'Organizer',
    at: brazil,
    make: async (page, name) => {
      await page.locator('#nomination [name=capacity]').selectOption('delegate');
      await fill(page, '#nomination', { email: address(name), name });
      const button = within(page, name, /^Withdraw/);
      await openFolds(button);
      await button.click();
      await page.locator('#withdrawn').filter({ hasText: name }).waitFor();
    },
    end: (page, name) => within(page, name, /^Restore/),
    says: /^The person is nominated again/,
  },
  {
    act: 'delegations.distinguishParticipant',
    as: 'Organizer',
    at: brazil,
    make: async (page, name) => {
      for (const email of [address(name), `twice.${address(name)}`]) {
        await page.locator('#nomination [name=capacity]').selectOption('delegate');
        await fill(page, '#nomination', { email, name });
        await page.locator('#people').getByText(email).waitFor();
      }
      const row = page.locator('#people tr').filter({ hasText: name }).first();
      await row.getByRole('link', { name: 'Likely double' }).click();
    },
    end: (page) => page.getByRole('button', { name: /^These are two persons/ }),
    says: /^Recorded: these are two persons/,
  },
  {
    act: 'agenda.restoreSession',
    as: 'Organizer',
    at: `${OPEN}/agenda/edit`,
    make: cancelled,
    end: (page, name) => within(page, name, /^Restore/),
    says: /is scheduled again/,
  },
  {
    act: 'conferences.endSuspension',
    as: 'Organizer',
    at: `${OPEN}/settings/suspensions`,
    make: async (page, name, script) => {
      // Each once, because two suspensions of one member may not overlap.
      await page.locator('#suspend select').selectOption({ label: script ? 'Guyana' : 'Argentina' });
      await fill(page, '#suspend', { startsAt: '2026-01-01T00:00', reason: name });
    },
    end: (page, name) => within(page, name, /./),
    says: /^The suspension/,
  },
  {
    act: 'delegations.removePhoto',
    as: 'Delegate',
    at: `${OPEN}/registration/photo`,
    make: async (page) => {
      const buffer = await portrait();
      const photo = page.locator('#upload-photo input[type=file]');
      await photo.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer });
      await page.locator('#upload-photo').getByRole('button').last().click();
      await page.waitForURL((url) => !url.pathname.endsWith('/photo'));
      await page.goto(`${OPEN}/registration/photo`);
    },
    end: (page) => page.locator('#delete-photo').getByRole('button'),
    says: /^The photo was removed/,
  },
  {
    act: 'delegations.withdrawConsent',
    as: 'Delegate',
    at: `${OPEN}/registration/consents`,
    make: async (page) => {
      await page.locator('#consents [name=photoConsent]').check();
      await page.locator('#consents [name=dataConsent]').check();
      await page.locator('#consents').getByRole('button').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/consents'));
      await page.goto(`${OPEN}/registration/consents`);
    },
    end: (page) => page.locator('#take-back-photo').getByRole('button'),
    says: /^The consent is taken back/,
  },
  {
    act: 'notes.draftOutcome',
    as: 'Rapporteur',
    at: desk,
    make: (page, name) => fill(page, '#add-paragraph', { text: name }),
    end: (page, name) => paragraphOf(page, name).getByRole('button', { name: 'Turn into a draft' }),
    says: /^Draft outcome \d+ was made/,
  },
  {
    act: 'notes.strikeParagraph',
    as: 'Rapporteur',
    at: desk,
    make: async (page, name) => {
      await fill(page, '#add-paragraph', { text: name });
      const reason = paragraphOf(page, name).locator('form[id^="strike-"] [name=reason]');
      await reason.waitFor({ state: 'attached' });
      await openFolds(reason);
      await reason.fill('It was said in another session.');
    },
    end: (page, name) =>
      paragraphOf(page, name).getByRole('button', { name: /^Strike paragraph/, includeHidden: true }),
    says: /^Paragraph \d+ is struck/,
  },
  {
    act: 'notes.restoreVersion',
    as: 'Rapporteur',
    at: desk,
    make: async (page, name) => {
      const here = page.url().replace(/\/notes.*$/, '');
      await page.goto(`${here}/versions`);
      await fill(page, '#keep-version', { name });
      const kept = page.getByRole('link', { name, exact: true });
      await kept.waitFor();
      await page.goto(`${here}/notes?by=forms`);
      await fill(page, '#add-paragraph', { text: name });
      await paragraphOf(page, name).waitFor();
      await page.goto(`${here}/versions`);
      await kept.click();
    },
    end: (page) => page.locator('#restore-version').getByRole('button'),
    says: /^Version \d+ was restored/,
  },
  {
    act: 'notes.approveNotes',
    as: 'Chair',
    at: '/en/voting-conference',
    make: async (page, _, script) => {
      await page.goto(`/en/voting-conference/sessions/${NOTED_SESSIONS[script ? 0 : 1]}`);
    },
    end: (page) => page.locator('#approve-notes').getByRole('button'),
    says: /^The notes are approved/,
  },
  {
    act: 'notes.settleAside',
    as: 'Rapporteur',
    at: desk,
    end: (page) => buttonOf(page, page.locator('form[id^="aside-"]').last()),
    says: /was put away/,
  },
  {
    act: 'outcomes.removeOutcomeParagraph',
    as: 'Chair',
    at: `${OPEN}/outcomes/1/edit`,
    make: (page) => page.getByRole('button', { name: 'Add a preambular paragraph' }).click(),
    end: (page) => buttonOf(page, page.locator('form[id^="remove-"]').first()),
    says: /^Paragraph \d+ was removed/,
  },
  {
    act: 'topics.removeTopic',
    as: 'Organizer',
    at: `${OPEN}/topics/edit`,
    make: (page, name) => fill(page, '#add-topic', { 'title.en': name }),
    end: (page, name) => page.getByRole('button', { name: `Remove “${name}”`, includeHidden: true }),
    says: /^The topic “.*” was removed/,
  },
  {
    act: 'topics.unlinkTopic',
    as: 'Organizer',
    at: `${OPEN}/topics/edit`,
    make: async (page, name) => {
      // One to be linked to.
      await fill(page, '#add-topic', { 'title.en': `Beside ${name}` });
      await page.getByRole('heading', { name: `Beside ${name}`, exact: true }).waitFor();
      await fill(page, '#add-topic', { 'title.en': name });
      await page.getByRole('heading', { name, exact: true }).waitFor();
      const form = page.locator('section').filter({ hasText: name }).locator('form[id^="link-"]').first();
      const to = form.locator('[name=toId]');
      await to.waitFor({ state: 'attached' });
      await openFolds(to);
      await to.selectOption({ index: 1 });
      await form.locator('[name="how.en"]').fill('One feeds the other.');
      await form.getByRole('button').last().click();
    },
    end: (page, name) =>
      page
        .locator('section')
        .filter({ hasText: name })
        .locator('form[id^="unlink-"]')
        .getByRole('button')
        .first(),
    says: /^The link to “.*” was taken away/,
  },
  {
    act: 'topics.detachTopic',
    as: 'Organizer',
    at: `${OPEN}/topics/edit`,
    make: async (page, name) => {
      await fill(page, '#add-topic', { 'title.en': name });
      const form = page.locator('section').filter({ hasText: name }).locator('form[id^="attach-"]').first();
      const target = form.locator('[name=target]');
      await target.waitFor({ state: 'attached' });
      await openFolds(target);
      await target.selectOption({ index: 1 });
      await form.getByRole('button').last().click();
    },
    end: (page, name) =>
      page
        .locator('section')
        .filter({ hasText: name })
        .locator('form[id^="detach-"]')
        .getByRole('button')
        .first(),
    says: /^The topic “.*” was detached/,
  },
  {
    act: 'speakers.withdrawFloorRequest',
    as: 'Organizer',
    at: floorDesk,
    make: (page) => speaks(page, '#add-request'),
    end: (page) => buttonOf(page, page.locator('form[id^="withdraw-"]').last()),
    says: /was withdrawn\.$/,
  },
  {
    act: 'speakers.endIntervention',
    as: 'Organizer',
    at: floorDesk,
    make: (page) => speaks(page, '#give-other'),
    end: (page) => buttonOf(page, page.locator('#end-speech')),
    says: /has ended\.$/,
  },
  {
    act: 'press.removeCommuniqueParagraph',
    as: 'Press officer',
    at: `${OPEN}/communique/edit`,
    make: (page, name) => fill(page, '#add-paragraph', { 'text.en': name }),
    end: (page) => buttonOf(page, page.locator('form[id^="remove-"]').last()),
    says: /^Paragraph \d+ was removed/,
  },
];

/** Actions that lead on to a page which says what came of it. */
const LEADS_ON = [
  'accounts.signIn',
  'accounts.continueAsSample',
  'accounts.signOut',
  'accounts.signOutEverywhere',
  'accounts.createAdministrator',
  'accounts.withdrawAdministrator',
  'accounts.confirmAccountAddress',
  'agenda.addSession',
  'agenda.editSession',
  'agenda.cancelSession',
  'agenda.moveConference',
  'ballots.cancelBallot',
  'ballots.moveClose',
  'ballots.objectToHead',
  'ballots.addBallotDraft',
  'ballots.removeBallotDraft',
  'ballots.checkOpening',
  'ballots.openBallot',
  'ballots.chooseVote',
  'ballots.castCheckedVote',
  'ballots.checkBreak',
  'ballots.breakSilence',
  'members.endMembership',
  'members.removeMembership',
  'conferences.createSeries',
  'conferences.createConference',
  'conferences.closeConference',
  'conferences.reopenConference',
  'conferences.removeMember',
  'conferences.removeConference',
  'conferences.hideConference',
  'conferences.showConference',
  'conferences.writeRules',
  'delegations.inviteDelegation',
  'delegations.handOverFocalPoint',
  'delegations.savePerson',
  'delegations.saveFormAnswers',
  'delegations.addFormQuestion',
  'delegations.retireFormQuestion',
  'delegations.savePhoto',
  'delegations.saveConsents',
  'delegations.submitRegistration',
  'delegations.confirmAddress',
  'delegations.moveParticipant',
  'delegations.acceptWaitingPlace',
  'delegations.declineWaitingPlace',
  'delegations.removeWaitingPlace',
  'delegations.requestErasure',
  'delegations.withdrawErasure',
  'delegations.decideErasure',
  'delegations.requestChange',
  'delegations.withdrawRequest',
  'delegations.declineRequest',
  'delegations.withdrawDelegation',
  'delegations.reinstateDelegation',
  'delegations.confirmDelegation',
  'delegations.reopenDelegation',
  'delegations.declineReopening',
  'delegations.addCheckIn',
  'delegations.issueBadges',
  'delegations.withdrawCheckIn',
  'delegations.acceptRegistration',
  'delegations.returnRegistration',
  'documents.addDocument',
  'documents.addDocumentPart',
  'documents.releaseDocument',
  'documents.removeDocument',
  'documents.removeDocumentFile',
  'documents.withdrawDocument',
  'delegations.addImport',
  'delegations.discardImport',
  'outcomes.adoptOutcome',
  'outcomes.openConsensusCall',
  'outcomes.withdrawConsensusCall',
  'outcomes.withdrawObjection',
  'outcomes.recordShowOfHands',
  'outcomes.leaveOutcomeOpen',
  'outcomes.recallOutcome',
  'outcomes.proposeOutcome',
  'outcomes.withdrawOutcome',
  'outcomes.rejectOutcome',
  'outcomes.submitOutcome',
  'outcomes.confirmSponsorship',
  'outcomes.declineSponsorship',
  'outcomes.withdrawSponsorship',
  'outcomes.joinSponsorship',
  'outcomes.mergeOutcome',
  'outcomes.addTranslation',
  'credentials.adoptCredentialsReport',
  'credentials.withdrawCredentialsReport',
  'credentials.withdrawReportAdoption',
  'implementation.openFollowUp',
  'implementation.withdrawForwarding',
  'implementation.endFollowUp',
  'outcomes.withdrawReservation',
  'press.draftCommunique',
  'press.publishCommunique',
  'press.reviewCommunique',
  'press.withdrawCommunique',
  'press.publishStatement',
  'press.withdrawStatement',
  'proposals.confirmProposal',
  'proposals.rejectProposal',
  'proposals.withdrawProposal',
];
/** Actions whose form is still there when they went well, and says so itself. */
const STAYS = [
  // Its verdict stands in the form.
  'delegations.scanBadge',
  'delegations.replaceBadge',
  'proposals.setSecondPerson',
  'accounts.askForLink',
  'accounts.editAccount',
  'accounts.offerAccountAddress',
  'accounts.grantRole',
  'accounts.nameAdministrator',
  'agenda.addRoom',
  'agenda.editRoom',
  'agenda.moveRoom',
  'agenda.addAgendaItem',
  'agenda.editAgendaItem',
  // The board says it, or the page of the move.
  'agenda.moveSession',
  'agenda.releaseAgenda',
  'ballots.confirmHead',
  'ballots.editBallotDraft',
  'ballots.recordFinding',
  'conferences.editConference',
  'conferences.setDeadlines',
  'conferences.editLetter',
  'conferences.sendLetter',
  'conferences.changeLanguages',
  'conferences.renameConference',
  'conferences.addMember',
  'conferences.makeFinalReport',
  'members.addMembership',
  'members.editMembership',
  'members.editCountryName',
  'conferences.writeSuspension',
  'delegations.inviteFocalPoint',
  'delegations.renameFocalPoint',
  'delegations.editDelegation',
  'delegations.requestReopening',
  'delegations.changeQuota',
  'delegations.nominateParticipant',
  'delegations.changeName',
  'delegations.offerAddress',
  'delegations.changeCapacity',
  'delegations.editRegistration',
  'delegations.editFormAnswers',
  'delegations.editFormQuestion',
  'delegations.moveFormQuestion',
  'delegations.resendLink',
  'delegations.replaceHead',
  'delegations.decideCredentials',
  'delegations.decideRegistrations',
  'delegations.decideSeveralCredentials',
  'delegations.withdrawDecision',
  'delegations.withdrawCredentialsDecision',
  'delegations.savePersonDraft',
  'delegations.saveFormAnswersDraft',
  'documents.editDocument',
  'documents.saveDocumentFile',
  'delegations.matchImport',
  'notes.addParagraph',
  'notes.classifyNotes',
  'notes.classifyParagraph',
  'notes.editParagraph',
  'notes.keepVersion',
  'notes.circulateNotes',
  'notes.extendCirculation',
  'notes.withdrawCirculation',
  'notes.addComment',
  'notes.correctComment',
  'notes.withdrawComment',
  'notes.settleComment',
  'notes.moveParagraph',
  'notes.saveParagraph',
  'notes.recordParagraphCorrigendum',
  // The page says it, where the form is no more.
  'delegations.confirmImport',
  'outcomes.tableOutcome',
  'outcomes.rewriteOutcomeParagraph',
  'outcomes.tableAmendment',
  'outcomes.secondAmendment',
  'outcomes.addObjection',
  'outcomes.withdrawSeconding',
  'outcomes.withdrawAmendment',
  'outcomes.acceptAmendment',
  'outcomes.decideAmendment',
  'outcomes.divideOutcome',
  'outcomes.withdrawDivision',
  'outcomes.decidePart',
  'outcomes.editOutcome',
  'outcomes.addOutcomeParagraph',
  'outcomes.saveOutcomeParagraph',
  'outcomes.recordReservation',
  'outcomes.mergeNote',
  'outcomes.moveOutcomeParagraph',
  'outcomes.correctReservation',
  'outcomes.correctShowOfHands',
  'outcomes.admitSubmission',
  'outcomes.askForSponsorship',
  'outcomes.recordCorrigendum',
  'credentials.issueCredentialsReport',
  'implementation.editFollowUp',
  'implementation.forwardOutcome',
  'implementation.reportImplementation',
  'implementation.recordImplementation',
  'press.editCommunique',
  'press.addCommuniqueParagraph',
  'press.saveCommuniqueParagraph',
  'press.moveCommuniqueParagraph',
  'press.recordCommuniqueCorrigendum',
  'press.addStatement',
  'press.editStatement',
  'speakers.addFloorRequest',
  'speakers.moveFloorRequest',
  'speakers.giveFloor',
  'speakers.pauseIntervention',
  'speakers.resumeIntervention',
  'speakers.correctIntervention',
  'speakers.closeSpeakersList',
  'speakers.reopenSpeakersList',
  'speakers.setSpeakingTimes',
  'topics.addTopic',
  'topics.editTopic',
  'topics.linkTopic',
  'topics.attachTopic',
];

test('every action says what came of it at a place that is still there', () => {
  const sources = globSync(['features/*/actions.ts', 'features/*/actions/*.ts'], { cwd: ROOT }).map((path) =>
    readFileSync(join(ROOT, path), 'utf8'),
  );
  const actions = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:action|openAction)\(\s*'([\w.]+)'/g)].map(([, name = '']) => name),
  );
  const known = [...LEADS_ON, ...STAYS, ...ENDINGS.map(({ act }) => act)];
  expect(known.toSorted()).toEqual(actions.toSorted());
});

for (const script of [true, false]) {
  for (const { act, as: office, at, make, end, says } of ENDINGS) {
    test(`the page says what the form cannot any more: ${act}${script ? '' : ', without JavaScript'}`, async ({
      as,
    }) => {
      const page = await as(office, { javaScriptEnabled: script });
      await page.goto(typeof at === 'string' ? at : await at(page));
      const name = `Passing ${Math.random().toString(36).slice(2, 8)}`;
      await make?.(page, name, script);
      const button = await end(page, name);
      await button.waitFor({ state: 'attached' });
      await openFolds(button);
      await button.click();
      await expect(button).toHaveCount(0);
      await expect(page.locator('[data-page-notices] [data-notice]:visible').getByText(says)).toBeVisible();
      // On the next page it is over.
      await page.locator('header [data-brand]').click();
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }
}
