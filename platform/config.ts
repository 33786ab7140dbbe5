import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { oneInProcess } from '@/db/process';
import { addressOf } from './http/address.mjs';
import { isNetwork } from './http/client-address';

const flag = z
  .enum(['1', 'true', '0', 'false', ''], { error: '1 or 0' })
  .default('0')
  .transform((value) => value === '1' || value === 'true');

const protocol = (schemes: string[], form: string) =>
  z.string({ error: form }).refine((text) => {
    const at = URL.parse(text);
    return at !== null && schemes.includes(at.protocol) && at.hostname !== '';
  }, form);

const number = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

const mailAddress = /^([^<>\r\n]* <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const hostForm = 'an address or name of this machine, such as 127.0.0.1 or 0.0.0.0';
const secretForm = 'at least 32 random characters';

const shape = z.object({
  DATABASE_URL: protocol(
    ['postgres:', 'postgresql:'],
    'an address such as postgres://name:password@host:5432/database',
  ),
  DATABASE_POOL: number(2, 500).optional(),
  HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.:-]+$/, hostForm)
    .refine((host) => URL.canParse(addressOf(host, 1)), hostForm)
    .default('127.0.0.1'),
  PORT: number(1, 65_535).default(3000),
  BASE_URL: protocol(['http:', 'https:'], 'the public address, such as https://conferences.example.org')
    .refine((text) => URL.parse(text)?.pathname === '/' && !/[?#]/.test(text), 'an address without a path')
    .transform((text) => URL.parse(text)?.origin ?? text)
    .optional(),
  TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .refine((all) => all.every(isNetwork), 'addresses or networks such as 10.0.0.7, 192.168.4.0/24'),
  SESSION_SECRET: z.string({ error: secretForm }).min(32, secretForm),
  DATA_KEY: z
    .string({ error: '32 random bytes in base64' })
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 random bytes in base64'),
  SIGNING_KEY: z
    .string({ error: 'an Ed25519 private key in PEM' })
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine(isSigningKey, 'an Ed25519 private key in PEM'),
  SMTP_URL: protocol(
    ['smtp:', 'smtps:'],
    'an address such as smtps://name:password@mail.example.org',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(mailAddress, 'an address such as Plenary <plenary@example.org>')
    .default('Plenary <no-reply@plenary.invalid>'),
  SAMPLE: flag,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  FIRST_RUN_CODE: z.string().min(8, 'at least 8 characters').optional(),
});

type Parsed = z.infer<typeof shape>;

/**
 * What the process was told by its environment. `SAMPLE`: the sample's "continue as" door is open. `TRUSTED_PROXY`: who may
 * name the address that a request came from, besides this machine.
 */
export type Config = Readonly<Omit<Parsed, 'BASE_URL'> & { BASE_URL: string }>;

/** The environment is wrong; `problems` names each variable and what it should be, never its value. */
export class ConfigError extends Error {
  readonly problems: { name: string; should: string }[];

  constructor(problems: { name: string; should: string }[]) {
    super(problems.map(({ name, should }) => `${name} should be ${should}`).join('; '));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Parses `env`; an empty value counts as not set.
 * @throws ConfigError
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const settings = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(settings);
  if (!parsed.success) {
    const problems = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    throw new ConfigError([...problems].map(([name, should]) => ({ name, should })));
  }
  const { data } = parsed;
  return Object.freeze({ ...data, BASE_URL: data.BASE_URL ?? addressOf(data.HOST, data.PORT) });
}

/** The configuration of this process, parsed at the first call: a build needs no secrets. */
export function config(): Config {
  return oneInProcess('config', () => parseConfig(process.env));
}
