'use client';

import type { ReactNode } from 'react';
import { Mark } from '../mark';
import { classes } from '../text';
import type { FieldOfForm } from './form-context';

type BoxProps = { error?: string; children: ReactNode };

/** The place of one field, or of several under one legend; marked while there is an error. */
export function FieldBox({ error, children }: BoxProps) {
  return <div className={classes('field', error && 'field-error')}>{children}</div>;
}

type WordsProps = { id: string; hint?: string; error?: string };

/** A field's hint and error, in the order in which they are read. */
export function FieldWords({ id, hint, error }: WordsProps) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error-text" id={`${id}-error`}>
          <Mark kind="warning" />
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
  /** what somebody else saved in the field while the reader was typing in it */
  newer?: { text?: string; lang?: string; dir?: string };
  /** what is said of the control at the foot of the field */
  below?: ReactNode;
  /** the control, which takes `field.control` */
  children: ReactNode;
};

/** A control with its label, hint and error above it, and below it what somebody else saved meanwhile. */
export function FieldFrame({ field, label, optional, newer, below, children }: FrameProps) {
  const { id } = field.control;
  return (
    <FieldBox error={field.error}>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <span className="label-optional"> ({optional})</span>}
      </label>
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
    <p className="field-newer">
      {before}
      <span lang={lang} dir={dir}>
        {text || '–'}
      </span>
      {after}
    </p>
  );
}
