import type { SampleOutcome } from './shapes';

export const TERRORIST_DATA: SampleOutcome = {
  key: 'terrorist-data',
  kind: 'measure',
  strength: 'supported',
  topics: ['terrorism-organized-crime'],
  session: 'third-plenary',
  title: {
    en: 'Exchange of data on terrorists, their organizations and their support mechanisms',
    fr: 'Échange de données sur les terroristes, leurs organisations et leurs mécanismes de soutien',
    es: 'Intercambio de datos sobre los terroristas, sus organizaciones y sus mecanismos de apoyo',
    ar: 'تبادل البيانات عن الإرهابيين وتنظيماتهم وآليات دعمهم',
  },
  preambular: [
    {
      en: 'Noting that support mechanisms are the part least often recorded,',
      fr: 'Notant que les mécanismes de soutien sont l’élément le moins souvent consigné,',
      es: 'Observando que los mecanismos de apoyo son el elemento que con menor frecuencia se registra,',
      ar: 'إذ يلاحظ أن آليات الدعم هي أقل العناصر تدوينًا،',
    },
  ],
  operative: [
    {
      verb: 'supports',
      addressee: 'members',
      text: {
        en: 'in exchanging more data on terrorists, their organizations and their support mechanisms;',
        fr: 'dans un échange accru de données sur les terroristes, leurs organisations et leurs mécanismes de soutien ;',
        es: 'en un mayor intercambio de datos sobre los terroristas, sus organizaciones y sus mecanismos de apoyo;',
        ar: 'في زيادة تبادل البيانات عن الإرهابيين وتنظيماتهم وآليات دعمهم؛',
      },
    },
    {
      verb: 'invites',
      addressee: 'bureaus',
      text: {
        en: 'to keep up to date the data that they have supplied.',
        fr: 'à tenir à jour les données qu’ils ont communiquées.',
        es: 'a que mantengan actualizados los datos que hayan facilitado.',
        ar: 'إلى تحديث ما قدمته من بيانات باستمرار.',
      },
    },
  ],
};

export const CBRN_AND_EXPLOSIVES: SampleOutcome = {
  key: 'cbrn-ied',
  kind: 'measure',
  strength: 'supported',
  topics: ['terrorism-organized-crime'],
  session: 'third-plenary',
  title: {
    en: 'Intelligence on CBRN and improvised-explosive incidents',
    fr: 'Renseignements sur les incidents NRBC et les engins explosifs improvisés',
    es: 'Inteligencia sobre incidentes QBRN y con artefactos explosivos improvisados',
    ar: 'المعلومات الاستخبارية عن الحوادث الكيميائية والبيولوجية والإشعاعية والنووية وحوادث الأجهزة المتفجرة اليدوية الصنع',
  },
  preambular: [
    {
      en: 'Considering that an incident which failed teaches as much as one which succeeded,',
      fr: 'Considérant qu’un incident qui a échoué est aussi instructif qu’un incident qui a abouti,',
      es: 'Considerando que un incidente frustrado enseña tanto como uno consumado,',
      ar: 'إذ يضع في اعتباره أن الدروس المستفادة من حادث فاشل لا تقل عن تلك المستفادة من حادث وقع فعلًا،',
    },
  ],
  operative: [
    {
      verb: 'supports',
      addressee: 'members',
      text: {
        en: 'in sharing more intelligence on subjects and methods in incidents involving chemical, biological, radiological and nuclear material or improvised explosive devices.',
        fr: 'dans un partage accru de renseignements sur les individus et les méthodes dans les incidents impliquant des matières nucléaires, radiologiques, biologiques ou chimiques ou des engins explosifs improvisés.',
        es: 'en un mayor intercambio de inteligencia sobre los sujetos y los métodos en los incidentes con materiales químicos, biológicos, radiológicos y nucleares o con artefactos explosivos improvisados.',
        ar: 'في زيادة تبادل المعلومات الاستخبارية عن الأشخاص والأساليب في الحوادث التي تنطوي على مواد كيميائية أو بيولوجية أو إشعاعية أو نووية أو على أجهزة متفجرة يدوية الصنع.',
      },
    },
  ],
};

export const BIOMETRICS_AND_FINANCE: SampleOutcome = {
  key: 'biometrics-financial',
  kind: 'measure',
  strength: 'supported',
  topics: ['terrorism-organized-crime'],
  session: 'third-plenary',
  title: {
    en: 'Biometrics and financial information in databases and alerts',
    fr: 'Données biométriques et informations financières dans les bases de données et les alertes',
    es: 'Datos biométricos e información financiera en las bases de datos y las alertas',
    ar: 'القياسات الحيوية والمعلومات المالية في قواعد البيانات والتنبيهات',
  },
  preambular: [
    {
      en: 'Aware that an alert without biometrics can be evaded with a false document,',
      fr: 'Sachant qu’une alerte dépourvue de données biométriques peut être contournée au moyen d’un faux document,',
      es: 'Consciente de que una alerta sin datos biométricos puede eludirse con un documento falso,',
      ar: 'إذ يدرك أن التنبيه الخالي من القياسات الحيوية يمكن التحايل عليه بوثيقة مزورة،',
    },
    {
      en: 'Recalling that data are supplied in accordance with national law and with the rules of the Organization,',
      fr: 'Rappelant que les données sont communiquées conformément au droit interne et aux règles de l’Organisation,',
      es: 'Recordando que los datos se facilitan con arreglo a la legislación nacional y a las normas de la Organización,',
      ar: 'وإذ يذكّر بأن البيانات تُقدَّم وفقًا للقوانين الوطنية وقواعد المنظمة،',
    },
  ],
  operative: [
    {
      verb: 'supports',
      addressee: 'members',
      text: {
        en: 'in the systematic inclusion of biometrics and financial information in databases and alerts;',
        fr: 'dans l’inclusion systématique de données biométriques et d’informations financières dans les bases de données et les alertes ;',
        es: 'en la inclusión sistemática de datos biométricos e información financiera en las bases de datos y las alertas;',
        ar: 'في إدراج القياسات الحيوية والمعلومات المالية بصورة منهجية في قواعد البيانات والتنبيهات؛',
      },
    },
    {
      verb: 'requests',
      addressee: 'secretariat',
      text: {
        en: 'to tell each National Central Bureau which of its alerts lack such information.',
        fr: 'd’indiquer à chaque Bureau central national celles de ses alertes qui sont dépourvues de ces informations.',
        es: 'que indique a cada Oficina Central Nacional cuáles de sus alertas carecen de esa información.',
        ar: 'إبلاغ كل مكتب مركزي وطني بالتنبيهات الصادرة عنه التي تنقصها هذه المعلومات.',
      },
    },
  ],
};
