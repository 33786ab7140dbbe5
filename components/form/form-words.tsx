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

/** What became of text that waited in the browser, with the way to drop it. */
export function KeptLine({ kept, texts }: { kept: Kept; texts?: WaitingTexts }) {
  const sentence = kept.elsewhere ? texts?.elsewhere : kept.restored && texts?.restored;
  if (!texts || !sentence) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dense text-pending" role="status">
      <p>{sentence}</p>
      {kept.restored && (
        <Button size="s" onClick={kept.discard}>
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
