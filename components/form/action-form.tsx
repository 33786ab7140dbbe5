'use client';

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react';
import { createPortal } from 'react-dom';
import { Held } from '../still/held';
import { whenStill } from '../still/still';
import { classes } from '../text';
import { type Beside, besidePressed, useBeside } from './beside';
import { refusedFile, unchoose } from './chosen-files';
import { ErrorSummary } from './error-summary';
import { fieldNames } from './field-names';
import { FormContext } from './form-context';
import { Done, KeptLine } from './form-words';
import { Hidden } from './hidden';
import { forget, keyOf, textIn } from './kept-text';
import { useOwner } from './owner';
import { RequestKey, useRequestKey } from './request-key';
import { type FormAction, type FormState, type FormTexts, IDLE } from './state';
import { send } from './submission';
import { useTypedEarly } from './typed-early';
import { setOut } from './under-way';
import { useHandedOver } from './use-handed-over';
import { useKeptText } from './use-kept-text';

const NONE = {};

/** For so long after an answer was drawn the page may still be drawn anew by it. */
const HELD_MS = 1000;

export type ActionFormProps = {
  action: FormAction;
  texts: FormTexts;
  initial?: FormState;
  /** names the form on its page; what is typed waits in the browser under it */
  id: string;
  /** empties the form after it went well, for lists that grow line by line */
  resetOnOk?: boolean;
  className?: string;
  /** the form saves itself and minds its text on its own */
  savesItself?: boolean;
  /** what is answered must not wait in the browser: a vote */
  keepsNothing?: boolean;
  /** what comes of it is drawn within the form; the field that sent it keeps the focus */
  answersWithin?: boolean;
  /** may be sent by whoever sits there: signing in and out */
  ofNobody?: boolean;
  /** tells forms apart where a page has several of equal weight */
  label?: string;
  children: ReactNode;
};

/**
 * A form around a server action. Without JavaScript it posts natively and the server draws the state; with it
 * the answers stay in the fields (React's own reset is passed by) and wait in the browser until they are saved, a
 * second click sends nothing, a failed connection is said instead of losing the page, nothing moves while
 * something is pressed, no file stays chosen that was sent, and what was answered is said by the page when the form has gone. The answer takes the focus and
 * stands beside the pressed button, which stays where it is.
 */
export function ActionForm({
  action,
  texts,
  initial = IDLE,
  id,
  resetOnOk,
  className,
  savesItself = false,
  keepsNothing = false,
  answersWithin = false,
  ofNobody = false,
  label,
  children,
}: ActionFormProps) {
  const reader = useOwner();
  const owner = ofNobody ? '' : reader;
  // Without JavaScript the form is answered at its own place, and the answer is this form's and no other's.
  const [posted, post] = useActionState(action, initial, `#${id}`);
  const [answered, setAnswered] = useState<FormState>();
  const [marked, mark] = useState<Record<string, string>>();
  const [pending, startSending] = useTransition();
  const [beside, setBeside] = useState<Beside>();
  const pressed = useRef<HTMLElement>(null);
  const letGo = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answerBox = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const handOver = useHandedOver();
  useTypedEarly(id);
  const [requestKey, setKey] = useRequestKey(texts.requestKey, id, posted);
  const state = answered ?? posted;
  const wrong = state.status !== 'idle' && state.status !== 'ok';
  const names = useMemo(
    () => (wrong ? fieldNames(children, texts.inLanguage) : NONE),
    [wrong, children, texts.inLanguage],
  );
  const keeps = !keepsNothing && !ofNobody;
  const kept = useKeptText({ form, active: !savesItself, keeps, refused: wrong, onKey: setKey });

  useEffect(() => {
    if (state.status === 'idle') return;
    answerBox.current?.focus({ preventScroll: beside !== undefined });
    if (!wrong || !texts.titlePrefix) return;
    const title = document.title;
    document.title = texts.titlePrefix + title;
    return () => {
      if (document.title === texts.titlePrefix + title) document.title = title;
    };
  }, [state, wrong, beside, texts.titlePrefix]);
  useBeside(beside);
  // The answer itself may be long in being drawn, and must find the control held.
  useEffect(() => {
    if (!answered) return;
    letGo.current = setTimeout(() => {
      pressed.current = null;
    }, HELD_MS);
    return () => clearTimeout(letGo.current);
  }, [answered]);
  // It lasts until the answer is drawn, or the page that it leads to.
  useEffect(() => (pending ? setOut() : undefined), [pending]);

  function answer(next: FormState, element: HTMLFormElement, text: string) {
    const ok = next.status === 'ok';
    // What was typed while the form was on its way is not saved yet.
    const more = textIn(element) !== text;
    if (ok || next.stale) kept.letGo();
    if (ok) unchoose(element);
    if (ok && !answersWithin) handOver(next.message);
    const { current: control } = pressed;
    whenStill(() => {
      startTransition(() => {
        setAnswered(next);
        setBeside(ok && answersWithin ? undefined : besidePressed(element, control));
        mark(undefined);
        if (next.nextKey) setKey(next.nextKey);
      });
      if (ok && more) element.dispatchEvent(new Event('input'));
      else if (ok && resetOnOk) element.reset();
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    const refused = refusedFile(element);
    if (refused) return refused.focus();
    const { submitter } = event.nativeEvent as SubmitEvent;
    // The same button may be pressed again before it is let go.
    clearTimeout(letGo.current);
    pressed.current = submitter;
    const release = kept.hold();
    const sent = new FormData(element, submitter);
    const text = textIn(element);
    startSending(async () => {
      try {
        const next = await send(action, state, sent, texts);
        if (!next.lost) release();
        answer(next, element, text);
      } catch (redirect) {
        // Whoever is led on has been heard.
        kept.letGo();
        unchoose(element);
        forget(keyOf(element, owner));
        throw redirect;
      }
    });
  }

  const shown = marked && !wrong ? { ...state, errors: marked } : state;
  const summary = wrong && (
    <ErrorSummary
      title={texts.errorTitle}
      line={texts.errorLine}
      inLanguage={texts.inLanguage}
      signIn={texts.waiting?.signIn}
      state={state}
      names={names}
      ref={answerBox}
    />
  );
  const done = state.status === 'ok' && !answersWithin && state.message && (
    <Done message={state.message} ref={answerBox} />
  );
  return (
    <FormContext
      value={{
        id,
        state: shown,
        sent: state,
        pending,
        pendingText: texts.pending,
        newer: texts.newer,
        restored: kept.restored,
        owner: keeps ? owner : '',
        mark,
      }}
    >
      <form
        ref={form}
        id={id}
        className={classes('form-flow relative', className)}
        action={post}
        onSubmit={submit}
        noValidate
        // On a reload a browser may give back text that was saved long ago, over what others wrote since.
        autoComplete="off"
        aria-label={label}
        aria-busy={pending || undefined}
      >
        {owner && <Hidden name="$owner" value={owner} />}
        {!beside && summary}
        <RequestKey value={requestKey} />
        {children}
        {keeps && owner && !savesItself && <KeptLine kept={kept} texts={texts.waiting} />}
        {!beside && done}
        {beside && createPortal(summary || done, beside.host)}
        <Held pressed={pressed} />
        <p className="sr-only" role="status">
          {pending ? texts.pending : ''}
        </p>
      </form>
    </FormContext>
  );
}
