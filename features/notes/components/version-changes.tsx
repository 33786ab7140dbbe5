import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Difference } from '@/components/page/difference';
import { Fold } from '@/components/page/fold';
import { dotted } from '@/components/page/lines';
import { TagWord } from '@/components/page/tag-word';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { differenceOf } from '@/domain/amendments/words';
import { noteAnchor } from '@/domain/item-number';
import { directionOf } from '@/domain/local-text';
import type { NoteChange, NoteFate } from '@/domain/note-versions';
import { languageName, listing } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { kindLineOf } from '../queries/kind-line';
import type { VersionParagraph } from '../queries/versions';

const LOOK = {
  changed: { tone: 'accent', mark: 'amendment' },
  new: { tone: 'positive', mark: 'note' },
  struck: { tone: 'negative', mark: 'cross' },
  back: { tone: 'positive', mark: 'check' },
} as const satisfies Record<Exclude<NoteFate, 'same'>, object>;

/** From one state of the notes to another: what became of each paragraph, and apart from them those that are the same. */
export async function VersionChanges({ changes }: { changes: readonly NoteChange<VersionParagraph>[] }) {
  const t = await getTranslations('notes.versions');
  const isSame = ({ fate, moved }: NoteChange<VersionParagraph>) => fate === 'same' && !moved;
  const [same, other] = [changes.filter(isSame), changes.filter((one) => !isSame(one))];
  return (
    <>
      {other.length === 0 && <p>{t('unchanged')}</p>}
      {other.length > 0 && (
        <ParagraphRail label={t('changes')}>
          {other.map((change) => (
            <Changed key={(change.after ?? change.before)?.id} change={change} />
          ))}
        </ParagraphRail>
      )}
      {same.length > 0 && (
        <Fold title={t('same', { count: same.length })} id="same">
          <KeptParagraphs paragraphs={same.flatMap(({ after }) => after ?? [])} label={t('sameLabel')} />
        </Fold>
      )}
    </>
  );
}

async function Changed({ change }: { change: NoteChange<VersionParagraph> }) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions'), readerLocale()]);
  const { fate, moved, before, after } = change;
  const shown = fate === 'struck' ? before : after;
  if (!shown) return null;
  const from = fate === 'changed' || fate === 'same' ? before : null;
  const [was, is] = [from && factsOf(from), factsOf(shown)];
  return (
    <Kept
      paragraph={shown}
      tags={
        <>
          {fate !== 'same' && <TagWord {...LOOK[fate]}>{t(`fate.${fate}`)}</TagWord>}
          {moved && (
            <TagWord tone="quiet" mark="arrow">
              {t('moved')}
            </TagWord>
          )}
        </>
      }
    >
      {was !== null && was !== is && <p className="font-sans text-dense">{t('factsWere', { was, is })}</p>}
      <p lang={shown.language} dir={directionOf(shown.language)} className="whitespace-pre-line">
        <Difference
          pieces={differenceOf(
            fate === 'struck' ? shown.text : (from?.text ?? (fate === 'back' ? shown.text : '')),
            fate === 'struck' ? '' : shown.text,
          )}
          words={{ out: t('removedWords'), put: t('insertedWords') }}
        />
      </p>
    </Kept>
  );

  function factsOf(one: VersionParagraph): string {
    const say = sayIn(locale);
    const kind = kindLineOf(one, locale) || say(`notes.paragraphKind.${one.kind}`);
    return listing([kind, languageName(one.language, locale)], locale);
  }
}

/** Paragraphs as a version has them, each with those who wrote it; what was struck says so. */
export async function KeptParagraphs({
  paragraphs,
  label,
}: {
  paragraphs: readonly VersionParagraph[];
  label: string;
}) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions'), readerLocale()]);
  return (
    <ParagraphRail label={label}>
      {paragraphs.map((one) => {
        const kind = kindLineOf(one, locale);
        return (
          <Kept
            key={one.id}
            paragraph={one}
            tags={
              one.struck && (
                <TagWord tone="quiet" mark="cross">
                  {t('fate.struck')}
                </TagWord>
              )
            }
          >
            {kind && <p className="font-sans text-dense font-semibold text-accent">{kind}</p>}
            <p lang={one.language} dir={directionOf(one.language)} className="whitespace-pre-line">
              {one.struck ? <s className="text-muted">{one.text}</s> : one.text}
            </p>
          </Kept>
        );
      })}
    </ParagraphRail>
  );
}

type KeptProps = { paragraph: VersionParagraph; tags: ReactNode; children: ReactNode };

/** A paragraph on the rail: what is said of it, its words, and who wrote them. */
async function Kept({ paragraph, tags, children }: KeptProps) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions'), readerLocale()]);
  const number = itemLabel(paragraph.number, locale);
  const names = paragraph.writers.flatMap(({ name }) => (name ? [name] : []));
  return (
    <RailParagraph
      number={number}
      anchor={noteAnchor(paragraph.number)}
      numberLabel={sayIn(locale)('notes.paragraph', { number })}
    >
      {tags && <p className="flex flex-wrap gap-x-4 font-sans text-dense empty:hidden">{tags}</p>}
      {children}
      {names.length > 0 && (
        <p className="font-sans text-dense text-muted">
          {t('writtenBy')} {dotted(names.map((name) => <bdi key={name}>{name}</bdi>))}
        </p>
      )}
    </RailParagraph>
  );
}
