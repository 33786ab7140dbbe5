import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** The secrets that the configuration requires, made anew; what is set already stays. */
export function testSecrets(): Record<string, string> {
  const made = {
    SESSION_SECRET: randomBytes(32).toString('hex'),
    DATA_KEY: randomBytes(32).toString('base64'),
    SIGNING_KEY: generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  };
  return { ...made, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' };
}
