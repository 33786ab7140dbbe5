import { Mark } from '../mark';

/** A field's hint and error, in the order in which they are read. */
export function FieldWords({ id, hint, error }: { id: string; hint?: string; error?: string }) {
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

export function Optional({ word }: { word?: string }) {
  return word ? <span className="label-optional"> ({word})</span> : null;
}
