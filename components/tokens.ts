export type Theme = 'light' | 'dark';
export type Tokens = Record<string, string>;

/**
 * The colours of components/styles/theme.css as plain values for drawings that know no CSS (PDF, mail):
 * token name without dashes before it -> `#rrggbb`. Throws when the text holds no tokens.
 */
export function readTokens(css: string, theme: Theme): Tokens {
  const tokens: Tokens = {};
  const pattern = /--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi;
  for (const [, name, light, dark] of css.matchAll(pattern)) {
    if (name && light && dark) tokens[name] = theme === 'light' ? light : dark;
  }
  if (!tokens.ink) throw new Error('No colour tokens found: pass the text of components/styles/theme.css.');
  return tokens;
}
