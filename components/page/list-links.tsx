type Props = {
  /** `Download this list` */
  label: string;
  /** the address of the list without its ending, and what narrows it */
  address: string;
  query?: string;
};

/** The list that a page shows, as a file: as CSV and as a workbook. */
export function ListLinks({ label, address, query = '' }: Props) {
  return (
    <p className="mt-6 flex flex-wrap gap-x-4 text-dense print:hidden">
      <span className="text-muted">{label}</span>
      {['CSV', 'XLSX'].map((name) => (
        <a key={name} download href={`${address}.${name.toLowerCase()}${query}`}>
          {name}
        </a>
      ))}
    </p>
  );
}
