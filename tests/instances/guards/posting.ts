import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@/scripts/install.mjs';
import { type Raw, raw } from './raw';

type Listed = Record<string, { exportedName: string; filename: string }>;

/** The id under which a browser calls each action, by area and name, as the build lists them. */
export function actionIds(): Map<string, string> {
  const listed = readFileSync(join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8');
  const { node } = JSON.parse(listed) as { node: Listed };
  const ids = new Map<string, string>();
  for (const [id, { exportedName, filename }] of Object.entries(node)) {
    const area = /features\/([\w-]+)\/actions(?:\.ts|\/[\w-]+\.ts)$/.exec(filename)?.[1];
    if (area) ids.set(`${area}.${exportedName.replace(/Action$/, '')}`, id);
  }
  return ids;
}

export const BOUNDARY = 'xxxx-plenary-xxxx';
const part = ([name, value]: readonly [string, string]) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** A form in parts as it stands on the wire, whatever its names and values are. */
export const inParts = (fields: readonly (readonly [string, string])[]) =>
  Buffer.from(`${fields.map(part).join('')}--${BOUNDARY}--\r\n`);

type Call = { id: string; fields: readonly (readonly [string, string])[]; cookie?: string; path?: string };

/** Makes a call of an action ready as the scripts of the house make it; it may be sent again and again. */
export function calling(url: string, { id, fields, cookie, path = '/en/sign-in' }: Call): () => Promise<Raw> {
  const body = inParts([
    ...fields.map(([name, value]) => [`_1_${name}`, value] as const),
    ['0', '[{"status":"idle"},"$K1"]'],
  ]);
  const headers = {
    host: new URL(url).host,
    accept: 'text/x-component',
    'next-action': id,
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': String(body.length),
    ...(cookie ? { cookie } : {}),
  };
  return () => raw(url, path, { method: 'POST', headers, body });
}
