import { cva } from 'class-variance-authority';
import { useId } from 'react';

const BAR = cva('col-span-full h-2 w-full appearance-none border', {
  variants: {
    ground: {
      page: 'border-border bg-surface [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-accent',
      band: 'border-on-band-muted bg-band-deep [&::-moz-progress-bar]:bg-on-band [&::-webkit-progress-bar]:bg-band-deep [&::-webkit-progress-value]:bg-on-band',
    },
  },
});

type Props = {
  label: string;
  value: number;
  max: number;
  text: string;
  /** what it is drawn upon */
  ground?: 'page' | 'band';
};

/** How far a thing has come, in figures and as a bar; `text` is for example "14 of 37". */
export function ProgressBar({ label, value, max, text, ground = 'page' }: Props) {
  const id = useId();
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-dense">
      <label htmlFor={id}>{label}</label>
      <span className="figures">{text}</span>
      <progress className={BAR({ ground })} id={id} value={Math.min(value, max)} max={Math.max(max, 1)}>
        {text}
      </progress>
    </div>
  );
}
