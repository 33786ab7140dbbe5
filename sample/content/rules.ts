import type { LocalText } from '@/domain/local-text';
import type { AlternationProfile, RulesProfile, SilenceProfile, VoteProfile } from '@/domain/rules';

export type RulesKey =
  | 'simple-majority'
  | 'two-thirds'
  | 'correspondence'
  | 'correspondence-two-thirds'
  | 'silence';

const inTheRoom: VoteProfile = {
  majority: 'simple',
  quorum: { of: 'members', moreThan: [1, 2] },
  onTie: 'secondVote',
  secondVoteDelayHours: 24,
  abstentionGuard: false,
  correspondence: false,
  closeEarlyWhenAllVoted: false,
};
const byCorrespondence: VoteProfile = { ...inTheRoom, correspondence: true };
const silence: SilenceProfile = { minimumHours: 72, onBroken: 'sponsor' };

const alternation: AlternationProfile = {
  membersFirst: true,
  newSpeakersFirst: true,
  regionsAlternate: false,
};

/** The profiles of the sample's body; every threshold is here and none in code. */
export const RULES: { key: RulesKey; name: LocalText; profile: RulesProfile }[] = [
  {
    key: 'simple-majority',
    name: {
      en: 'Regional conference: simple majority',
      fr: 'Conférence régionale : majorité simple',
      es: 'Conferencia regional: mayoría simple',
      ar: 'المؤتمر الإقليمي: الأغلبية البسيطة',
    },
    profile: { vote: inTheRoom, silence, alternation },
  },
  {
    key: 'two-thirds',
    name: {
      en: 'Regional conference: two thirds',
      fr: 'Conférence régionale : majorité des deux tiers',
      es: 'Conferencia regional: mayoría de dos tercios',
      ar: 'المؤتمر الإقليمي: أغلبية الثلثين',
    },
    profile: { vote: { ...inTheRoom, majority: 'twoThirds' }, silence },
  },
  {
    key: 'correspondence',
    name: {
      en: 'By correspondence: simple majority of the replies',
      fr: 'Par correspondance : majorité simple des réponses',
      es: 'Por correspondencia: mayoría simple de las respuestas',
      ar: 'بالمراسلة: الأغلبية البسيطة للردود',
    },
    profile: { vote: byCorrespondence, silence },
  },
  {
    key: 'correspondence-two-thirds',
    name: {
      en: 'By correspondence: two thirds of the replies',
      fr: 'Par correspondance : majorité des deux tiers des réponses',
      es: 'Por correspondencia: mayoría de dos tercios de las respuestas',
      ar: 'بالمراسلة: أغلبية ثلثي الردود',
    },
    profile: { vote: { ...byCorrespondence, majority: 'twoThirds' }, silence },
  },
  {
    key: 'silence',
    name: {
      en: 'Silence of 72 hours; if broken, a vote by correspondence',
      fr: 'Silence de 72 heures ; s’il est rompu, vote par correspondance',
      es: 'Silencio de 72 horas; si se rompe, votación por correspondencia',
      ar: 'إجراء الموافقة الصامتة لمدة 72 ساعة؛ وإذا كُسر الصمت فتصويت بالمراسلة',
    },
    profile: { vote: byCorrespondence, silence: { ...silence, onBroken: 'vote' } },
  },
];
