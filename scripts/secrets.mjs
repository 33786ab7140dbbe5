import { createHash, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './install.mjs';
import { readJson } from './processes.mjs';

/** Where this installation keeps what is its own: database, secrets, logs. */
export const DATA = resolve(ROOT, process.env.PLENARY_DATA || '.data');
const FILE = join(DATA, 'secrets.json');

const makers = {
  SESSION_SECRET: () => randomBytes(32).toString('hex'),
  DATA_KEY: () => randomBytes(32).toString('base64'),
  SIGNING_KEY: () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
};

/**
 * The secrets of this installation, by the names of their environment variables; made in `.data/secrets.json` at the
 * first call. What the environment sets wins.
 */
export function secrets() {
  const kept = readJson(FILE) ?? {};
  const missing = Object.keys(makers).filter((name) => !kept[name] && !process.env[name]);
  if (existsSync(FILE) && Object.keys(kept).length === 0) {
    throw new Failure(
      `${FILE} cannot be read.`,
      'put it back from a backup; without it sealed data cannot be opened.',
    );
  }
  if (missing.length > 0) {
    if (missing.includes('DATA_KEY') && existsSync(join(DATA, 'postgres'))) {
      throw new Failure(
        `The database in ${join(DATA, 'postgres')} is there, but its keys in ${FILE} are not.`,
        'put the file back from a backup, or move the folder .data away to begin anew.',
      );
    }
    for (const name of missing) kept[name] = makers[name]();
    keep(kept);
  }
  return Object.fromEntries(Object.keys(makers).map((name) => [name, process.env[name] || kept[name]]));
}

function keep(kept) {
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  writeFileSync(`${FILE}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${FILE}.new`, FILE);
}

/** The signing key that a rotation has made and not yet put in its place. */
export const nextSigningKey = () => readJson(FILE)?.SIGNING_KEY_NEXT;

/**
 * Keeps a signing key as the next one, or as the one that signs now. @returns false where the environment names the key:
 * then it stays the next one, for the person to put there.
 */
export function keepSigningKey(pem, when) {
  const { SIGNING_KEY_NEXT: _, ...kept } = readJson(FILE) ?? {};
  const ours = kept.SIGNING_KEY !== undefined && kept.SIGNING_KEY === process.env.SIGNING_KEY;
  const now = when === 'now' && ours;
  keep({ ...kept, ...(now ? { SIGNING_KEY: pem } : { SIGNING_KEY_NEXT: pem }) });
  return ours;
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that a person copies from the terminal, without letters that look like others: `7KQM-2XPA-9RTD`. */
export const oneTimeCode = () =>
  [0, 1, 2].map(() => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

/** What a build is bound to besides its sources: the key that seals the arguments of server actions. */
export const buildKey = (all) =>
  createHash('sha256').update(all.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).digest('hex').slice(0, 16);
