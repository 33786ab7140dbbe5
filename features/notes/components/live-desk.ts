import type { Editor } from '@tiptap/core';
import { Doc } from 'yjs';
import { ROOT } from '@/domain/live-notes';
import { localeOr } from '@/domain/local-text';
import { type Colleague, showColleagues } from './live-carets';
import { joinLive, type LiveStanding } from './live-connection';
import type { NamedDelegation } from './live-describing';
import { describe, kindModifiers, type SaidOf } from './live-kinds';
import { type Mention, mentioned } from './live-mention';
import { openSheet, type SheetOptions } from './live-sheet';
import { bytesOf, putAway, takeUp, unkeptStore, wordsOf } from './live-unkept';

export type DeskStanding = LiveStanding & {
  /** what was typed and is not kept, once it never will be */
  unkept?: string;
};

type DeskOptions = Omit<SheetOptions, 'fragment' | 'follow'> & {
  conference: string;
  session: string;
  locale: string;
  /** in whose name unsaved text waits in the browser */
  owner: string;
  hear: (standing: DeskStanding) => void;
  /** hears who else is there, by name */
  meet: (names: readonly string[]) => void;
};

const REST_MS = 200;

/** Passes on the last of what comes quickly. */
function calmly(pass: (spot: Uint8Array) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = new Uint8Array();
  let passed = '';
  const end = () => {
    timer = undefined;
    const words = latest.join();
    if (words === passed) return;
    passed = words;
    pass(latest);
    timer = setTimeout(end, REST_MS);
  };
  return (spot: Uint8Array) => {
    latest = Uint8Array.from(spot);
    if (timer === undefined) timer = setTimeout(end, 0);
  };
}

export type LiveDeskHandle = {
  end: () => void;
  retry: () => void;
  focus: () => void;
  /** says something of the paragraphs that are selected */
  describe: (facts: SaidOf) => void;
  /** puts a name in the place of what was typed behind an @ */
  mention: (mention: Mention, chosen: NamedDelegation) => void;
  /** the keys that are held with the number of a kind */
  modifiers: readonly string[];
  /** where is typed */
  field: () => HTMLElement | null;
};

function dialAt({ conference, session, locale }: DeskOptions): WebSocket {
  const query = new URLSearchParams({ conference, session, locale });
  const address = new URL(`/api/notes?${query}`, window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return new WebSocket(address);
}

/** Sits down at the notes of a session: the paper, what joins it to the house, and what keeps unsaved words. */
export function sitDown(options: DeskOptions): LiveDeskHandle {
  const doc = new Doc();
  const waiting = takeUp(options.owner, options.session);
  const store = unkeptStore(options.owner, options.session);
  let unkept: readonly Uint8Array[] = waiting.updates;
  let sheet: Editor | undefined;
  const colleagues = new Map<string, Colleague>();
  const show = () => {
    options.meet([...new Set([...colleagues.values()].map(({ name }) => name))]);
    if (sheet && !sheet.isDestroyed) showColleagues(sheet.view, colleagues);
  };
  const hear = (standing: LiveStanding) => {
    if (standing.phase !== 'open' && colleagues.size > 0) {
      colleagues.clear();
      show();
    }
    const isOver = standing.phase === 'ended' || standing.phase === 'refused';
    if (standing.phase === 'open') {
      sheet ??= openSheet({ ...options, fragment: doc.getXmlFragment(ROOT), follow });
      if (colleagues.size > 0) show();
      if (standing.waiting === 0) putAway(waiting);
    }
    if (isOver) {
      store.write();
      sheet?.setEditable(false);
    }
    options.hear(isOver ? { ...standing, unkept: wordsOf(unkept) } : standing);
  };
  const connection = joinLive(doc, {
    dial: () => dialAt(options) as unknown as ReturnType<Parameters<typeof joinLive>[1]['dial']>,
    hear,
    keep: (updates) => {
      unkept = updates;
      store.keep(updates);
    },
    before: waiting.updates,
    meet: (present) => {
      const { id, name, spot }: { id: string; name: string; spot: string | null } = JSON.parse(present);
      if (spot === null) colleagues.delete(id);
      else colleagues.set(id, { id, name, spot: bytesOf(spot) });
      show();
    },
  });
  const follow = calmly(connection.move);
  const retry = () => connection.retry();
  window.addEventListener('online', retry);
  window.addEventListener('focus', retry);
  window.addEventListener('offline', connection.hangUp);
  window.addEventListener('pagehide', store.write);
  return {
    retry,
    focus: () => sheet?.commands.focus('end'),
    describe: (facts) => sheet && describe(facts)(sheet.state, sheet.view.dispatch),
    mention: (mention, { id, names }) => {
      const name = (language: string | null) => names[localeOr(language ?? options.locale)];
      if (sheet) mentioned(mention, { id, name })(sheet.state, sheet.view.dispatch);
    },
    modifiers: kindModifiers(),
    field: () => sheet?.view.dom ?? null,
    end: () => {
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
      window.removeEventListener('offline', connection.hangUp);
      window.removeEventListener('pagehide', store.write);
      store.write();
      connection.end();
      sheet?.destroy();
      doc.destroy();
    },
  };
}
