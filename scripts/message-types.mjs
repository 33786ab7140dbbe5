import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

/** Declares the English messages word by word, so that the compiler knows which values are filled into each. */
export function declareMessages() {
  const folder = join(ROOT, 'messages');
  const english = JSON.stringify(JSON.parse(readFileSync(join(folder, 'en.json'), 'utf8')), null, 2);
  const text = `declare const messages: ${english};\nexport default messages;\n`;
  writeFileSync(join(folder, 'en.d.json.ts'), text);
}
