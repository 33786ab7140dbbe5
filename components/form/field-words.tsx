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

type NewerProps = { template?: string; text?: string; lang?: string; dir?: string };

export function Optional({ word }: { word?: string }) {
  return word ? <span className="label-optional"> ({word})</span> : null;
}

/** What somebody else saved in a field while the reader was typing in it. */
export function Newer({ template, text, lang, dir }: NewerProps) {
  if (!template || text === undefined) return null;
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
