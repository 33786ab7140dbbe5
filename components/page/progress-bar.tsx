import { useId } from 'react';

type Props = { label: string; value: number; max: number; text: string };

/** How far a thing has come, in figures and as a bar; `text` is for example "14 of 37". */
export function ProgressBar({ label, value, max, text }: Props) {
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <span className="figures">{text}</span>
      <progress id={id} value={Math.min(value, max)} max={Math.max(max, 1)}>
        {text}
      </progress>
    </div>
  );
}
