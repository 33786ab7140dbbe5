import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTokens, type Tokens } from '../tokens';

let known: Tokens | undefined;

/** A colour of the light scheme by the name of its token: mail programs read no style sheet. */
export function mailColour(name: string): string {
  known ??= readTokens(readFileSync(join(process.cwd(), 'components/styles/theme.css'), 'utf8'), 'light');
  const colour = known[name];
  if (!colour) throw new Error(`no colour ${name} in components/styles/theme.css`);
  return colour;
}
