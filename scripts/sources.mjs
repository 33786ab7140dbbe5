import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';
import { readJson, writeJson } from './processes.mjs';

/** Where it is noted what the sources were when they were last read. */
const NOTES = join(ROOT, 'dist');
/** A file that was written this shortly before it was read may be written again without the clock of its folder showing it. */
const SETTLED_NS = 2_000_000_000n;

const sha256 = () => createHash('sha256');

/** All files of `path`, a folder or a file of this house, each with what the system says of it: every write changes that. */
function filesIn(path, isFolder) {
  const state = isFolder ? undefined : statSync(join(ROOT, path), { bigint: true, throwIfNoEntry: false });
  if (!(isFolder || state?.isDirectory())) return state ? [{ path, state }] : [];
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  const inOrder = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return inOrder.flatMap((entry) => filesIn(`${path}/${entry.name}`, entry.isDirectory()));
}

function hashOfTexts(files) {
  const hash = sha256();
  for (const { path } of files) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The hash over the texts of `files`; they are read only when the system says of one of them what it had not said before. */
function textsOf(files, { sources, settledNs }) {
  const states = sha256();
  let newest = 0n;
  for (const { path, state } of files) {
    const { size, mtimeNs, ctimeNs, ino } = state;
    states.update(`${path}\0${size} ${mtimeNs} ${ctimeNs} ${ino}\0`);
    if (ctimeNs > newest) newest = ctimeNs;
  }
  const seen = states.digest('hex');
  const note = join(NOTES, `sources-${sha256().update(sources.join()).digest('hex').slice(0, 8)}.json`);
  const noted = readJson(note);
  if (noted?.seen === seen) return noted.texts;
  const began = BigInt(Date.now()) * 1_000_000n;
  const texts = hashOfTexts(files);
  if (began - newest > settledNs) keep(note, { seen, texts });
  return texts;
}

function keep(note, value) {
  try {
    mkdirSync(NOTES, { recursive: true });
    writeJson(note, value);
  } catch (error) {
    // Who may not write here reads the sources at each start.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  }
}

/**
 * One hash over `more` and over all files of `sources`, folders or files of this house: what was made from them carries it,
 * and is made again when it is another.
 * @param {string[]} sources @param {string} [more]
 */
export function hashOf(sources, more = '', settledNs = SETTLED_NS) {
  const files = sources.flatMap((source) => filesIn(source));
  return sha256()
    .update(more)
    .update('\0')
    .update(textsOf(files, { sources, settledNs }))
    .digest('hex')
    .slice(0, 32);
}
