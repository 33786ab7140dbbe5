'use client';

import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from '@/components/form/button';
import { control } from '@/components/form/field-look';
import { Mark, type MarkKind } from '@/components/mark';
import { SignInHere } from '@/components/notice/sign-in-here';
import { NOTICE_SIGN, notice } from '@/components/page/notice-look';
import { fill } from '@/components/text';
import { CLOSED } from '@/domain/live-notes';
import type { DeskStanding } from './live-desk';
import { standingLine } from './live-look';

export type StandingWords = {
  opening: string;
  saved: string;
  /** with {count} */
  saving: string;
  away: string;
  awayWith: string;
  signedOut: string;
  signIn: string;
  approved: string;
  withdrawn: string;
  missing: string;
  tooMany: string;
  unkept: string;
  close: string;
};

const CALM_MS = 600;

/** What takes no longer than a moment is not worth a word. */
function useCalm(isSaving: boolean): boolean {
  const [is, set] = useState(false);
  useEffect(() => {
    if (!isSaving) return set(false);
    const timer = setTimeout(() => set(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [isSaving]);
  return is;
}

function endedIn({ phase, code, sentence }: DeskStanding, words: StandingWords): string {
  if (phase === 'refused') return sentence ?? words.withdrawn;
  if (code === CLOSED.final) return words.approved;
  if (code === CLOSED.missing) return words.missing;
  return code === CLOSED.tooMuch ? words.tooMany : words.withdrawn;
}

/** How it stands with what was typed, in one line: what calms is said to the eye alone. */
export function StandingLine({ standing, words }: { standing: DeskStanding; words: StandingWords }) {
  const { phase, waiting } = standing;
  const isSlow = useCalm(phase === 'open' && waiting > 0);
  const [kind, line]: [MarkKind, ReactNode] = {
    opening: (): [MarkKind, ReactNode] => ['clock', words.opening],
    open: (): [MarkKind, ReactNode] =>
      isSlow ? ['clock', fill(words.saving, { count: waiting })] : ['check', words.saved],
    away: (): [MarkKind, ReactNode] => [
      'warning',
      waiting > 0 ? fill(words.awayWith, { count: waiting }) : words.away,
    ],
    signedOut: (): [MarkKind, ReactNode] => [
      'warning',
      <>
        {words.signedOut} <SignInHere label={words.signIn} />
      </>,
    ],
    ended: (): [MarkKind, ReactNode] => ['lock', endedIn(standing, words)],
    refused: (): [MarkKind, ReactNode] => ['warning', endedIn(standing, words)],
  }[phase]();
  const warns = phase !== 'open' && phase !== 'opening';
  return (
    <div className={standingLine({ warns })} data-standing={phase} data-waiting={waiting}>
      <Mark kind={kind} className="translate-y-[0.1em]" />
      <div role={warns ? 'alert' : undefined}>{line}</div>
    </div>
  );
}

type UncopiedProps = {
  title: string;
  lead?: string;
  text: string;
  close?: { label: string; act: () => void };
};

/** Words that did not become part of the notes, to be copied. */
export function Uncopied({ title, lead, text, close }: UncopiedProps) {
  const id = useId();
  if (!text) return null;
  return (
    <div className={notice({ tone: 'warning', className: 'mb-4' })} role="alert">
      <Mark kind="warning" className={NOTICE_SIGN} />
      <div className="min-w-0 flex-1">
        <p id={id}>{title}</p>
        {lead && <p>{lead}</p>}
        <textarea
          aria-labelledby={id}
          className={control({ kind: 'text', serif: true, className: 'my-2' })}
          dir="auto"
          readOnly
          value={text}
        />
        {close && (
          <Button size="s" onClick={close.act}>
            {close.label}
          </Button>
        )}
      </div>
    </div>
  );
}
