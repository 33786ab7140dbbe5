'use client';

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react';
import { Mark } from '../mark';
import { classes } from '../text';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import { Hidden } from './hidden';
import { useOwner } from './owner';
import { RequestKey, useRequestKey } from './request-key';
import { type FormAction, type FormState, type FormTexts, IDLE } from './state';
import { send } from './submission';
import { useTypedUpon } from './use-typed-upon';

export type ActionFormProps = {
  action: FormAction;
  texts: FormTexts;
  initial?: FormState;
  id?: string;
  /** empties the form after it went well, for lists that grow line by line */
  resetOnOk?: boolean;
  className?: string;
  /** the form saves itself and minds its versions on its own */
  savesItself?: boolean;
  children: ReactNode;
};

/**
 * A form around a server action. Without JavaScript it posts natively and the server draws the state; with it
 * the answers stay in the fields (React's own reset is passed by), a second click sends nothing, and a
 * failed connection is said instead of losing the page.
 */
export function ActionForm({
  action,
  texts,
  initial = IDLE,
  id,
  resetOnOk,
  className,
  savesItself = false,
  children,
}: ActionFormProps) {
  const madeId = useId();
  const owner = useOwner();
  const formId = id ?? madeId;
  const [posted, post] = useActionState(action, initial);
  const [answered, setAnswered] = useState<FormState>();
  const [pending, startSending] = useTransition();
  const summary = useRef<HTMLDivElement>(null);
  const done = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const letGo = useTypedUpon(form, !savesItself);
  const [requestKey, setKey] = useRequestKey(texts.requestKey, formId, posted);
  const state = answered ?? posted;
  const wrong = state.status !== 'idle' && state.status !== 'ok';

  useEffect(() => {
    if (state.status === 'idle') return;
    const box = wrong ? summary.current : done.current;
    box?.focus();
    if (!wrong || !texts.titlePrefix) return;
    const title = document.title;
    document.title = texts.titlePrefix + title;
    return () => {
      if (document.title === texts.titlePrefix + title) document.title = title;
    };
  }, [state, wrong, texts.titlePrefix]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const sent = new FormData(element, submitter);
    startSending(async () => {
      const next = await send(action, state, sent, texts);
      startTransition(() => setAnswered(next));
      if (next.nextKey) setKey(next.nextKey);
      if (next.status === 'ok' || next.stale) letGo();
      if (next.status === 'ok' && resetOnOk) element.reset();
    });
  }

  return (
    <FormContext value={{ id: formId, state, pending, pendingText: texts.pending, newer: texts.newer }}>
      <form
        ref={form}
        id={formId}
        className={classes('form', className)}
        action={post}
        onSubmit={submit}
        noValidate
        aria-busy={pending || undefined}
      >
        {owner && <Hidden name="$owner" value={owner} />}
        {wrong && <ErrorSummary title={texts.errorTitle} ref={summary} />}
        {state.status === 'ok' && state.message && (
          <div className="notice notice-success" role="status" tabIndex={-1} ref={done}>
            <Mark kind="check" />
            <p>{state.message}</p>
          </div>
        )}
        <RequestKey value={requestKey} />
        {children}
        <p className="sr-only" role="status">
          {pending ? texts.pending : ''}
        </p>
      </form>
    </FormContext>
  );
}
