import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { at, inFour, type Stage } from './stage';

const NOTES = [
  'The plenary encouraged members to share what they learn from seized vessels.',
  'The plenary discussed a common calendar of patrols.',
  'The plenary discussed a shared register of vessels.',
];

/** The rapporteur's desk for the opening plenary, reached from the agenda. */
async function desk(stage: Stage, rapporteur: Page): Promise<void> {
  await rapporteur.goto(at(stage, '/agenda'));
  await rapporteur.getByRole('link', { name: 'Opening plenary' }).click();
  await rapporteur.getByRole('link', { name: 'Write the notes' }).click();
  await rapporteur.getByRole('link', { name: 'Write by forms' }).click();
  await expect(rapporteur.getByRole('heading', { level: 1, name: /^Notes/ })).toBeVisible();
}

/** Numbered paragraphs are written and save themselves; a stale second editor loses nothing. */
export async function writeNotes(stage: Stage, rapporteur: Page): Promise<void> {
  await desk(stage, rapporteur);
  for (const [index, text] of NOTES.entries()) {
    await rapporteur.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
    await rapporteur.getByRole('button', { name: 'Add paragraph' }).click();
    await expect(rapporteur.getByLabel(`Text of paragraph ${index + 1}`)).toHaveValue(text);
  }
  // The second editor works on another device: nothing but the server knows of both texts.
  const second = await stage.open({ storageState: await rapporteur.context().storageState() });
  await second.goto(rapporteur.url());
  const theirs = second.getByLabel('Text of paragraph 1');
  const ours = rapporteur.getByLabel('Text of paragraph 1');
  await theirs.pressSequentially(' Typed in the second window.');
  await ours.fill(`${NOTES[0]} Saved in the first window.`);
  await ours.blur();
  await expect(rapporteur.getByText(/^Saved \d/)).toBeVisible();
  await expect(second.getByText(/kept aside below the paragraph/).first()).toBeVisible();
  await second.close();

  await rapporteur.reload();
  await expect(ours).toHaveValue(`${NOTES[0]} Saved in the first window.`);
  await expect(rapporteur.getByText('Typed in the second window.')).toBeVisible();
}

/** The rapporteur turns the three paragraphs into draft recommendations. */
export async function draft(rapporteur: Page): Promise<void> {
  for (let number = 1; number <= NOTES.length; number++) {
    const paragraph = rapporteur.locator(`#paragraph-${number}`);
    await paragraph.getByLabel('Kind of proposal').selectOption({ label: 'Recommendation' });
    await paragraph.getByRole('button', { name: 'Turn into a draft' }).click();
    await expect(paragraph.getByText(new RegExp(`Draft outcome ${number}`)).first()).toBeAttached();
  }
}

