import type { SampleOutcome } from './shapes';

export const DRUG_TRAFFICKING: SampleOutcome = {
  key: 'drug-trafficking-mandate',
  kind: 'mandate',
  strength: 'reinforced',
  topics: ['drug-trafficking'],
  session: 'second-plenary',
  title: {
    en: 'Unified regional and global response to drug trafficking and linked crime',
    fr: 'Réponse régionale et mondiale unifiée au trafic de drogues et aux infractions liées',
    es: 'Respuesta regional y mundial unificada al tráfico de drogas y a los delitos vinculados',
    ar: 'استجابة إقليمية وعالمية موحدة للاتجار بالمخدرات والجرائم المرتبطة به',
  },
  preambular: [
    {
      en: 'Recognizing that the profits of trafficking threaten national security,',
      fr: 'Consciente que les profits du trafic menacent la sécurité nationale,',
      es: 'Reconociendo que las ganancias del tráfico amenazan la seguridad nacional,',
      ar: 'إذ يدرك أن أرباح الاتجار تهدد الأمن الوطني،',
    },
    {
      en: 'Noting that money laundering and firearms trafficking are crimes linked to drug trafficking,',
      fr: 'Notant que le blanchiment d’argent et le trafic d’armes à feu sont des infractions liées au trafic de drogues,',
      es: 'Observando que el blanqueo de dinero y el tráfico de armas de fuego son delitos vinculados al tráfico de drogas,',
      ar: 'وإذ يلاحظ أن غسل الأموال والاتجار بالأسلحة النارية جريمتان مرتبطتان بالاتجار بالمخدرات،',
    },
  ],
  operative: [
    {
      verb: 'mandates',
      addressee: 'organization',
      text: {
        en: 'to unify the regional and global response to drug trafficking and linked crime, its mandate being hereby reinforced;',
        fr: 'd’unifier la réponse régionale et mondiale au trafic de drogues et aux infractions liées, son mandat s’en trouvant renforcé ;',
        es: 'que unifique la respuesta regional y mundial al tráfico de drogas y a los delitos vinculados, quedando así reforzado su mandato;',
        ar: 'بتوحيد الاستجابة الإقليمية والعالمية للاتجار بالمخدرات والجرائم المرتبطة به، تعزيزًا للولاية المسندة إليها؛',
      },
    },
    {
      verb: 'invites',
      addressee: 'bureaus',
      text: {
        en: 'to name the linked crimes, money laundering and firearms trafficking among them, when they request or offer cooperation.',
        fr: 'à mentionner les infractions liées, dont le blanchiment d’argent et le trafic d’armes à feu, lorsqu’ils demandent ou proposent une coopération.',
        es: 'a que mencionen los delitos vinculados, entre ellos el blanqueo de dinero y el tráfico de armas de fuego, cuando soliciten u ofrezcan cooperación.',
        ar: 'إلى ذكر الجرائم المرتبطة، ومنها غسل الأموال والاتجار بالأسلحة النارية، عند طلب التعاون أو عرضه.',
      },
    },
  ],
};

export const CYBERCRIME: SampleOutcome = {
  key: 'cybercrime-tools',
  kind: 'recommendation',
  strength: 'keyRecommendation',
  topics: ['cybercrime'],
  session: 'third-plenary',
  title: {
    en: 'Use of the Organization’s tools against cybercrime',
    fr: 'Recours aux outils de l’Organisation contre la cybercriminalité',
    es: 'Uso de las herramientas de la Organización contra la ciberdelincuencia',
    ar: 'استخدام أدوات المنظمة في مواجهة الجريمة السيبرانية',
  },
  preambular: [
    {
      en: 'Considering that a request about cybercrime which is answered late is often answered in vain,',
      fr: 'Considérant qu’une demande relative à la cybercriminalité à laquelle il est répondu tardivement reste souvent sans effet,',
      es: 'Considerando que una solicitud relativa a la ciberdelincuencia que se responde tarde se responde a menudo en vano,',
      ar: 'إذ يضع في اعتباره أن الرد المتأخر على طلب يتعلق بجريمة سيبرانية كثيرًا ما يكون بلا جدوى،',
    },
    {
      en: 'Noting that the tools of the Organization are less known than they deserve,',
      fr: 'Notant que les outils de l’Organisation sont moins connus qu’ils ne le méritent,',
      es: 'Observando que las herramientas de la Organización son menos conocidas de lo que merecen,',
      ar: 'وإذ يلاحظ أن أدوات المنظمة لا تحظى بما تستحقه من المعرفة بها،',
    },
  ],
  operative: [
    {
      verb: 'recommends',
      addressee: 'toMembers',
      text: {
        en: 'make more use of the Organization’s tools to prevent, detect, investigate and disrupt cybercrime;',
        fr: 'de recourir davantage aux outils de l’Organisation pour prévenir et détecter la cybercriminalité, enquêter sur elle et la désorganiser ;',
        es: 'que hagan un mayor uso de las herramientas de la Organización para prevenir, detectar, investigar y desarticular la ciberdelincuencia;',
        ar: 'بزيادة استخدام أدوات المنظمة في منع الجريمة السيبرانية وكشفها والتحقيق فيها وتعطيلها؛',
      },
    },
    {
      verb: 'encourages',
      addressee: 'bureaus',
      text: {
        en: 'to connect their specialized units to those tools;',
        fr: 'à relier leurs services spécialisés à ces outils ;',
        es: 'a que conecten sus unidades especializadas a esas herramientas;',
        ar: 'على ربط وحداتها المتخصصة بهذه الأدوات؛',
      },
    },
    {
      verb: 'requests',
      addressee: 'secretariat',
      text: {
        en: 'to make the tools known in the official languages.',
        fr: 'de faire connaître ces outils dans les langues officielles.',
        es: 'que dé a conocer esas herramientas en los idiomas oficiales.',
        ar: 'التعريف بهذه الأدوات باللغات الرسمية.',
      },
    },
  ],
};
