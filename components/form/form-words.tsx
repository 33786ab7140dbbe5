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

/** Room for one line, or on a narrow screen for its words above its button; a form in which nothing is typed needs none. */
const KEPT_LINE =
  'mt-2! hidden min-h-[calc(2lh+2.5rem)] basis-full flex-wrap content-start items-center gap-x-3 gap-y-1 text-dense text-pending sm:min-h-9 [form:has(:is(textarea,input:not([type=hidden],[type=checkbox],[type=radio],[type=file])))>&]:flex print:hidden';

/**
 * What became of text that waited in the browser, with the way to drop it. It speaks some time after the page was drawn,
 * so its place at the foot of the form is kept free for it, and nothing moves.
 */
export function KeptLine({ kept, texts }: { kept: Kept; texts?: WaitingTexts }) {
  const sentence = kept.elsewhere ? texts?.elsewhere : kept.restored && texts?.restored;
  return (
    <div data-kept className={KEPT_LINE} role="status">
      {texts && sentence && <p>{sentence}</p>}
      {texts && kept.restored && (
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
