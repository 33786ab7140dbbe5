import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const APART = new Set(['node_modules', 'dist', 'docs', 'test-results']);

const ACTIONS = `'use server';

import { sql } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { withTx } from '@/db/client';
import { type Actor, SYSTEM } from '@/domain/actor';
import { action } from '@/platform/action';
import type { FormState } from '@/components/form/state';

const insert = (actor: Actor, note: string) =>
  withTx(actor, (tx) => tx.execute(sql\`insert into bench_row (note) values (\${note})\`));

export async function bare(_previous: FormState, form: FormData): Promise<FormState> {
  await insert(SYSTEM, String(form.get('note')));
  redirect('/en/bench?done=1');
}

const schema = z.strictObject({ note: z.string() });
const command = async (actor: Actor, { note }: z.output<typeof schema>) => {
  await insert(actor, note);
  return { redirect: '/bench?done=1' };
};

export const ours = action('bench.insert', schema, command, 'neither');
`;

const PAGE = `import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { formTexts } from '@/platform/i18n/form-texts';
import { bare, ours } from './actions';

export default function Page() {
  return (
    <main>
      <ActionForm action={bare} texts={formTexts('en')} id="bare">
        <Hidden name="note" value="a note" />
      </ActionForm>
      <ActionForm action={ours} texts={formTexts('en')} id="ours">
        <Hidden name="note" value="a note" />
      </ActionForm>
    </main>
  );
}
`;

const STATIC_LAYOUT = `export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

// Words of different lengths, so that the text packs about as well as a page does.
const STATIC_PAGE = `export const dynamic = 'force-static';
export const generateStaticParams = () => [];

export default async function Page({ params }: { params: Promise<{ length: string }> }) {
  const length = Number((await params).length);
  let text = '';
  for (let n = 7; text.length < length; n = (n * 48271) % 2147483647) text += n.toString(36) + ' session ';
  return <p>{text.slice(0, length)}</p>;
}
`;

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [a, b] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(a, b);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(a), b);
    else linkSync(a, b);
  }
}

/** A copy of the sources at `root` with the pages and actions that are measured against. @returns its folder */
export function makeTree(root: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  for (const name of readdirSync(root)) {
    if (APART.has(name) || name.startsWith('.')) continue;
    cpSync(join(root, name), join(tree, name), { recursive: true });
  }
  try {
    linkFolder(join(root, 'node_modules'), join(tree, 'node_modules'));
  } catch {
    // The temporary folder is on another disk.
    cpSync(join(root, 'node_modules'), join(tree, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
      force: true,
    });
  }
  const write = (path: string, text: string) => {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  write('app/[locale]/(house)/bench/actions.ts', ACTIONS);
  write('app/[locale]/(house)/bench/page.tsx', PAGE);
  // An address with a dot is not sent on to a language.
  write('app/bench.static/layout.tsx', STATIC_LAYOUT);
  write('app/bench.static/[length]/page.tsx', STATIC_PAGE);
  return tree;
}
