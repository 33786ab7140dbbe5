import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const script = (how: string) => `
  import { restOfEnvironment } from ${JSON.stringify(join(import.meta.dirname, '../../platform/rest-of-environment.ts'))};
  await restOfEnvironment(${how});
  console.log(JSON.stringify({ from: process.env.DATABASE_URL, connected: process.connected }));`;

/** A server that loads, told to wait or not, with a channel to whoever started it or none. */
function load({ waits, channel, how = '' }: { waits: boolean; channel: boolean; how?: string }) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: 'from its beginning' };
  if (waits) env.PLENARY_WAITS = '1';
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script(how)],
    {
      env,
      stdio: ['ignore', 'pipe', 'inherit', ...(channel ? (['ipc'] as const) : [])],
    },
  );
  const printed = child.stdout ? text(child.stdout) : Promise.resolve('');
  return { child, printed };
}

it('takes what it is sent where it was told to wait, and lets go of the channel', async () => {
  const { child, printed } = load({ waits: true, channel: true });
  child.send({ DATABASE_URL: 'sent' });
  expect(JSON.parse(await printed)).toEqual({ from: 'sent', connected: false });
});

it('keeps the channel where it still has something to tell', async () => {
  const { child, printed } = load({ waits: true, channel: true, how: '{ keep: true }' });
  child.send({ DATABASE_URL: 'sent' });
  const first = await new Promise((done) => child.stdout?.once('data', done));
  expect(JSON.parse(String(first))).toEqual({ from: 'sent', connected: true });
  child.disconnect();
  await printed;
});

it('waits for nothing under a process manager that has a channel to it', async () => {
  const { child, printed } = load({ waits: false, channel: true });
  expect(JSON.parse(await printed)).toEqual({ from: 'from its beginning', connected: true });
  if (child.connected) child.disconnect();
});

it.each([true, false])('ends when whoever it waits for is gone (channel: %s)', async (channel) => {
  const { child, printed } = load({ waits: true, channel });
  if (channel) child.disconnect();
  expect(await printed).toBe('');
});
