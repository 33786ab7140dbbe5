import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '@/platform/config';
import { testSecrets } from '../setup/secrets';

const enough: Record<string, string> = {
  ...testSecrets(),
  LOG_LEVEL: '',
  DATABASE_URL: 'postgres://me:secret@localhost/plenary',
};

const problems = (env: Record<string, string>) => {
  try {
    parseConfig({ ...enough, ...env });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain('secret@');
    return error.problems.map(({ name }) => name);
  }
};

describe('the configuration', () => {
  it('fills in what is not said, and cannot be changed', () => {
    const config = parseConfig(enough);
    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      BASE_URL: 'http://127.0.0.1:3000',
      SAMPLE: false,
      LOG_LEVEL: 'info',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes the address from BASE_URL, else from PORT, without a trailing slash', () => {
    expect(parseConfig({ ...enough, PORT: '8080' }).BASE_URL).toBe('http://127.0.0.1:8080');
    expect(parseConfig({ ...enough, BASE_URL: 'https://example.org/' }).BASE_URL).toBe('https://example.org');
  });

  it.each([
    ['127.0.0.2', 'http://127.0.0.2:3000'],
    ['conferences.local', 'http://conferences.local:3000'],
    ['fd00::0:7', 'http://[fd00::7]:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
  ])('is reached, without a BASE_URL, where it listens: HOST %s', (HOST, address) => {
    expect(parseConfig({ ...enough, HOST }).BASE_URL).toBe(address);
  });

  it('believes no proxy that it was not told of', () => {
    expect(parseConfig(enough).TRUSTED_PROXY).toEqual([]);
    expect(parseConfig({ ...enough, TRUSTED_PROXY: '10.0.0.7, fd00::/8,' }).TRUSTED_PROXY).toEqual([
      '10.0.0.7',
      'fd00::/8',
    ]);
  });

  it('leaves the port of http out of the address, as a browser does', () => {
    expect(parseConfig({ ...enough, PORT: '80' }).BASE_URL).toBe('http://127.0.0.1');
  });

  it('reads a key whose lines were joined by \\n', () => {
    expect(
      parseConfig({ ...enough, SIGNING_KEY: enough.SIGNING_KEY?.replaceAll('\n', '\\n') }).SIGNING_KEY,
    ).toBe(enough.SIGNING_KEY);
  });

  it.each([
    ['DATABASE_URL', 'mysql://me@localhost/x'],
    ['DATABASE_URL', ''],
    ['DATABASE_POOL', '1'],
    ['HOST', 'a b'],
    ['HOST', '1::2::3'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['BASE_URL', 'https://example.org/path'],
    ['BASE_URL', 'javascript:alert(1)'],
    ['TRUSTED_PROXY', 'proxy.example.org'],
    ['TRUSTED_PROXY', '10.0.0.0/33'],
    ['TRUSTED_PROXY', '10.0.0.1, 10.0.0.0/8/8'],
    ['SESSION_SECRET', 'short'],
    ['DATA_KEY', 'c2hvcnQ='],
    ['SIGNING_KEY', 'not a key'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Plenary'],
    ['MAIL_FROM', 'a@b\r\nBcc: c@d'],
    ['SAMPLE', 'yes please'],
    ['LOG_LEVEL', 'loud'],
    ['FIRST_RUN_CODE', '123'],
  ])('names %s when it is %j', (name, value) => {
    expect(problems({ [name]: value })).toEqual([name]);
  });

  it('names all that is wrong at once', () => {
    expect(problems({ PORT: 'x', SESSION_SECRET: '', LOG_LEVEL: 'x' })).toEqual([
      'PORT',
      'SESSION_SECRET',
      'LOG_LEVEL',
    ]);
  });
});
