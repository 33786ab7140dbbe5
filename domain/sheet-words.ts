import type { Locale } from './local-text';

/** What the head of a column says, in each language; the first is its name where one is missing. */
export type HeadWords = Readonly<Record<Locale, readonly string[]>>;

const words = (en: string, fr: string, es: string, ar: string): HeadWords => {
  const list = (text: string) => text.split('|');
  return { en: list(en), fr: list(fr), es: list(es), ar: list(ar) };
};

/**
 * By which words offices name the columns of their lists. Case, accents, signs and the forms of Arabic letters do not count. A
 * word may stand for several fields: what stands in the column, or beside it, tells which.
 */
export const HEAD_WORDS = {
  country: words(
    'Country|Countries|State|Member|Member State|Member country|Country name|Name of country|Nation|Delegation|Country of delegation',
    'Pays|État|État membre|Pays membre|Membre|Nom du pays|Délégation|Pays de la délégation',
    'País|Países|Estado|Estado miembro|País miembro|Miembro|Nombre del país|Delegación|País de la delegación',
    'البلد|الدولة|اسم الدولة|اسم البلد|الدولة العضو|البلد العضو|العضو|الوفد|الدول|البلدان|بلد|دولة',
  ),
  countryCode: words(
    'Country code|Code|ISO|ISO code|ISO2|ISO3|Alpha-2|Alpha-3|ISO 3166|Member code|Code of country',
    'Code pays|Code du pays|Code ISO|Code membre|Code du membre',
    'Código de país|Código del país|Código ISO|Código|Código del miembro|Código país',
    'رمز البلد|رمز الدولة|رمز الأيزو|الرمز|رمز العضو|كود الدولة',
  ),
  organization: words(
    'Organization|Organisation|Observer organization|International organization|Name of organization',
    'Organisation|Organisation observatrice|Organisation internationale|Nom de l’organisation',
    'Organización|Organización observadora|Organización internacional|Nombre de la organización|Organismo internacional',
    'المنظمة|منظمة|اسم المنظمة|المنظمة المراقبة|المنظمة الدولية',
  ),
  name: words(
    'Name|Full name|Participant|Person|Name of participant|Name and surname|Delegate name',
    'Nom|Nom complet|Nom et prénom|Prénom et nom|Nom et prénoms|Nom, prénom|Participant|Nom du participant',
    'Nombre|Nombre completo|Nombre y apellido|Nombre y apellidos|Apellidos y nombre|Participante|Nombre del participante',
    'الاسم|الاسم الكامل|اسم المشارك|الاسم واللقب|المشارك|اسم',
  ),
  givenName: words(
    'Given name|Given names|First name|First names|Forename|Forenames',
    'Prénom|Prénoms',
    'Nombre|Nombres|Nombre de pila',
    'الاسم الأول|الاسم الشخصي',
  ),
  familyName: words(
    'Family name|Surname|Last name|Name|Family names',
    'Nom de famille|Nom|Noms',
    'Apellido|Apellidos|Primer apellido',
    'اسم العائلة|اللقب|اسم الأسرة|الكنية|الاسم العائلي',
  ),
  focalName: words(
    'Focal point|Name of the focal point|Focal point name|Contact|Contact person|Name|Full name|Contact name',
    'Point focal|Nom du point focal|Contact|Personne à contacter|Nom|Nom complet|Nom et prénom',
    'Punto focal|Nombre del punto focal|Contacto|Persona de contacto|Nombre|Nombre completo|Nombre y apellidos',
    'جهة الاتصال|نقطة الاتصال|اسم جهة الاتصال|اسم نقطة الاتصال|منسق الاتصال|الاسم|الاسم الكامل',
  ),
  email: words(
    'E-mail address|E-mail|Email|Mail|Email address|E-mail of the focal point|Focal point e-mail|Contact e-mail|E-mail address of the focal point',
    'Adresse électronique|Courriel|E-mail|Mél|Mail|Adresse e-mail|Adresse courriel|Adresse mail|Adresse de courriel|Adresse de messagerie|Courriel du point focal|Courrier électronique|Adresse électronique du point focal',
    'Correo electrónico|Correo|E-mail|Dirección de correo electrónico|Dirección electrónica|Correo electrónico del punto focal|Mail|Correo-e',
    'البريد الإلكتروني|البريد|عنوان البريد الإلكتروني|الإيميل|ايميل|بريد إلكتروني|البريد الإلكتروني لجهة الاتصال',
  ),
  capacity: words(
    'Capacity|Role|Function|Role in the delegation|Capacity in the delegation|Status',
    'Qualité|Fonction|Rôle|Qualité dans la délégation|Rôle dans la délégation|Titre',
    'Calidad|Función|Cargo|Rol|Calidad en la delegación|Papel|Función en la delegación',
    'الصفة|صفة|الصفة في الوفد|الدور|الوظيفة',
  ),
  office: words(
    'Office|Position|Title|Job title|Post|Function|Role|Office held|Institution|Department|Rank and post',
    'Fonction|Poste|Titre|Fonctions|Emploi|Charge|Institution|Service|Qualité',
    'Cargo|Puesto|Función|Cargo actual|Institución|Dependencia|Título',
    'المنصب|الوظيفة|المسمى الوظيفي|المؤسسة|الجهة',
  ),
  badgeName: words(
    'Name on the badge|Badge name|Name on badge|Name in Latin letters|Latin name',
    'Nom sur le badge|Nom en caractères latins|Nom pour le badge',
    'Nombre en el distintivo|Nombre en caracteres latinos|Nombre para el distintivo|Nombre en la credencial',
    'الاسم على بطاقة الدخول|الاسم على البطاقة|الاسم بالأحرف اللاتينية|الاسم باللاتينية',
  ),
  locale: words(
    'Language of letters|Language of the letter|Language|Correspondence language|Preferred language|Language of correspondence',
    'Langue des lettres|Langue de la lettre|Langue|Langue de correspondance|Langue préférée',
    'Idioma de las cartas|Idioma de la carta|Idioma|Idioma de correspondencia|Idioma preferido',
    'لغة الرسائل|لغة الرسالة|اللغة|لغة المراسلة|اللغة المفضلة',
  ),
  languages: words(
    'Languages|Languages spoken|Working languages|Spoken languages',
    'Langues|Langues parlées|Langues de travail',
    'Idiomas|Idiomas hablados|Lenguas|Idiomas de trabajo',
    'اللغات|اللغات المتحدث بها|لغات العمل',
  ),
  phone: words(
    'Telephone|Phone|Telephone number|Phone number|Mobile|Mobile phone|Tel|Cell phone|Mobile number',
    'Téléphone|Tél|Numéro de téléphone|Portable|Mobile|Téléphone portable|Téléphone mobile',
    'Teléfono|Tel|Número de teléfono|Móvil|Celular|Teléfono móvil|Teléfono celular',
    'الهاتف|رقم الهاتف|الجوال|المحمول|الهاتف المحمول|رقم الجوال|تلفون|هاتف',
  ),
  dietaryNeeds: words(
    'Dietary needs|Diet|Dietary requirements|Dietary restrictions',
    'Besoins alimentaires|Régime alimentaire|Restrictions alimentaires',
    'Necesidades alimentarias|Dieta|Régimen alimentario|Restricciones alimentarias',
    'الاحتياجات الغذائية|النظام الغذائي',
  ),
  accessNeeds: words(
    'Access needs|Accessibility|Accessibility needs|Special needs|Access requirements',
    'Besoins d’accès|Accessibilité|Besoins d’accessibilité|Besoins particuliers',
    'Necesidades de acceso|Accesibilidad|Necesidades de accesibilidad|Necesidades especiales',
    'احتياجات الوصول|إمكانية الوصول|احتياجات خاصة',
  ),
  kind: words(
    'Kind|Kind of delegation|Type|Category|Type of delegation|Delegation type',
    'Type|Catégorie|Nature|Type de délégation|Catégorie de délégation',
    'Tipo|Categoría|Clase|Tipo de delegación|Clase de delegación',
    'النوع|الفئة|نوع الوفد|فئة الوفد',
  ),
  quota: words(
    'Places|Quota|Seats|Number of places|Number of persons|Maximum',
    'Places|Quota|Nombre de places|Nombre de personnes|Effectif',
    'Plazas|Cupo|Cuota|Número de plazas|Lugares|Número de personas',
    'المقاعد|الحصة|عدد المقاعد|الأماكن|عدد الأشخاص',
  ),
  region: words('Region|Area', 'Région', 'Región', 'المنطقة|الإقليم|منطقة'),
  since: words(
    'Member since|Since|Date of admission|Admission|Admitted|Joined|Date of accession|Accession|From',
    'Membre depuis|Depuis|Date d’admission|Admission|Date d’adhésion|Adhésion|Depuis le',
    'Miembro desde|Desde|Fecha de admisión|Admisión|Fecha de ingreso|Ingreso|Fecha de adhesión|Adhesión',
    'عضو منذ|منذ|تاريخ الانضمام|تاريخ القبول|تاريخ العضوية|الانضمام',
  ),
  until: words(
    'Last day as a member|Until|End of membership|Withdrawn on|To|Membership ended',
    'Dernier jour en tant que membre|Jusqu’au|Fin de l’adhésion|Date de retrait|Jusqu’à',
    'Último día como miembro|Hasta|Fin de la membresía|Fecha de retiro',
    'آخر يوم للعضوية|حتى|إلى|نهاية العضوية|تاريخ الانسحاب',
  ),
} as const satisfies Readonly<Record<string, HeadWords>>;

