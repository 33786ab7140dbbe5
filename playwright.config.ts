import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/setup/browser';

// The workers read this file again and must come to the same port as the process that started the server.
process.env.PLENARY_TEST_PORT ??= execFileSync(process.execPath, [
  '-e',
  "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})",
])
  .toString()
  .trim();

const { executablePath, env } = await findBrowser();

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.data/test/playwright',
  // PLENARY_TEST_URL drives a server that runs already, with the sample in it; PLENARY_TEST_DATABASE names its database.
  globalSetup: process.env.PLENARY_TEST_URL ? undefined : './tests/setup/playwright.ts',
  // A machine that is slow for a while fails no test: only what never comes does.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // Five are more than the two cores of the smallest machine: most tests wait, for a frame to be drawn or for a closing time.
  workers: 5,
  forbidOnly: true,
  // The path waits for a closing time, and an empty house is long in filling: they go first, so that the rest fills the wait.
  projects: [
    { name: 'path', testMatch: /main-path|first-run/ },
    { name: 'pages', testIgnore: /main-path|first-run/ },
  ],
  use: {
    baseURL: process.env.PLENARY_TEST_URL ?? `http://127.0.0.1:${process.env.PLENARY_TEST_PORT}`,
    actionTimeout: 45_000,
    locale: 'en',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Recording every page is costly: run a test that failed once more with --trace on.
    trace: 'off',
    launchOptions: { executablePath, env },
  },
});
