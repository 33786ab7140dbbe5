import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { oneInProcess } from '@/db/process';
import { canonicalJson } from '@/domain/canonical';
import { refuse } from '@/domain/refusal';
import { sha256 } from '../chain';
import { log } from '../log';
import type { BadgeSheet, Picture } from './badge';
import type { Paper } from './paper';

/** How many may wait for their papers, and how long one may take: most take milliseconds, a report some seconds. */
const MOST_WAITING = 50;
const LONGEST_MS = 30_000;
/** After so long without a paper the process that makes them ends, and gives back its memory. */
const REST_MS = 60_000;

type Made = { id: number; bytes?: Uint8Array; reason?: string };
type Maker = { process: ChildProcess; rest?: NodeJS.Timeout };

const maker = oneInProcess('papers', () => ({
  one: pLimit(1),
  running: null as Maker | null,
  last: 0,
}));

/**
 * The paper as a tagged PDF (PDF/UA-1), always the same bytes of the same data. Made in a process of its own, which begins
 * with the first paper: no request waits for another's, and a fault of the compiler ends nothing else.
 * @throws Refusal `tooMany` while too many wait
 */
export const pdfOf = (paper: Paper): Promise<Buffer> => inTurn('pdf', paper);

/** The same paper as a Word file, to be worked on. @throws Refusal `tooMany` while too many wait */
export const wordOf = (paper: Paper): Promise<Buffer> => inTurn('word', paper);

export type PaperFormat = 'pdf' | 'word';
type MadeAs = PaperFormat | 'archived' | 'badges';
/** Pictures that a paper shows, by the names under which it draws them. */
type Pictures = Readonly<Record<string, Buffer>>;

/** A paper as it is drawn: what can be kept, to make the same bytes again. */
declare const DRAWN: unique symbol;
export type DrawnPaper = Paper & { readonly [DRAWN]: true };
export const drawnPaper = (paper: Paper): DrawnPaper => drawn(paper) as DrawnPaper;

/** A paper to be kept for ever, as a tagged PDF/A-2a: the same bytes of the same data. @throws Refusal `tooMany` while too many wait */
export const archivedPdfOf = (paper: DrawnPaper): Promise<Buffer> =>
  waiting('archived', canonicalJson(paper));

/** What papers are drawn with, as one digest: the template, how it is compiled, and the packages of the compiler and of its faces. */
export function drawnWith(): string {
  const root = process.cwd();
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const packages = Object.entries(dependencies).filter(([name]) =>
    /typst|expo-google-fonts|unifontex/.test(name),
  );
  const drawing = ['paper.typ', 'compiling.mjs'].map((name) => sha256(read('platform', 'papers', name)));
  return sha256(canonicalJson({ drawing, packages }));
}

const inTurn = (format: PaperFormat, paper: Paper) => waiting(format, canonicalJson(drawn(paper)));

/** Badges as a tagged PDF, one a page; the codes stay drawings, sharp at any size. @throws Refusal `tooMany` while too many wait */
export function badgesPdfOf({ badges, ...sheet }: BadgeSheet): Promise<Buffer> {
  const pictures: Record<string, Buffer> = {};
  const placed = (picture: Picture, name: string, format: 'svg' | 'jpg') => {
    const path = `${name}.${format}`;
    pictures[path] = picture.bytes;
    return { path, format, alt: picture.alt };
  };
  const pages = badges.map(({ code, photo, ...badge }, at) => ({
    ...badge,
    code: placed(code, `code-${at}`, 'svg'),
    photo: photo && placed(photo, `photo-${at}`, 'jpg'),
  }));
  return waiting('badges', canonicalJson(drawn({ ...sheet, badges: pages })), pictures);
}

async function waiting(format: MadeAs, paper: string, pictures?: Pictures): Promise<Buffer> {
  if (maker.one.pendingCount >= MOST_WAITING)
    throw refuse('common.refusal.tooMany', { minutes: 1 }, 'tooMany');
  return maker.one(() => made(format, paper, pictures));
}

function running(): Maker {
  if (maker.running) return maker.running;
  const folder = join(process.cwd(), 'platform', 'papers');
  // Nothing of ours is in its environment: it needs none of it.
  const child = spawn(process.execPath, [join(folder, 'compiling.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { NODE_ENV: process.env.NODE_ENV },
  });
  const begun: Maker = { process: child };
  maker.running = begun;
  // A process that stops when it was told to has no paper under way.
  child.on('exit', () => {
    if (maker.running === begun) maker.running = null;
  });
  return begun;
}

function made(format: MadeAs, paper: string, pictures?: Pictures): Promise<Buffer> {
  const begun = running();
  const { process: child } = begun;
  clearTimeout(begun.rest);
  child.ref();
  child.channel?.ref();
  maker.last += 1;
  const id = maker.last;
  return new Promise<Buffer>((resolve, reject) => {
    const fail = (reason: string) => {
      log.error({ reason }, 'a paper was not made');
      done();
      reject(new Error(`no paper: ${reason}`));
    };
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      fail('it took too long');
    }, LONGEST_MS);
    const ended = () => fail('its process ended');
    const answered = (answer: Made) => {
      if (answer.id !== id) return;
      if (!answer.bytes) return fail(answer.reason ?? 'unknown');
      done();
      resolve(Buffer.from(answer.bytes));
    };
    function done() {
      clearTimeout(late);
      child.off('message', answered).off('exit', ended).off('error', ended);
      // Nothing keeps the house from ending: who waits for nothing ends it with the connection.
      child.unref();
      child.channel?.unref();
      begun.rest = setTimeout(() => child.kill(), REST_MS).unref();
    }
    child.on('message', answered).on('exit', ended).on('error', ended);
    child.send({ id, paper, format, pictures });
  });
}

const CONTROLS = /(?!\n)\p{Cc}|[\u202a-\u202e\ufeff\ufff9-\ufffb]/gu;

/** A word that is longer than a column may be: where it may part, nothing is said to who reads it with a program. */
const LONG = /\S{28,}/g;
const apart = (word: string) => word.replace(/.{7}(?=[\p{L}\p{N}])/gu, '$&\u200b');

/** Without signs that no font draws and that turn the words about them; halves of a sign as the mark for them. */
const drawable = (text: string) =>
  text
    .replace(CONTROLS, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(LONG, apart);

function drawn<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T;
  if (Array.isArray(value)) return value.map(drawn) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [key, drawn(one)]);
  return Object.fromEntries(entries) as T;
}

const TYPES = {
  pdf: { type: 'application/pdf', ending: 'pdf', make: pdfOf },
  word: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    make: wordOf,
  },
} as const;

/** A paper as a file to give away. `stem`: its name without the ending. */
export async function paperFile(stem: string, paper: Paper, format: PaperFormat = 'pdf') {
  const { type, ending, make } = TYPES[format];
  return { name: `${stem}.${ending}`, type, bytes: await make(paper) };
}
