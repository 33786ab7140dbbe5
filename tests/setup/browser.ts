import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Failure } from '@/scripts/failure.mjs';
import { ROOT } from '@/scripts/install.mjs';

/** How to start a Chromium here: what playwright's `launch` takes. */
export type Browser = { executablePath: string; env: Record<string, string> };

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

async function unpack(from: string, name: string, into: string, require: NodeJS.Require): Promise<void> {
  const source = createReadStream(join(from, name));
  if (!name.includes('.tar.')) {
    return pipeline(
      source,
      createBrotliDecompress(),
      createWriteStream(join(into, 'chromium'), { mode: 0o755 }),
    );
  }
  const { extract } = require('tar-fs') as { extract: (folder: string) => NodeJS.WritableStream };
  await pipeline(source, createBrotliDecompress(), extract(join(into, name.split('.')[0] ?? name)));
}

/** The list of font folders that came along names folders of another machine, and without a font no text has a width. */
const fontsAt = (home: string) =>
  `<?xml version="1.0"?><fontconfig>
  <dir>${join(home, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`;

/** The Chromium that came with the packages, unpacked once into `.data/browser`, with the libraries that a bare machine lacks. */
async function brought(): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve('@sparticuz/chromium');
  } catch {
    return null;
  }
  const bin = join(dirname(dirname(entry)), 'bin');
  const { version } = require(join(dirname(dirname(entry)), 'package.json')) as { version: string };
  const home = join(ROOT, '.data/browser', version);
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    const near = createRequire(entry);
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
      await unpack(bin, name, making, near);
    }
    writeFileSync(join(making, 'fonts/fonts.conf'), fontsAt(home));
    if (existsSync(home)) rmSync(making, { recursive: true });
    else renameSync(making, home);
  }
  const libraries = [join(home, 'al2023/lib'), join(home, 'swiftshader'), process.env.LD_LIBRARY_PATH];
  return {
    executablePath: join(home, 'chromium'),
    env: {
      ...environment(),
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(home, 'fonts/fonts.conf'),
    },
  };
}

const begins = ({ executablePath, env }: Browser) =>
  spawnSync(executablePath, ['--version', '--no-sandbox'], { env: env as NodeJS.ProcessEnv, timeout: 30_000 })
    .status === 0;

/**
 * A Chromium that starts: CHROMIUM_PATH, the machine's own, or the one that came with the packages (PLENARY_BROWSER=npm asks for that).
 * @throws Failure naming the command that installs one
 */
export async function findBrowser(): Promise<Browser> {
  const chosen = process.env.CHROMIUM_PATH;
  const own = process.env.PLENARY_BROWSER === 'npm' ? [] : USUAL.filter((path) => existsSync(path));
  for (const executablePath of chosen ? [chosen] : own) {
    const browser = { executablePath, env: environment() };
    if (begins(browser)) return browser;
  }
  if (chosen)
    throw new Failure(
      `CHROMIUM_PATH names ${chosen}, which does not start.`,
      'correct it, or leave it empty.',
    );
  const last = await brought();
  if (last && begins(last)) return last;
  throw new Failure(
    'The browser tests need a Chromium, and none starts on this machine.',
    'install one (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to it.',
  );
}
