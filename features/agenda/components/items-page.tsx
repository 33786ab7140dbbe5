import { cva } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import { partsOfItem } from '@/domain/item-number';
import { missingIn } from '@/domain/working-languages';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { languageName, listing } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { addAgendaItemAction, editAgendaItemAction, removeAgendaItemAction } from '../actions';
import type { Editor } from '../queries/editor';
import { EditedRow } from './edited-row';
import { EditorFrame } from './editor-frame';
import { ROWS } from './rows-look';

/** A sub-item stands further in, as in the agenda of a document. */
const ITEM_NAME = cva('grid grid-cols-[4rem_1fr]', { variants: { depth: { item: '', below: 'ps-6' } } });

type Props = { conference: ConferenceFacts; editor: Editor; history?: ReactNode };

/** The numbered subjects of the conference, which its sessions refer to. */
export async function ItemsPage({ conference, editor, history }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('agenda'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const languages = workingLanguagesFor(locale, conference);
  const next = Math.max(0, ...editor.items.map((item) => partsOfItem(item.number)?.main ?? 0)) + 1;
  const fixed = conference.closedAt !== null;
  const fields = (item?: Editor['items'][number]) => (
    <>
      <Hidden name="conference" value={conference.slug} />
      {item && <Hidden name="itemId" value={item.id} />}
      {item && <Hidden name="version" value={item.version} />}
      <Field
        name="number"
        label={t('field.number')}
        hint={t('field.numberHint')}
        defaultValue={item?.number ?? String(next)}
        width="m"
      />
      <LocalTextFields
        name="title"
        legend={t('field.title')}
        languages={languages}
        defaultValue={item?.title}
      />
    </>
  );
  return (
    <EditorFrame conference={conference} part="items" unreleased={editor.changes.length}>
      <Section title={t('section.items')}>
        {editor.items.length === 0 && <EmptyState text={t('noItems')} />}
        <ol className={ROWS}>
          {editor.items.map((item) => (
            <li key={item.id}>
              {fixed ? (
                <ItemName item={item} />
              ) : (
                <EditedRow name={<ItemName item={item} />} word={common('action.change')}>
                  <ActionForm action={editAgendaItemAction} texts={texts} id={`item-${item.id}`}>
                    {fields(item)}
                    <SubmitButton variant="secondary">{common('action.save')}</SubmitButton>
                  </ActionForm>
                  <ActionForm
                    action={removeAgendaItemAction}
                    texts={texts}
                    id={`drop-${item.id}`}
                    className="mt-4"
                  >
                    <Hidden name="conference" value={conference.slug} />
                    <Hidden name="itemId" value={item.id} />
                    <Hidden name="version" value={item.version} />
                    <SubmitButton variant="quiet">
                      {t('do.removeItem', { number: itemLabel(item.number, locale) })}
                    </SubmitButton>
                  </ActionForm>
                </EditedRow>
              )}
            </li>
          ))}
        </ol>
      </Section>
      {!fixed && (
        <Section title={t('do.addItem')}>
          <ActionForm action={addAgendaItemAction} texts={texts} id="add-item" resetOnOk>
            {fields()}
            <SubmitButton>{t('do.addItem')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {history}
    </EditorFrame>
  );

  function ItemName({ item }: { item: Editor['items'][number] }) {
    const missing = missingIn(item.title, conference).map((one) => languageName(one, locale));
    return (
      <span className={ITEM_NAME({ depth: partsOfItem(item.number)?.below.length ? 'below' : 'item' })}>
        <span className="figures text-muted">{itemLabel(item.number, locale)}</span>
        <span>
          <span className="font-semibold">
            <InLanguage {...shownText(item.title, locale, conference.originalLanguage)} />
          </span>
          {missing.length > 0 && (
            <span className="text-dense text-muted">
              {' '}
              ({common('missingIn', { languages: listing(missing, locale) })})
            </span>
          )}
        </span>
      </span>
    );
  }
}
