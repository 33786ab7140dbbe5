'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { button } from '../form/button-look';
import { Mark } from '../mark';
import { NOTICE_SIGN, notice } from '../page/notice-look';
import { SignInHere } from './sign-in-here';
import { tell, useTold } from './told';

type Props = {
  close: string;
  signIn: string;
  heldBack: string;
  /** what a form sent without JavaScript was answered; hidden where the form still says it itself */
  posted?: string;
  /** that characters were left out, for a page whose address says so: a form led there */
  leftOut: string;
};

/**
 * Messages that outlive their form, and those of the page itself: at the foot of the window, in room of their own at
 * the end of the page, so that they cover nothing for good and move nothing. Goes with the next page.
 */
export function PageNotices({ close, signIn, heldBack, posted, leftOut }: Props) {
  const last = useTold();
  const path = usePathname();
  const left = useSearchParams().has('left-out');
  const old = last !== null && last.path !== path;
  const what = old ? undefined : last?.what;
  useEffect(() => {
    if (old) tell(null);
  }, [old]);
  return (
    <div className="sticky bottom-0 z-20" data-page-notices role="status">
      {what === 'heldBack' && (
        <PageNotice warns close={close}>
          {heldBack} <SignInHere label={signIn} />
        </PageNotice>
      )}
      {typeof what === 'object' && <PageNotice close={close}>{what.text}</PageNotice>}
      {!what && left && <PageNotice>{leftOut}</PageNotice>}
      {!what && posted && <PageNotice posted>{posted}</PageNotice>}
    </div>
  );
}

/** Not beside the form that still says it itself. */
const POSTED = '[body:has(form_[data-done])_&]:hidden';

type OneNotice = { warns?: boolean; posted?: boolean; close?: string; children: ReactNode };

function PageNotice({ warns, posted, close, children }: OneNotice) {
  return (
    <div
      data-notice
      className={notice({
        tone: warns ? 'warning' : 'success',
        className: ['mx-auto max-w-[1280px] items-center border-t-border', posted && POSTED],
      })}
    >
      <Mark kind={warns ? 'warning' : 'check'} className={NOTICE_SIGN} />
      <p className="flex-1">{children}</p>
      {close && (
        <button type="button" className={button({ variant: 'quiet', size: 's' })} onClick={() => tell(null)}>
          {close}
        </button>
      )}
    </div>
  );
}
