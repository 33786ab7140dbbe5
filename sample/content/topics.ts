import type { LocalText } from '@/domain/local-text';

export type TopicKey =
  | 'drug-trafficking'
  | 'environmental-crime'
  | 'terrorism-organized-crime'
  | 'cybercrime'
  | 'firearms'
  | 'violent-crime'
  | 'money-laundering'
  | 'biometrics'
  | 'national-security';

export const TOPICS: { key: TopicKey; name: LocalText }[] = [
  {
    key: 'drug-trafficking',
    name: {
      en: 'Drug trafficking',
      fr: 'Trafic de drogues',
      es: 'Tráfico de drogas',
      ar: 'الاتجار بالمخدرات',
    },
  },
  {
    key: 'environmental-crime',
    name: {
      en: 'Environmental crime',
      fr: 'Criminalité environnementale',
      es: 'Delitos contra el medio ambiente',
      ar: 'الجرائم البيئية',
    },
  },
  {
    key: 'terrorism-organized-crime',
    name: {
      en: 'Terrorism and organized crime',
      fr: 'Terrorisme et criminalité organisée',
      es: 'Terrorismo y delincuencia organizada',
      ar: 'الإرهاب والجريمة المنظمة',
    },
  },
  {
    key: 'cybercrime',
    name: {
      en: 'Cybercrime',
      fr: 'Cybercriminalité',
      es: 'Ciberdelincuencia',
      ar: 'الجريمة السيبرانية',
    },
  },
  {
    key: 'firearms',
    name: {
      en: 'Firearms trafficking',
      fr: 'Trafic d’armes à feu',
      es: 'Tráfico de armas de fuego',
      ar: 'الاتجار بالأسلحة النارية',
    },
  },
  {
    key: 'violent-crime',
    name: {
      en: 'Violent crime',
      fr: 'Criminalité violente',
      es: 'Delincuencia violenta',
      ar: 'جرائم العنف',
    },
  },
  {
    key: 'money-laundering',
    name: {
      en: 'Money laundering',
      fr: 'Blanchiment d’argent',
      es: 'Blanqueo de dinero',
      ar: 'غسل الأموال',
    },
  },
  {
    key: 'biometrics',
    name: {
      en: 'Biometrics and financial information',
      fr: 'Biométrie et informations financières',
      es: 'Biometría e información financiera',
      ar: 'القياسات الحيوية والمعلومات المالية',
    },
  },
  {
    key: 'national-security',
    name: {
      en: 'National security',
      fr: 'Sécurité nationale',
      es: 'Seguridad nacional',
      ar: 'الأمن الوطني',
    },
  },
];

/** Topics that are linked, read as "from … to". */
export const TOPIC_LINKS: { from: TopicKey; to: TopicKey; says: LocalText }[] = [
  {
    from: 'firearms',
    to: 'violent-crime',
    says: {
      en: 'Firearms feed violent crime.',
      fr: 'Les armes à feu alimentent la criminalité violente.',
      es: 'Las armas de fuego alimentan la delincuencia violenta.',
      ar: 'الأسلحة النارية تغذّي جرائم العنف.',
    },
  },
  {
    from: 'drug-trafficking',
    to: 'national-security',
    says: {
      en: 'The profits of trafficking threaten national security.',
      fr: 'Les profits du trafic menacent la sécurité nationale.',
      es: 'Las ganancias del tráfico amenazan la seguridad nacional.',
      ar: 'أرباح الاتجار تهدد الأمن الوطني.',
    },
  },
  {
    from: 'drug-trafficking',
    to: 'money-laundering',
    says: {
      en: 'Money laundering is a crime linked to drug trafficking.',
      fr: 'Le blanchiment d’argent est une infraction liée au trafic de drogues.',
      es: 'El blanqueo de dinero es un delito vinculado al tráfico de drogas.',
      ar: 'غسل الأموال جريمة مرتبطة بالاتجار بالمخدرات.',
    },
  },
  {
    from: 'drug-trafficking',
    to: 'firearms',
    says: {
      en: 'Firearms trafficking is a crime linked to drug trafficking.',
      fr: 'Le trafic d’armes à feu est une infraction liée au trafic de drogues.',
      es: 'El tráfico de armas de fuego es un delito vinculado al tráfico de drogas.',
      ar: 'الاتجار بالأسلحة النارية جريمة مرتبطة بالاتجار بالمخدرات.',
    },
  },
  {
    from: 'biometrics',
    to: 'terrorism-organized-crime',
    says: {
      en: 'Biometrics and financial information in databases and alerts serve the work against terrorism and organized crime.',
      fr: 'Les données biométriques et financières versées dans les bases de données et les alertes servent l’action contre le terrorisme et la criminalité organisée.',
      es: 'Los datos biométricos y financieros incluidos en las bases de datos y las alertas sirven a la labor contra el terrorismo y la delincuencia organizada.',
      ar: 'إدراج القياسات الحيوية والمعلومات المالية في قواعد البيانات والتنبيهات يخدم العمل على مكافحة الإرهاب والجريمة المنظمة.',
    },
  },
];
