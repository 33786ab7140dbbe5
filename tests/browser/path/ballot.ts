import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { at, mailTo, type Stage } from './stage';

const MINUTE = 60_000;
/** How long the voting stays open at least; a closing time is given in whole minutes. */
const VOTING = 60_000;

/** The next full minute that leaves time to vote, as a field for local time in Santiago takes it. */
function closingTime(atLeast: number): string {
  const at = new Date(Math.ceil((Date.now() + atLeast) / MINUTE) * MINUTE);
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Santiago',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(at).replace(' ', 'T');
}

type BallotAsOpened = { outcome: number; procedure: 'Recorded vote' | 'Silence procedure'; closes: string };

async function openBallot(
  stage: Stage,
  organizer: Page,
  { outcome, procedure, closes }: BallotAsOpened,
): Promise<void> {
  await organizer.goto(at(stage, `/outcomes/${outcome}`));
  await organizer.getByRole('link', { name: 'Open a ballot' }).click();
  await organizer.getByRole('radio', { name: procedure }).check();
  await organizer.getByRole('radio', { name: 'Two thirds by correspondence' }).check();
  await organizer.getByLabel('Closes').fill(closes);
  await organizer.getByRole('button', { name: 'Continue' }).click();
  await organizer.getByRole('heading', { level: 1, name: 'Check the ballot' }).waitFor();
}

/** The organizer reads rules and roll, with a reason for each who is not on it, and opens the vote. */
export async function openVote(stage: Stage, organizer: Page): Promise<void> {
  await openBallot(stage, organizer, {
    outcome: 2,
    procedure: 'Recorded vote',
    closes: closingTime(VOTING),
  });
  await expect(
    organizer.getByText(
      'Adopted when at least two thirds of those voting for or against vote for, provided that at least 1 of 3 take part.',
    ),
  ).toBeVisible();
  await expect(organizer.getByText('3 delegations will be able to vote.')).toBeVisible();
  await expect(organizer.getByRole('row', { name: 'Mexico' })).toContainText('No delegation');
  await expect(organizer.getByRole('row', { name: 'Union of Coasts' })).toContainText('Observer');
  await organizer.getByRole('button', { name: 'Open the ballot' }).click();
  await expect(organizer).toHaveURL(at(stage, '/ballots/1'));
  await expect(organizer.getByText('Open for voting')).toBeVisible();
}

/** Chooses, and comes to the page on which the vote is checked. */
export async function choose(stage: Stage, head: Page, choice: string): Promise<void> {
  await head.goto(at(stage, '/ballots/1'));
  await head.getByRole('link', { name: /^(Vote|Change the vote)$/ }).click();
  await head.getByRole('radio', { name: choice, exact: true }).check();
  await head.getByRole('button', { name: 'Continue' }).click();
  await head.getByRole('heading', { level: 1, name: 'Check the vote' }).waitFor();
}

/** Casts what was chosen. @returns the receipt's code */
export async function cast(head: Page): Promise<string> {
  await head.getByRole('button', { name: 'Cast this vote' }).click();
  return receipt(head);
}

async function receipt(head: Page): Promise<string> {
  await expect(head.getByRole('heading', { level: 1, name: 'The vote is recorded' })).toBeFocused();
  await head.getByRole('heading', { name: 'Codes for checking' }).click();
  return head.locator('code').first().innerText();
}

/** The answer to the first sending is lost on the way; the second brings the receipt of the first. */
export async function castOnABadNetwork(stage: Stage, head: Page): Promise<void> {
  const posts = (url: URL) => url.pathname === at(stage, '/ballots/1/vote/check');
  let reached = 0;
  await head.route(posts, async (route) => {
    if (route.request().method() !== 'POST' || reached > 0) return route.fallback();
    await route.fetch({ maxRedirects: 0 });
    reached += 1;
    return route.abort('connectionreset');
  });
  await head.getByRole('button', { name: 'Cast this vote' }).click();
  await expect(head.getByText(/It is not known whether this was saved/).first()).toBeVisible();
  expect(reached).toBe(1);
  await cast(head);
  await expect(head.getByRole('definition').filter({ hasText: /^1$/ }).first()).toBeVisible();
  await head.unrouteAll();
}

/** A silence procedure is opened, and broken with a reason that the others can read. */
export async function breakSilence(stage: Stage, organizer: Page, head: Page): Promise<void> {
  await openBallot(stage, organizer, {
    outcome: 3,
    procedure: 'Silence procedure',
    closes: closingTime(120 * MINUTE),
  });
  await organizer.getByRole('button', { name: 'Open the ballot' }).click();
  await expect(organizer.getByText('Silence is running')).toBeVisible();
  await head.goto(at(stage, '/ballots/2'));
  await head.getByRole('link', { name: 'Break silence' }).click();
  await head
    .getByLabel('Why does your delegation not agree?')
    .fill('The register would double an existing one.');
  await head.getByRole('button', { name: 'Continue' }).click();
  await expect(head.getByRole('heading', { level: 1, name: 'Check before you break silence' })).toBeFocused();
  await expect(head.getByText('double an existing one')).toBeVisible();
  await head.getByRole('button', { name: 'Break silence for the delegation of Brazil' }).click();
  // The organizer watches, and reloads nothing: the break ends the procedure, and the result is declared at once.
  await expect(organizer.getByText(/1 delegation broke silence/)).toBeVisible();
  await expect(organizer.getByRole('row', { name: 'Brazil' }).first()).toContainText(
    'double an existing one',
  );
}

/** The mail of the receipt says that a vote was recorded, and not how. */
export async function receiptMail(stage: Stage, to: string): Promise<void> {
  const mail = await mailTo(stage, to, /Receipt for your vote in ballot 1/);
  await expect(mail.getByText('Receipt code')).toBeVisible();
  await expect(mail).not.toContainText(/\b(For|Against|Abstain)\b/);
}
