import { readFileSync } from 'node:fs';

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why a file of cases is no use, for the end of a sentence. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SyntaxError) return 'it is not JSON';
  if (!('code' in error)) return error.message;
  return error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(error.code)})`;
}

/** Says a sentence. @returns how the command ends */
export function bad(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
