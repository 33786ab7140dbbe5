import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);

/**
 * The scripts and styles of a build, compressed once as small as they get, beside it under their names.
 * @param {string} folder
 */
export async function compressBuilt(folder) {
  const [from, to] = [join(folder, 'static'), join(folder, 'compressed')];
  rmSync(to, { recursive: true, force: true });
  const names = readdirSync(from, { recursive: true }).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const small = await compress(readFileSync(join(from, name)));
      mkdirSync(dirname(join(to, name)), { recursive: true });
      writeFileSync(join(to, `${name}.br`), small);
    }),
  );
}
