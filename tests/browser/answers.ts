import type { Page } from '@playwright/test';

/** The next form that is sent reaches the server, and its answer is lost on the way back. */
export async function loseOneAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route('**/*', async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch({ maxRetries: 2 });
    await route.abort('connectionreset');
  });
}

/** The next form that is sent reaches the server; its answer waits for the returned function. */
export async function holdOneAnswer(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  let held = false;
  await page.route('**/*', async (route) => {
    if (held || route.request().method() !== 'POST') return route.fallback();
    held = true;
    const response = await route.fetch({ maxRetries: 2 });
    await released;
    await route.fulfill({ response });
  });
  return release;
}
