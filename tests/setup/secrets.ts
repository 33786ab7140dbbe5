import { generateKeyPairSync, randomBytes } from 'node:crypto';

const { env } = process;

/** The secrets that the configuration requires, made anew; what is set already stays, so that one process has one key. */
export function testSecrets(): Record<string, string> {
  const key = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const made = {
    SESSION_SECRET: env.SESSION_SECRET ?? randomBytes(32).toString('hex'),
    DATA_KEY: env.DATA_KEY ?? randomBytes(32).toString('base64'),
    SIGNING_KEY: env.SIGNING_KEY ?? key().toString(),
  };
  return { ...made, LOG_LEVEL: env.LOG_LEVEL ?? 'silent' };
}
