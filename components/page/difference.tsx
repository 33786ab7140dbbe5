/** A piece of a difference: in both texts, taken out of the first, or put in by the second. */
type DifferencePiece = { kind: 'same' | 'out' | 'in'; text: string };

type Props = {
  pieces: readonly DifferencePiece[];
  /** before what is taken out and what is put in, for those who hear it */
  words: { out: string; put: string };
};

/** From one text to another: taken out struck through, put in underlined, and both said in words. */
export function Difference({ pieces, words }: Props) {
  return pieces.map(({ kind, text }, index) => {
    const key = `${index}-${kind}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    if (kind === 'out')
      return (
        <del key={key} className="text-negative line-through decoration-2">
          <span className="sr-only">{words.out} </span>
          {text}
        </del>
      );
    return (
      <ins key={key} className="font-semibold text-positive underline decoration-2 underline-offset-4">
        <span className="sr-only">{words.put} </span>
        {text}
      </ins>
    );
  });
}
