import type { SampleProposal } from './shapes';

export const CONTACT_DIRECTORY: SampleProposal = {
  key: 'sample-contact-directory',
  kind: 'decision',
  strength: null,
  topics: ['environmental-crime'],
  session: 'fourth-plenary',
  decidedBy: 'silence',
  title: {
    en: 'Sample: directory of contact points on environmental crime',
    fr: 'Modèle : répertoire des points de contact sur la criminalité environnementale',
    es: 'Modelo: directorio de puntos de contacto sobre delitos contra el medio ambiente',
    ar: 'نموذج: دليل جهات الاتصال المعنية بالجرائم البيئية',
  },
  preambular: [
    {
      en: 'Recalling that no delegation spoke against the substance of the proposal,',
      fr: 'Rappelant qu’aucune délégation ne s’est opposée au fond de la proposition,',
      es: 'Recordando que ninguna delegación se opuso al fondo de la propuesta,',
      ar: 'إذ يذكّر بأن أي وفد لم يعترض على جوهر المقترح،',
    },
  ],
  operative: [
    {
      verb: 'decides',
      addressee: 'bureausSubject',
      text: {
        en: 'shall each name one contact point on environmental crime;',
        fr: 'désignent chacun un point de contact sur la criminalité environnementale ;',
        es: 'designen cada una un punto de contacto sobre delitos contra el medio ambiente;',
        ar: 'بتسمية جهة اتصال واحدة لكل منها معنية بالجرائم البيئية؛',
      },
    },
    {
      verb: 'requests',
      addressee: 'secretariat',
      text: {
        en: 'to keep the directory and to send it to the members twice a year.',
        fr: 'de tenir le répertoire et de l’adresser aux membres deux fois par an.',
        es: 'que mantenga el directorio y lo envíe a los miembros dos veces al año.',
        ar: 'تعهّد الدليل وإرساله إلى الأعضاء مرتين في السنة.',
      },
    },
  ],
};

export const GLOSSARY: SampleProposal = {
  key: 'sample-glossary',
  kind: 'measure',
  strength: null,
  topics: ['biometrics'],
  session: 'fourth-plenary',
  decidedBy: null,
  title: {
    en: 'Sample: regional glossary of terms in the official languages',
    fr: 'Modèle : glossaire régional dans les langues officielles',
    es: 'Modelo: glosario regional de términos en los idiomas oficiales',
    ar: 'نموذج: مسرد إقليمي للمصطلحات باللغات الرسمية',
  },
  preambular: [
    {
      en: 'Noting that one term with two meanings delays a request more than a missing translation,',
      fr: 'Notant qu’un terme à double sens retarde davantage une demande qu’une traduction manquante,',
      es: 'Observando que un término con dos significados retrasa una solicitud más que la falta de traducción,',
      ar: 'إذ يلاحظ أن مصطلحًا واحدًا يحتمل معنيين يؤخر الطلب أكثر مما يؤخره غياب الترجمة،',
    },
  ],
  operative: [
    {
      verb: 'requests',
      addressee: 'secretariat',
      text: {
        en: 'to prepare, with the members, a glossary of the terms used in databases and alerts.',
        fr: 'd’établir, avec les membres, un glossaire des termes employés dans les bases de données et les alertes.',
        es: 'que elabore, con los miembros, un glosario de los términos empleados en las bases de datos y las alertas.',
        ar: 'إعداد مسرد، بالتعاون مع الأعضاء، للمصطلحات المستخدمة في قواعد البيانات والتنبيهات.',
      },
    },
  ],
};
