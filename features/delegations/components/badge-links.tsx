import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { BADGE_SIZES, badgesFile } from '@/domain/badges';

type Props = {
  here: string;
  /** whose badges; null for all that the page shows */
  holders: readonly string[] | null;
  /** it is what the page is for */
  first?: boolean;
};

/** The badges as files to be printed, in each size. */
export async function BadgeLinks({ here, holders, first = false }: Props) {
  const t = await getTranslations('delegations.badge');
  return (
    <ButtonRow>
      {BADGE_SIZES.map((size) => (
        <ButtonLink
          key={size}
          variant={first && size === 'a6' ? 'primary' : 'secondary'}
          href={badgesFile(here, holders, size)}
          download
        >
          {t(`print.${size}`)}
        </ButtonLink>
      ))}
    </ButtonRow>
  );
}
