import type { Locale } from './local-text';
import type { Part } from './outcomes';

/**
 * Verbs that mean the same in the languages. `asks`: what follows an operative one is whom it asks, and what is asked then
 * begins with this word in French; `usual`: it is whom it asks where that is one of the usual addressees.
 */
export type OpeningVerb = Readonly<Record<Locale, readonly string[]>> & { asks?: 'à' | 'de' | 'usual' };

/**
 * The verbs that open the paragraphs of a resolution, as the United Nations Editorial Manual and the resolutions of its General
 * Assembly use them, the commonest first. A French or Spanish verb stands with the word that it governs the next by.
 */
export const OPENING_VERBS: Readonly<Record<Part, readonly OpeningVerb[]>> = {
  operative: [
    {
      en: ['Recommends that', 'Recommends'],
      fr: ['Recommande'],
      es: ['Recomienda'],
      ar: ['يوصي'],
      asks: 'de',
    },
    { en: ['Encourages'], fr: ['Encourage'], es: ['Alienta'], ar: ['يشجع'], asks: 'à' },
    { en: ['Invites'], fr: ['Invite'], es: ['Invita'], ar: ['يدعو'], asks: 'à' },
    {
      en: ['Requests'],
      fr: ['Prie', 'Demande à'],
      es: ['Solicita', 'Pide'],
      ar: ['يطلب إلى', 'يطلب من'],
      asks: 'de',
    },
    { en: ['Urges'], fr: ['Engage', 'Exhorte'], es: ['Insta'], ar: ['يحث'], asks: 'à' },
    {
      en: ['Calls upon', 'Calls on'],
      fr: ['Demande instamment à', 'Appelle'],
      es: ['Exhorta', 'Hace un llamamiento'],
      ar: ['يهيب', 'يناشد'],
      asks: 'de',
    },
    { en: ['Mandates'], fr: ['Charge', 'Mandate'], es: ['Encomienda', 'Encarga'], ar: ['يكلف'], asks: 'de' },
    { en: ['Authorizes'], fr: ['Autorise'], es: ['Autoriza'], ar: ['يأذن', 'يخول'], asks: 'à' },
    { en: ['Supports'], fr: ['Appuie', 'Soutient'], es: ['Apoya'], ar: ['يؤيد', 'يدعم'], asks: 'à' },
    {
      en: ['Decides that', 'Decides to', 'Decides'],
      fr: ['Décide que', 'Décide de', 'Décide'],
      es: ['Decide que', 'Decide'],
      ar: ['يقرر أن تقوم', 'يقرر أن يقوم', 'يقرر أن', 'يقرر'],
      asks: 'usual',
    },
    { en: ['Adopts'], fr: ['Adopte'], es: ['Aprueba'], ar: ['يعتمد'] },
    { en: ['Approves'], fr: ['Approuve'], es: ['Aprueba'], ar: ['يوافق على', 'يقر'] },
    {
      en: ['Endorses'],
      fr: ['Fait sienne', 'Fait siennes', 'Souscrit à'],
      es: ['Hace suya', 'Hace suyas', 'Hace suyo'],
      ar: ['يؤيد'],
    },
    {
      en: ['Welcomes'],
      fr: ['Se félicite de', 'Accueille avec satisfaction'],
      es: ['Acoge con beneplácito'],
      ar: ['يرحب'],
    },
    {
      en: ['Takes note of', 'Takes note that'],
      fr: ['Prend note de', 'Prend acte de'],
      es: ['Toma nota de'],
      ar: ['يحيط علما'],
    },
    {
      en: ['Reaffirms that', 'Reaffirms'],
      fr: ['Réaffirme que', 'Réaffirme'],
      es: ['Reafirma que', 'Reafirma'],
      ar: ['يعيد تأكيد', 'يؤكد من جديد'],
    },
    {
      en: ['Emphasizes', 'Stresses'],
      fr: ['Souligne'],
      es: ['Subraya', 'Destaca'],
      ar: ['يشدد على', 'يؤكد'],
    },
    { en: ['Expresses'], fr: ['Exprime'], es: ['Expresa'], ar: ['يعرب عن'] },
    { en: ['Condemns'], fr: ['Condamne'], es: ['Condena'], ar: ['يدين'] },
    { en: ['Declares'], fr: ['Déclare'], es: ['Declara'], ar: ['يعلن'] },
  ],
  preambular: [
    { en: ['Recalling'], fr: ['Rappelant'], es: ['Recordando'], ar: ['إذ يشير إلى', 'إذ يستذكر'] },
    {
      en: ['Recognizing'],
      fr: ['Consciente que', 'Reconnaissant', 'Consciente de'],
      es: ['Reconociendo'],
      ar: ['إذ يدرك', 'إذ يسلم بأن'],
    },
    {
      en: ['Noting'],
      fr: ['Notant', 'Constatant'],
      es: ['Observando', 'Tomando nota de'],
      ar: ['إذ يلاحظ', 'إذ يحيط علما'],
    },
    { en: ['Considering'], fr: ['Considérant'], es: ['Considerando'], ar: ['إذ يضع في اعتباره', 'إذ يرى'] },
    {
      en: ['Concerned', 'Deeply concerned'],
      fr: ['Préoccupée par', 'Vivement préoccupée par'],
      es: ['Preocupada por'],
      ar: ['إذ يساوره القلق'],
    },
    { en: ['Convinced'], fr: ['Convaincue'], es: ['Convencida'], ar: ['إذ يعرب عن اقتناعه'] },
    {
      en: ['Bearing in mind', 'Mindful of'],
      fr: ['Ayant à l’esprit'],
      es: ['Teniendo presente', 'Teniendo en cuenta'],
      ar: ['إذ يأخذ في الحسبان'],
    },
    {
      en: ['Reaffirming'],
      fr: ['Réaffirmant'],
      es: ['Reafirmando'],
      ar: ['إذ يعيد تأكيد', 'إذ يؤكد من جديد'],
    },
    {
      en: ['Welcoming'],
      fr: ['Se félicitant de', 'Accueillant avec satisfaction'],
      es: ['Acogiendo con beneplácito'],
      ar: ['إذ يرحب'],
    },
    {
      en: ['Having considered', 'Having examined'],
      fr: ['Ayant examiné'],
      es: ['Habiendo examinado'],
      ar: ['وقد نظر في'],
    },
  ],
};

