import { useId } from 'react';

const BAR =
  'col-span-full h-2 w-full appearance-none border border-border bg-surface [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-accent';

type Props = { label: string; value: number; max: number; text: string };

/** How far a thing has come, in figures and as a bar; `text` is for example "14 of 37". */
export function ProgressBar({ label, value, max, text }: Props) {
  const id = useId();
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-dense">
      <label htmlFor={id}>{label}</label>
      <span className="figures">{text}</span>
      <progress className={BAR} id={id} value={Math.min(value, max)} max={Math.max(max, 1)}>
        {text}
      </progress>
    </div>
  );
}
