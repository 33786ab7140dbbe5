import { CYBERCRIME, DRUG_TRAFFICKING } from './outcomes-crime';
import { NATURAL_RESOURCES, WILDLIFE_MARKETS } from './outcomes-environment';
import { BIOMETRICS_AND_FINANCE, CBRN_AND_EXPLOSIVES, TERRORIST_DATA } from './outcomes-terrorism';
import type { SampleOutcome } from './shapes';

/** The seven outcomes of the model case. None has a recorded vote: the method of adoption is not stated. */
export const OUTCOMES: SampleOutcome[] = [
  DRUG_TRAFFICKING,
  WILDLIFE_MARKETS,
  NATURAL_RESOURCES,
  TERRORIST_DATA,
  CBRN_AND_EXPLOSIVES,
  BIOMETRICS_AND_FINANCE,
  CYBERCRIME,
];