/** Words that strengthen or repeat a verb stand before it, or in French and Spanish after it. */
export const BESIDE_A_VERB: Readonly<Record<Locale, readonly string[]>> = {
  en: ['also', 'further', 'again', 'strongly', 'once again', 'solemnly'],
  fr: ['également', 'en outre', 'de nouveau', 'vivement', 'instamment'],
  es: ['también', 'además', 'nuevamente', 'encarecidamente'],
  ar: ['أيضا', 'كذلك', 'بقوة', 'مرة أخرى'],
};

/** Those whom texts of conferences ask, with the word that a verb governs them by. */
export const ADDRESSEES: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'member countries',
    'all member countries',
    'the member countries',
    'Member States',
    'all Member States',
    'Governments',
    'National Central Bureaus',
    'all National Central Bureaus',
    'the General Secretariat',
    'the Secretary General',
    'the Secretariat',
    'the Organization',
    'the Executive Committee',
    'the General Assembly',
    'the Regional Bureaus',
    'the Regional Conference',
  ],
  fr: [
    'les pays membres',
    'aux pays membres',
    'tous les pays membres',
    'à tous les pays membres',
    'les États membres',
    'aux États membres',
    'les gouvernements',
    'aux gouvernements',
    'les Bureaux centraux nationaux',
    'aux Bureaux centraux nationaux',
    'le Secrétariat général',
    'au Secrétariat général',
    'le Secrétaire général',
    'au Secrétaire général',
    'le secrétariat',
    'au secrétariat',
    'l’Organisation',
    'à l’Organisation',
    'le Comité exécutif',
    'au Comité exécutif',
    'l’Assemblée générale',
    'à l’Assemblée générale',
    'les Bureaux régionaux',
    'aux Bureaux régionaux',
  ],
  es: [
    'a los países miembros',
    'los países miembros',
    'a todos los países miembros',
    'a los Estados Miembros',
    'los Estados Miembros',
    'a los gobiernos',
    'a las Oficinas Centrales Nacionales',
    'las Oficinas Centrales Nacionales',
    'a la Secretaría General',
    'la Secretaría General',
    'al Secretario General',
    'el Secretario General',
    'a la Secretaría',
    'a la Organización',
    'la Organización',
    'al Comité Ejecutivo',
    'a la Asamblea General',
    'a las Oficinas Regionales',
  ],
  ar: [
    'البلدان الأعضاء',
    'جميع البلدان الأعضاء',
    'الدول الأعضاء',
    'جميع الدول الأعضاء',
    'الحكومات',
    'المكاتب المركزية الوطنية',
    'الأمانة العامة',
    'الأمين العام',
    'الأمانة',
    'المنظمة',
    'اللجنة التنفيذية',
    'الجمعية العامة',
    'المكاتب الإقليمية',
  ],
};

/** True for a word at which what is asked begins, where the addressee is none of those. */
export function startsAsked(word: string, language: Locale, asks: NonNullable<OpeningVerb['asks']>): boolean {
  if (asks === 'usual') return false;
  const starts = { en: /^(?:to|that)$/u, fr: FRENCH[asks], es: /^(?:que|a)$/u, ar: /^(?:إلى|على|أن|بأن)$/u };
  return starts[language].test(word);
}
const FRENCH = { à: /^(?:à|que|qu’.*)$/u, de: /^(?:de|d’.*|que|qu’.*)$/u };
