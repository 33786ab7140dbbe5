import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answersThat } from '@/domain/questions';
import { makeLog, plainError, requestId, withRequestId } from '@/platform/log';
import { ROOT } from '@/scripts/install.mjs';

function recorder() {
  const lines: string[] = [];
  process.env.LOG_LEVEL = 'info';
  return { log: makeLog({ write: (line: string) => void lines.push(line) }), lines };
}

describe('the log', () => {
  it('bears the id of the request, however late the line', async () => {
    const { log, lines } = recorder();
    await Promise.all(
      ['a', 'b'].map((id) =>
        withRequestId(id, async () => {
          await setTimeout(5);
          expect(requestId()).toBe(id);
          log.info({ path: id }, 'done');
        }),
      ),
    );
    log.info('outside');
    const output = lines.map((line) => JSON.parse(line));
    expect(output.slice(0, 2).every(({ id, path }) => id === path)).toBe(true);
    expect(output[2].id).toBeUndefined();
  });

  it('never says what a person typed', () => {
    const { log, lines } = recorder();
    const refused = Object.assign(new Error('duplicate key: (email)=(canary@example.org)'), {
      severity: 'ERROR',
      routine: '_bt_check_unique',
      code: '23505',
      constraint: 'account_email',
      detail: 'Key (email)=(canary@example.org) already exists.',
    });
    const query = Object.assign(
      new Error('Failed query: insert … params: canary@example.org', { cause: refused }),
      {
        query: 'insert',
        params: ['canary'],
      },
    );
    log.error({ err: query, email: 'canary', account: { name: 'canary', passport: 'canary' } }, 'failed');
    log.error({ err: new Error('no mail to canary@example.org') }, 'failed');
    log.warn({ path: ['canary'], account: { birthDate: 'canary' }, birthDate: 'canary' }, 'failed');
    expect(lines.join('')).not.toContain('canary');
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ path: '[not named]', birthDate: '[not named]' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'a query failed', cause: { code: '23505', constraint: 'account_email' } },
    });
  });

  it('has no name in its list that is one of a personal answer, or of what an account says of a person', () => {
    const { log, lines } = recorder();
    const names = [...answersThat(true), 'name', 'email', 'recipient', 'text', 'title'];
    log.error(Object.fromEntries(names.map((name) => [name, 'canary'])), 'failed');
    const { level, time, pid, msg, ...fields } = JSON.parse(lines[0] ?? '');
    expect(fields).toEqual(Object.fromEntries(names.map((name) => [name, '[not named]'])));
  });

  it('takes no line of a message for a place in the code', () => {
    const { stack } = plainError(new Error('a failure of\n    at canary\n    at canary'));
    expect(stack).toContain('log.test.ts');
    expect(stack).not.toContain('canary');
  });

  it('says of something thrown that is no error only what it is', () => {
    expect(plainError('canary')).toEqual({ type: 'string' });
  });

  // Every write to this file is answered as a full disk answers.
  it.skipIf(!existsSync('/dev/full'))(
    'goes on where the disk is full, and does not log that over and over',
    async () => {
      const script = `
      const { log, logConsole } = await import('@/platform/log');
      logConsole();
      let uncaught = 0;
      process.on('uncaughtException', (error) => { uncaught += 1; console.error('uncaught', error); });
      for (let n = 0; n < 20_000; n += 1) log.error({ n }, 'what cannot be written is not kept for ever');
      process.stderr.write(JSON.stringify({ uncaught }));
      process.exit(0);`;
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: ROOT,
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      if (!child.stderr) throw new Error('its words are not heard');
      const [output] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      expect(JSON.parse(output)).toMatchObject({ uncaught: 0 });
      expect(child.exitCode).toBe(0);
    },
  );
});
