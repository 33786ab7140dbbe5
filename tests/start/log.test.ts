import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeLog, plainError, requestId, withRequestId } from '@/platform/log';

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
          log.info({ of: id }, 'done');
        }),
      ),
    );
    log.info('outside');
    const said = lines.map((line) => JSON.parse(line));
    expect(said.slice(0, 2).every(({ id, of }) => id === of)).toBe(true);
    expect(said[2].id).toBeUndefined();
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
    expect(lines.join('')).not.toContain('canary');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'a query failed', cause: { code: '23505', constraint: 'account_email' } },
    });
  });

  it('takes no line of a message for a place in the code', () => {
    const { stack } = plainError(new Error('a failure of\n    at canary\n    at canary'));
    expect(stack).toContain('log.test.ts');
    expect(stack).not.toContain('canary');
  });

  it('says of something thrown that is no error only what it is', () => {
    expect(plainError('canary')).toEqual({ type: 'string' });
  });
});
