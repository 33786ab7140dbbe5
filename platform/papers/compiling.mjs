// The process that makes papers: it is given data, answers with bytes, reaches no network and no database, and ends with
// whoever started it. What it takes of memory goes with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontOf } from './woff.mjs';

const here = import.meta.dirname;
const templateOf = (name) => readFileSync(join(here, name), 'utf8');
const template = templateOf('paper.typ');
const badgeTemplate = templateOf('badge.typ');
const { resolve } = createRequire(import.meta.url);
const faces = [
  'ibm-plex-serif/400Regular/IBMPlexSerif_400Regular.ttf',
  'ibm-plex-serif/600SemiBold/IBMPlexSerif_600SemiBold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
].map((face) => resolve(`@expo-google-fonts/${face}`));

const compilerWith = (fonts) => NodeCompiler.create({ workspace: here, fontArgs: [fonts] });
const usual = compilerWith({ fontPaths: faces.map(dirname) });
let withEveryScript;

/** A font of sixteen megabytes with the letters of every script: for the rare paper that needs one. */
function everyScript() {
  const file = resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff');
  withEveryScript ??= compilerWith({
    fontBlobs: [...faces.map((face) => readFileSync(face)), fontOf(readFileSync(file))],
  });
  return withEveryScript;
}

/** What is read today is made for those who read it with a program; what is kept for ever, as an archive asks, tagged, too. */
const STANDARDS = { pdf: 'ua-1', archived: 'a-2a', badges: 'ua-1' };

const inOrder = (standard) => [
  (make) => make(usual, standard),
  (make) => make(everyScript(), standard),
  // What no font has is a box in the picture and itself in the text, which the standard does not take.
  (make) => make(everyScript(), '1.7'),
];

function bytesOf(paper, format, pictures) {
  const mainFileContent = format === 'badges' ? badgeTemplate : template;
  let reason;
  for (const attempt of inOrder(STANDARDS[format])) {
    try {
      return attempt((compiler, pdfStandard) => {
        compiler.resetShadow();
        for (const [name, bytes] of Object.entries(pictures))
          compiler.mapShadow(join(here, name), Buffer.from(bytes));
        return compiler.pdf({ mainFileContent, inputs: { paper } }, { pdfStandard });
      });
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/** What writes Word is loaded by the first paper that is asked for as such. */
async function wordFrom(paper) {
  const { wordOf } = await import('./word.mjs');
  return wordOf(JSON.parse(paper));
}

process.on('message', async ({ id, paper, format, pictures = {} }) => {
  try {
    process.send({
      id,
      bytes: format === 'word' ? await wordFrom(paper) : bytesOf(paper, format, pictures),
    });
  } catch (error) {
    // The compiler quotes the text; what is said of a paper in the log has none of it.
    const [, reason = 'unknown'] = /message: "([^"`]*)/.exec(String(error)) ?? [];
    process.send({ id, reason });
  }
  usual.evictCache(5);
});
process.on('disconnect', () => process.exit());
