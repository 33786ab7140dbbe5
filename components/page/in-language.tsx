type Props = {
  text: string;
  /** the language and direction of the text, where it is not that of the page */
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** which language that is, in words that stand behind the text: "in French" */
  mark?: string;
};

/** A text that may be in another language than the page, which its mark then says in words. */
export function InLanguage({ text, lang, dir, mark }: Props) {
  if (!lang) return text;
  return (
    <>
      <bdi lang={lang} dir={dir}>
        {text}
      </bdi>
      {mark && <span className="font-sans text-meta font-normal text-muted"> ({mark})</span>}
    </>
  );
}