/** Other words for a choice than its label in the house. */
export const CHOICE_WORDS: Readonly<Record<string, readonly string[]>> = {
  head: 'Head|HoD|Chef de délégation|Cheffe de délégation|Chef|Chef(fe) de délégation|CdD|Jefe de delegación|Jefa de delegación|Jefe|Jefe de la delegación|رئيس الوفد|رئيسة الوفد|رئيس وفد|رئيس'.split(
    '|',
  ),
  alternate:
    'Alternate|Alternate head|Deputy head|Suppléant|Suppléante|Chef adjoint|Chef suppléant|Suplente|Jefe alterno|Alterno|Jefe suplente|نائب رئيس الوفد|مناوب|نائب'.split(
      '|',
    ),
  delegate:
    'Delegate|Member of the delegation|Délégué|Déléguée|Membre|Membre de la délégation|Delegado|Delegada|Miembro|Miembro de la delegación|مندوب|مندوبة|عضو|عضو الوفد'.split(
      '|',
    ),
  adviser: 'Adviser|Advisor|Conseiller|Conseillère|Asesor|Asesora|Consejero|Consejera|مستشار|مستشارة'.split(
    '|',
  ),
  expert: 'Expert|Experte|Experto|Experta|Perito|خبير|خبيرة'.split('|'),
  memberInRegion:
    'Member in region|Member of the region|Member in the region|Membre de la région|Miembro de la región|عضو من المنطقة|عضو في المنطقة'.split(
      '|',
    ),
  memberOutOfRegion:
    'Member out of region|Member outside the region|Membre hors région|Membre extérieur à la région|Miembro de fuera de la región|Miembro de otra región|عضو من خارج المنطقة'.split(
      '|',
    ),
  observer:
    'Observer|Observer organization|Observateur|Organisation observatrice|Observador|Observadora|Organización observadora|مراقب|منظمة مراقبة'.split(
      '|',
    ),
  guest: 'Guest|Invited|Invité|Invitée|Invitado|Invitada|ضيف|مدعو'.split('|'),
  host: 'Host|Host country|Hôte|Pays hôte|Anfitrión|País anfitrión|مضيف|البلد المضيف|الدولة المضيفة'.split(
    '|',
  ),
  secretariat:
    'Secretariat|General Secretariat|Secrétariat|Secrétariat général|Secretaría|Secretaría General|الأمانة|الأمانة العامة'.split(
      '|',
    ),
  africa: 'Africa|Afrique|África|أفريقيا|افريقيا'.split('|'),
  americas: 'America|Americas|The Americas|Amérique|Amériques|América|Américas|الأمريكتان|أمريكا'.split('|'),
  asia: 'Asia|Asie|آسيا'.split('|'),
  europe: 'Europe|Europa|أوروبا|أوربا'.split('|'),
  middleEast:
    'Middle East|MENA|Middle East and North Africa|Moyen-Orient|Oriente Medio|Medio Oriente|الشرق الأوسط'.split(
      '|',
    ),
  oceania: 'Oceania|Pacific|Océanie|Pacifique|Oceanía|Pacífico|أوقيانوسيا'.split('|'),
  en: 'English|Anglais|Inglés|الإنجليزية|الانكليزية|إنجليزي|eng'.split('|'),
  fr: 'French|Français|Francés|الفرنسية|فرنسي|fra|fre'.split('|'),
  es: 'Spanish|Espagnol|Español|Castellano|الإسبانية|إسباني|spa'.split('|'),
  ar: 'Arabic|Arabe|Árabe|العربية|عربي|ara'.split('|'),
};