async function edit(stage: Stage, chair: Page, number: number, title: string): Promise<void> {
  await chair.goto(at(stage, `/outcomes/${number}`));
  await chair.getByRole('link', { name: 'Edit the draft' }).click();
  await chair.getByText('Title, kind and strength', { exact: true }).click();
  await inFour(chair, 'Working title', title);
  await chair.getByRole('button', { name: 'Save kind, strength and title' }).click();
  await expect(chair.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await writeParagraph(chair, `to agree on this: ${title}`);
}

const OPENINGS = {
  English: { verb: 'Encourages', addressee: 'member countries' },
  French: { verb: 'Encourage', addressee: 'les pays membres' },
  Spanish: { verb: 'Alienta', addressee: 'a los países miembros' },
  Arabic: { verb: 'يشجّع', addressee: 'البلدان الأعضاء' },
};

/** The chair writes the paragraph in English, with each other language beside it in turn. */
async function writeParagraph(chair: Page, text: string): Promise<void> {
  const paragraph = chair.getByRole('region', { name: 'Operative paragraph 1' });
  for (const language of ['French', 'Spanish', 'Arabic'] as const) {
    const beside = chair.getByRole('link', { name: language, exact: true });
    await beside.click();
    await expect(beside).toHaveAttribute('aria-current', 'true');
    for (const written of ['English', language] as const) {
      const { verb, addressee } = OPENINGS[written];
      await paragraph.getByLabel(`Text (${written})`).fill(`${verb} ${addressee} ${text}`);
      // What it does and whom it asks is read out of its beginning.
      const read = paragraph.getByLabel(`Action verb and addressee (${written})`);
      await expect(read.locator('option:checked')).toHaveText(`${verb} · ${addressee}`);
    }
    const version = paragraph.locator('[name=version]').first();
    const before = await version.inputValue();
    await paragraph.getByRole('button', { name: 'Save paragraph 1' }).click();
    await expect(paragraph.getByText('Saved.')).toBeVisible();
    // The sentence may be that of the save before; the version is not.
    await expect(version).not.toHaveValue(before);
  }
}

/** The chair records that the first text is adopted by consensus. */
async function adopt(stage: Stage, chair: Page): Promise<void> {
  await chair.getByRole('checkbox', { name: /no delegation objected/ }).check();
  await chair.getByRole('button', { name: 'Record the adoption by consensus' }).click();
  await expect(chair).toHaveURL(at(stage, '/outcomes/1'));
  await expect(chair.getByText(/^by consensus, /)).toBeVisible();
  await expect(chair.getByRole('link', { name: 'Edit the draft' })).toHaveCount(0);
}

/** The chair edits the three drafts, adopts one by consensus with a reservation, recalls that and adopts it again, and leaves two open. */
export async function decide(stage: Stage, chair: Page): Promise<void> {
  await edit(stage, chair, 1, 'Exchange on seized vessels');
  await chair.getByLabel('Delegation', { exact: true }).selectOption({ label: 'Brazil' });
  await chair.getByLabel('The part that it does not accept').fill('Brazil does not accept the addressee.');
  await chair.getByRole('button', { name: 'Record a reservation' }).click();
  await expect(chair.getByText('The delegation of Brazil accepts the text with a reservation')).toBeVisible();
  await adopt(stage, chair);
  await chair.getByText('Recall the adoption', { exact: true }).click();
  await chair.locator('#recall-reason').fill('It was adopted before its title was read out.');
  await chair.getByRole('button', { name: 'Recall', exact: true }).click();
  await expect(chair).toHaveURL(at(stage, '/outcomes/1/edit'));
  await adopt(stage, chair);

  for (const [number, title] of [
    [2, 'A common calendar of patrols'],
    [3, 'A shared register of vessels'],
  ] as const) {
    await edit(stage, chair, number, title);
    await chair.getByRole('button', { name: 'Leave open for the vote' }).click();
    await expect(chair).toHaveURL(at(stage, `/outcomes/${number}`));
    await expect(chair.getByText('Left open for the post-conference vote').first()).toBeVisible();
  }
}

/** The organizer closes the conference, recalls that, and closes it again. */
export async function close(stage: Stage, organizer: Page): Promise<void> {
  await closeEarly(stage, organizer);
  await organizer.goto(at(stage, '/settings/close'));
  await organizer.getByLabel('Why?').fill('A text was left to decide.');
  await organizer.getByRole('button', { name: 'Reopen the conference' }).click();
  await expect(organizer).toHaveURL(at(stage, '/overview'));
  await expect(organizer.getByText(/^Closed on/)).toHaveCount(0);
  await closeEarly(stage, organizer);
}

/** Before its end, the symbol of the conference is typed. */
async function closeEarly(stage: Stage, organizer: Page): Promise<void> {
  await organizer.goto(at(stage, '/settings/close'));
  const label = await organizer.locator('#close label').filter({ hasText: '“' }).innerText();
  await organizer.locator('#close [name=word]').fill(/“(.+)”/.exec(label)?.[1] ?? '');
  await organizer.getByRole('checkbox', { name: /the conference may be closed/ }).check();
  await organizer.getByRole('button', { name: 'Close the conference' }).click();
  await expect(organizer.getByText(/^Closed on/)).toBeVisible();
}
