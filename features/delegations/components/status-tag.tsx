import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { CredentialsStatus } from '@/domain/credentials';
import type { RegistrationStatus } from '@/domain/registration';

const REGISTRATION = {
  nominated: { tone: 'neutral', mark: 'circle' },
  started: { tone: 'neutral', mark: 'amendment' },
  submitted: { tone: 'pending', mark: 'clock' },
  accepted: { tone: 'positive', mark: 'check' },
  returned: { tone: 'negative', mark: 'reservation' },
  withdrawn: { tone: 'quiet', mark: 'dash' },
} as const;

const CREDENTIALS = {
  awaited: { tone: 'neutral', mark: 'circle' },
  submitted: { tone: 'pending', mark: 'clock' },
  provisional: { tone: 'accent', mark: 'reservation' },
  accepted: { tone: 'positive', mark: 'check' },
  rejected: { tone: 'negative', mark: 'cross' },
} as const;

/** Where a person's registration stands: mark, word and colour. */
export async function StatusTag({ status }: { status: RegistrationStatus }) {
  const t = await getTranslations('delegations.status');
  return <TagWord {...REGISTRATION[status]}>{t(status)}</TagWord>;
}

/** Where a delegation's credentials stand. */
export async function CredentialsTag({ status }: { status: CredentialsStatus }) {
  const t = await getTranslations('delegations.credentials');
  return <TagWord {...CREDENTIALS[status]}>{t(status)}</TagWord>;
}
