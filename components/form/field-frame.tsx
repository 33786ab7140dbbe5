'use client';

import type { ReactNode } from 'react';
import { Mark } from '../mark';
import { classes } from '../text';
import type { FieldOfForm } from './form-context';

type BoxProps = { error?: string; children: ReactNode };

/** The place of one field, or of several under one legend; marked while there is an error. */
export function FieldBox({ error, children }: BoxProps) {
  return (
    <div data-field className={classes('min-w-0', error && 'border-s-4 border-negative ps-3')}>
      {children}
    </div>
  );
}

type WordsProps = { id: string; hint?: string; error?: string };

/** A field's hint and error, in the order in which they are read. */
export function FieldWords({ id, hint, error }: WordsProps) {
  return (
    <>
      {hint && (
        <p className="mb-1.5 max-w-[62ch] text-dense text-muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="mb-1.5 flex gap-1.5 font-semibold text-negative" id={`${id}-error`}>
          <Mark kind="warning" className="mt-[0.25em]" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

type FrameProps = {
  field: FieldOfForm;
  label: string;
  /** the word for "optional", where the field may be left empty */
  optional?: string;
  /** what the field is stands beside it already, and the control itself says it to those who do not see that */
  labelHidden?: boolean;
  /** what somebody else saved in the field while the reader was typing in it */
  newer?: { text?: string; lang?: string; dir?: string };
  /** what is said of the control at the foot of the field */
  below?: ReactNode;
  /** the control, which takes `field.control` */
  children: ReactNode;
};

/** A control with its label, hint and error above it, and below it what somebody else saved meanwhile. */
export function FieldFrame({ field, label, optional, labelHidden, newer, below, children }: FrameProps) {
  const { id } = field.control;
  return (
    <FieldBox error={field.error}>
      {!labelHidden && (
        <label className="mb-1 block font-semibold" htmlFor={id}>
          {label}
          {optional && <span className="font-normal text-muted"> ({optional})</span>}
        </label>
      )}
      <FieldWords id={id} hint={field.hint} error={field.error} />
      {children}
      {newer && field.newer && <Newer template={field.newer} {...newer} />}
      {below}
    </FieldBox>
  );
}

type NewerProps = { template: string; text?: string; lang?: string; dir?: string };

function Newer({ template, text, lang, dir }: NewerProps) {
  if (text === undefined) return null;
  const [before = '', after = ''] = template.split('{text}');
  return (
    <p
      data-newer
      className="mt-1 border-s-2 border-pending ps-2 text-dense whitespace-pre-line wrap-anywhere"
    >
      {before}
      <span lang={lang} dir={dir}>
        {text || '–'}
      </span>
      {after}
    </p>
  );
}
