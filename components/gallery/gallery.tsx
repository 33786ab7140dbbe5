import { CHART_CHOICES } from '../chart/choice';
import { VoteMark } from '../chart/vote-mark';
import { Button, ButtonLink, ButtonRow } from '../form/button';
import { Mark, type MarkKind, PATHS, type Tone } from '../mark';
import { Band } from '../page/band';
import { BesideNav } from '../page/beside-nav';
import { Breadcrumbs } from '../page/breadcrumbs';
import { ByColleague, ByOffice } from '../page/by-office';
import { CorrectionNote } from '../page/correction-note';
import { Difference } from '../page/difference';
import { EmptyState } from '../page/empty-state';
import { InLanguage } from '../page/in-language';
import { Notice } from '../page/notice';
import { PageHeading } from '../page/page-heading';
import { PartList } from '../page/part-list';
import { ProgressBar } from '../page/progress-bar';
import { Tabs } from '../page/tabs';
import { TagWord } from '../page/tag-word';
import { DrawingSpecimens } from './drawing-specimens';
import { FormSpecimens } from './form-specimens';
import { Group, Row } from './group';
import { ListSpecimens } from './list-specimens';
import { GALLERY_WORDS, type GalleryWords } from './words';

const TONES: Tone[] = ['neutral', 'accent', 'positive', 'negative', 'pending', 'quiet'];
const NOTICES = ['info', 'success', 'warning', 'error'] as const;
const VARIANTS = ['primary', 'secondary', 'danger', 'quiet'] as const;
const ON_BAND = ['band', 'bandSecondary'] as const;
const SIZES = ['s', 'm', 'l'] as const;

/** Every component in every state, in both directions and both schemes: one look for one thing, seen at once. */
export function Gallery() {
  return (['ltr', 'rtl'] as const).flatMap((dir) =>
    (['light', 'dark'] as const).map((theme) => {
      const { lang, words } = GALLERY_WORDS[dir];
      const id = `${dir}-${theme}`;
      return (
        <div key={id} dir={dir} lang={lang} data-theme={theme} className="bg-canvas text-ink">
          <div className="column py-12">
            <Specimens id={id} words={words} />
          </div>
        </div>
      );
    }),
  );
}

type Props = { id: string; words: GalleryWords };

function Specimens({ id, words }: Props) {
  return (
    <>
      <Head words={words} />
      <Group title="Button, Band">
        {VARIANTS.map((variant) => (
          <ButtonRow key={variant}>
            {SIZES.map((size) => (
              <Button key={size} variant={variant} size={size}>
                {words.action}
              </Button>
            ))}
            <Button variant={variant} disabled>
              {words.action}
            </Button>
            <ButtonLink variant={variant} href="#">
              {words.link}
            </ButtonLink>
          </ButtonRow>
        ))}
        <Band label={words.state} columns={2}>
          <ButtonRow>
            {ON_BAND.map((variant) => (
              <ButtonLink key={variant} variant={variant} href="#">
                {words.action}
              </ButtonLink>
            ))}
            <a href="#band">{words.link}</a>
          </ButtonRow>
          <ProgressBar ground="band" label={words.title} value={14} max={37} text="14 / 37" />
        </Band>
        <Band label={words.title} beside={<p>{words.long}</p>}>
          <p>{words.text}</p>
        </Band>
      </Group>
      <Group title="Mark, TagWord, VoteMark">
        <Row>
          {(Object.keys(PATHS) as MarkKind[]).map((kind) => (
            <Mark key={kind} kind={kind} />
          ))}
        </Row>
        <Row>
          {TONES.map((tone) => (
            <TagWord key={tone} tone={tone} mark="check">
              {words.state}
            </TagWord>
          ))}
        </Row>
        <Row>
          {CHART_CHOICES.map((choice) => (
            <VoteMark key={choice} choice={choice} word={words[choice]} />
          ))}
        </Row>
      </Group>
      <Group title="BesideNav, CorrectionNote, Difference, ByOffice, ByColleague">
        <BesideNav
          label={words.title}
          lead={words.state}
          languages={[{ locale: 'fr', name: words.name }]}
          beside="fr"
        />
        <CorrectionNote title={words.title} reason={words.text}>
          {words.text}
        </CorrectionNote>
        <p>
          <Difference
            pieces={[
              { kind: 'same', text: `${words.title} ` },
              { kind: 'out', text: words.country },
              { kind: 'in', text: words.other },
            ]}
            words={{ out: words.against, put: words.for }}
          />
        </p>
        <p>
          <ByOffice by={{ name: words.title, after: ` ${words.text}` }} />
          <ByColleague by={{ name: words.title, after: ` ${words.text}` }} />
        </p>
      </Group>
      <Group title="Notice, EmptyState">
        {NOTICES.map((tone) => (
          <Notice key={tone} tone={tone} label={words.state} title={words.title}>
            <p>{words.long}</p>
          </Notice>
        ))}
        <EmptyState text={words.text} action={{ label: words.action, href: '#' }} />
      </Group>
      <ListSpecimens words={words} />
      <DrawingSpecimens id={id} words={words} />
      <Group title="Form">
        <FormSpecimens id={id} words={words} />
      </Group>
    </>
  );
}

function Head({ words }: Pick<Props, 'words'>) {
  const { country, link, state, text, title } = words;
  return (
    <>
      <Breadcrumbs label="Breadcrumbs" items={[{ label: link, href: '#' }, { label: title }]} />
      <PageHeading
        title={<InLanguage text="Réponse unifiée" lang="fr" dir="ltr" mark={link} />}
        kicker={country}
        reference="AMERICAS-25/DOC/7"
        lead={text}
        tags={<TagWord mark="lock">{state}</TagWord>}
        actions={<ButtonLink href="#">{words.action}</ButtonLink>}
      />
      <Tabs
        label="Tabs"
        items={[
          { label: link, href: '#1', current: true, count: 43 },
          { label: state, href: '#2', count: 2 },
        ]}
      />
      <PartList
        label="Parts"
        parts={[
          { label: link, href: '#1', current: true },
          { label: title, status: <Mark kind="check" tone="positive" /> },
          { label: state, href: '#3', apart: true },
        ]}
      >
        <p>{text}</p>
      </PartList>
    </>
  );
}
