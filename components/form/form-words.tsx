'use client';

import type { Ref } from 'react';
import { Mark } from '../mark';
import { SignInHere } from '../notice/sign-in-here';
import { NOTICE_SIGN, notice } from '../page/notice-look';
import { Button } from './button';
import type { WaitingTexts } from './state';
import type { Kept } from './use-kept-text';

/** That it went well, beside the pressed button or at the foot of the form; takes the focus. */
export function Done({ message, ref }: { message: string; ref: Ref<HTMLDivElement> }) {
  return (
    <div data-done className={notice({ tone: 'success' })} role="status" tabIndex={-1} ref={ref}>
      <Mark kind="check" className={NOTICE_SIGN} />
      <p>{message}</p>
    </div>
  );
}

/** Hangs in the margin below the form: it takes no room there, and lies over what follows where its words need two lines. */
const KEPT_LINE =
  'absolute inset-x-0 top-full z-1 mt-0! flex flex-wrap items-baseline gap-x-3 pt-0.5 text-meta leading-5 text-pending empty:hidden *:bg-canvas [&>button]:min-h-0! [&>button]:py-0! [&>button]:text-meta [&>button]:leading-5 print:hidden';

/**
 * What became of text that waited in the browser, with the way to drop it. It speaks some time after the page was drawn,
 * and nothing moves.
 */
export function KeptLine({ kept, texts }: { kept: Kept; texts?: WaitingTexts }) {
  const sentence = kept.elsewhere ? texts?.elsewhere : kept.restored && texts?.restored;
  return (
    <div data-kept className={KEPT_LINE} role="status">
      {texts && sentence && <p>{sentence}</p>}
      {texts && kept.restored && (
        <Button variant="quiet" size="s" onClick={kept.discard}>
          {texts.discard}
        </Button>
      )}
    </div>
  );
}

/** For who is signed out while typing: signs in beside the form, which keeps its text. */
export function SignInLine({ label }: { label: string }) {
  return (
    <p>
      <SignInHere label={label} />
    </p>
  );
}
