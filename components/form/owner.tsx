'use client';

import { createContext, type ReactNode, use, useEffect, useLayoutEffect } from 'react';

const Owner = createContext('');

/** Every key of kept text begins so; the owner's tag follows, then what the text is of. */
const KEPT = 'kept:';

/** Where text of `owner` waits in the browser; `what` is such as `paragraph:<id>`. */
export const keptKey = (owner: string, what: string) => `${KEPT}${owner}:${what}`;

/** The tag of the account that the page was drawn for; empty where nobody is signed in. */
export const useOwner = () => use(Owner);

/** A cookie that a sign-out leaves and the next sign-in takes away: until then the browser empties its store. */
const LEFT = 'left';

/** Whose the store is at this moment, for every tab of the browser; nobody's after a sign-out. */
const NOW = 'keeper';

/** True while nobody has signed out, or in as somebody else, in any tab since the page of `owner` was drawn. */
export const ownsTheStore = (store: Storage, owner: string) => store.getItem(NOW) === owner;

/** What an earlier release kept, in nobody's name. */
const NOBODYS = /^(paragraph|registration):/;

/** Removes kept text from the store of the browser: all of it, or all that is not of `owner`. */
export function sweep(store: Storage, owner?: string): void {
  for (const key of Object.keys(store)) {
    const foreign = key.startsWith(KEPT) && (owner === undefined || !key.startsWith(keptKey(owner, '')));
    if (foreign || NOBODYS.test(key)) store.removeItem(key);
  }
}

/**
 * Says whose page this is to all forms in it. What the browser keeps of somebody else goes when another account is
 * signed in, and all of it after a sign-out. A session that merely ran out leaves it: its owner comes back to it.
 */
export function OwnerProvider({ tag, children }: { tag: string; children: ReactNode }) {
  // Before the forms of the page look for their text.
  useLayoutEffect(() => {
    try {
      const left = document.cookie.split('; ').includes(`${LEFT}=1`);
      if (left) {
        sweep(localStorage);
        localStorage.removeItem(NOW);
      } else if (tag) {
        sweep(localStorage, tag);
        localStorage.setItem(NOW, tag);
      }
    } catch {
      // A store that cannot be opened keeps nothing.
    }
  }, [tag]);
  // Somebody else signed in in another tab: what this one shows is not theirs to read or to send.
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === NOW && tag && newValue && newValue !== tag) window.location.reload();
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [tag]);
  return <Owner value={tag}>{children}</Owner>;
}
