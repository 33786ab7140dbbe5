import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from '../fixtures';
import { at, type Stage } from './stage';

const FILES = ['result.json', 'result.sig', 'key.pem', 'verify.mjs', 'verify.py', 'result-format.md'];

/** The visitor watched: at the closing instant the result stands there, with its figures and the roll. */
export async function readResult(stage: Stage): Promise<void> {
  const { visitor } = stage;
  const verdict = visitor.getByRole('heading', { level: 2, name: 'Adopted, 2 to 1' });
  await expect(verdict).toBeVisible({ timeout: 150_000 });
  const why = 'Two thirds of the 3 votes for and against is 2.';
  await expect(visitor.getByRole('paragraph').filter({ hasText: why })).toBeVisible();
  await expect(visitor.getByRole('img', { name: /^Votes/ })).toBeVisible();
  await expect(visitor.getByRole('img', { name: 'The delegations by their vote' })).toBeVisible();
  const voted = (word: RegExp) =>
    visitor.locator('#roll section').filter({ has: visitor.getByRole('heading', { level: 3, name: word }) });
  await expect(voted(/^For$/).getByRole('link', { name: 'Chile' })).toBeVisible();
  await expect(voted(/^Against$/).getByRole('link', { name: 'Brazil' })).toBeVisible();
}

/** The outcome's page shows the whole path. */
export async function readPath(stage: Stage): Promise<void> {
  await stage.visitor.goto(at(stage, '/outcomes/2'));
  const path = stage.visitor.getByRole('list', { name: 'From the note to the decision' });
  await expect(path.getByRole('listitem')).toHaveText([
    /Noted in paragraph 2 of Opening plenary/,
    /Drafted/,
    /Left open for the post-conference vote/,
    /Ballot 1/,
    /Adopted/,
  ]);
}

/** The files of the result package and a head's receipt are downloaded and checked with both programs. */
export async function verify(stage: Stage, head: Page, info: TestInfo): Promise<void> {
  const { visitor } = stage;
  const folder = info.outputDir;
  await visitor.goto(at(stage, '/ballots/1'));
  await visitor.getByRole('heading', { name: 'Check this result yourself' }).click();
  for (const name of FILES) {
    const coming = visitor.waitForEvent('download');
    await visitor.getByRole('link', { name }).click();
    await (await coming).saveAs(join(folder, name));
  }
  await head.goto(at(stage, '/ballots/1/vote/receipt'));
  const coming = head.waitForEvent('download');
  await head.getByRole('link', { name: 'Download the signed receipt' }).click();
  await (await coming).saveAs(join(folder, 'receipt.json'));

  const run = (program: string, args: string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const checked = run(process.execPath, ['verify.mjs', 'result.json', 'result.sig', 'receipt.json']);
  expect(checked).toContain('adopted');
  const signed = run('openssl', [
    ...['pkeyutl', '-verify', '-pubin', '-inkey', 'key.pem', '-rawin'],
    ...['-in', 'result.json', '-sigfile', 'result.sig'],
  ]);
  expect(signed).toContain('Signature Verified Successfully');
}
