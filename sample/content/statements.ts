import type { LocalText } from '@/domain/local-text';

/** What was said by office. A statement is not an outcome. */
export const STATEMENTS: { session: string; office: LocalText; text: LocalText }[] = [
  {
    session: 'opening',
    office: {
      en: 'Director of the National Central Bureau of the host country',
      fr: 'Directeur du Bureau central national du pays hôte',
      es: 'Director de la Oficina Central Nacional del país anfitrión',
      ar: 'مدير المكتب المركزي الوطني للبلد المضيف',
    },
    text: {
      en: 'We welcome you to Santiago in the Centenary year. May our conclusions be short enough to be carried out.',
      fr: 'Nous vous souhaitons la bienvenue à Santiago en cette année du Centenaire. Puissent nos conclusions être assez brèves pour être appliquées.',
      es: 'Les damos la bienvenida a Santiago en el año del Centenario. Que nuestras conclusiones sean lo bastante breves como para cumplirse.',
      ar: 'نرحب بكم في سانتياغو في سنة الذكرى المئوية، ونأمل أن تأتي خلاصاتنا موجزة بما يكفي لتنفيذها.',
    },
  },
  {
    session: 'panel-drug-trafficking',
    office: {
      en: 'Representative of the General Secretariat',
      fr: 'Représentante du Secrétariat général',
      es: 'Representante de la Secretaría General',
      ar: 'ممثلة الأمانة العامة',
    },
    text: {
      en: 'The mandate exists. What this Conference can give it is strength.',
      fr: 'Le mandat existe. Ce que la présente Conférence peut lui donner, c’est de la force.',
      es: 'El mandato existe. Lo que esta Conferencia puede darle es fuerza.',
      ar: 'الولاية قائمة، وما يستطيع هذا المؤتمر أن يمنحها إياه هو القوة.',
    },
  },
  {
    session: 'working-group-money-laundering',
    office: {
      en: 'Head of the financial investigations unit of a member delegation',
      fr: 'Chef du service d’enquêtes financières d’une délégation membre',
      es: 'Jefe de la unidad de investigaciones financieras de una delegación miembro',
      ar: 'رئيس وحدة التحقيقات المالية في وفد أحد البلدان الأعضاء',
    },
    text: {
      en: 'An account number sent in good order is sometimes worth more than a long report.',
      fr: 'Un numéro de compte bien transmis vaut parfois mieux qu’un long rapport.',
      es: 'Un número de cuenta bien transmitido vale a veces más que un largo informe.',
      ar: 'رقم حساب يُرسل على الوجه الصحيح قد يكون أجدى من تقرير طويل.',
    },
  },
  {
    session: 'second-plenary',
    office: {
      en: 'Chair of the Conference',
      fr: 'Président de la Conférence',
      es: 'Presidente de la Conferencia',
      ar: 'رئيس المؤتمر',
    },
    text: {
      en: 'A unified response is measured by what one bureau learns from another, not by the number of our meetings.',
      fr: 'Une réponse unifiée se mesure à ce qu’un bureau apprend d’un autre, non au nombre de nos réunions.',
      es: 'Una respuesta unificada se mide por lo que una oficina aprende de otra, no por el número de nuestras reuniones.',
      ar: 'تُقاس الاستجابة الموحدة بما يتعلمه مكتب من آخر، لا بعدد اجتماعاتنا.',
    },
  },
  {
    session: 'working-group-wildlife',
    office: {
      en: 'Director of the National Central Bureau of a member delegation',
      fr: 'Directrice du Bureau central national d’une délégation membre',
      es: 'Directora de la Oficina Central Nacional de una delegación miembro',
      ar: 'مديرة المكتب المركزي الوطني في وفد أحد البلدان الأعضاء',
    },
    text: {
      en: 'Whoever buys a protected animal online seldom knows that an organized group is paid. To say so is prevention too.',
      fr: 'Qui achète en ligne un animal protégé sait rarement qu’il rémunère un groupe organisé. Le dire, c’est aussi de la prévention.',
      es: 'Quien compra en línea un animal protegido rara vez sabe que está pagando a un grupo organizado. Decirlo también es prevenir.',
      ar: 'قلّما يعلم من يشتري حيوانًا محميًا عبر الإنترنت أنه يدفع لجماعة منظمة. والتنبيه إلى ذلك ضرب من الوقاية.',
    },
  },
  {
    session: 'panel-terrorism',
    office: {
      en: 'Representative of the General Secretariat',
      fr: 'Représentante du Secrétariat général',
      es: 'Representante de la Secretaría General',
      ar: 'ممثلة الأمانة العامة',
    },
    text: {
      en: 'The member that supplies data remains its owner and decides who may see it.',
      fr: 'Le membre qui communique des données en reste propriétaire et décide de qui peut les consulter.',
      es: 'El miembro que facilita los datos sigue siendo su propietario y decide quién puede consultarlos.',
      ar: 'يظل العضو الذي يقدم البيانات مالكًا لها، وهو من يقرر من يجوز له الاطلاع عليها.',
    },
  },
  {
    session: 'working-group-biometrics',
    office: {
      en: 'Head of the identification unit of a member delegation',
      fr: 'Chef du service d’identification d’une délégation membre',
      es: 'Jefe de la unidad de identificación de una delegación miembro',
      ar: 'رئيس وحدة تحديد الهوية في وفد أحد البلدان الأعضاء',
    },
    text: {
      en: 'The quality of one image matters more than the number of images.',
      fr: 'La qualité d’une image compte davantage que le nombre d’images.',
      es: 'La calidad de una imagen importa más que la cantidad de imágenes.',
      ar: 'جودة الصورة الواحدة أهم من عدد الصور.',
    },
  },
  {
    session: 'panel-cybercrime',
    office: {
      en: 'Head of the cybercrime unit of a member delegation',
      fr: 'Cheffe de l’unité de lutte contre la cybercriminalité d’une délégation membre',
      es: 'Jefa de la unidad de ciberdelincuencia de una delegación miembro',
      ar: 'رئيسة وحدة مكافحة الجريمة السيبرانية في وفد أحد البلدان الأعضاء',
    },
    text: {
      en: 'In this field an answer that comes the next day comes late.',
      fr: 'Dans ce domaine, une réponse qui arrive le lendemain arrive trop tard.',
      es: 'En este ámbito, una respuesta que llega al día siguiente llega tarde.',
      ar: 'في هذا المجال، الرد الذي يصل في اليوم التالي يصل متأخرًا.',
    },
  },
  {
    session: 'third-plenary',
    office: {
      en: 'Head of an observer delegation',
      fr: 'Chef d’une délégation observatrice',
      es: 'Jefe de una delegación observadora',
      ar: 'رئيس أحد الوفود المراقبة',
    },
    text: {
      en: 'An observer does not vote. My organization will read your recommendations as an invitation all the same.',
      fr: 'Un observateur ne vote pas. Mon organisation n’en lira pas moins vos recommandations comme une invitation.',
      es: 'Un observador no vota. Aun así, mi organización leerá sus recomendaciones como una invitación.',
      ar: 'لا يصوّت المراقب، ومع ذلك ستقرأ منظمتي توصياتكم بوصفها دعوة موجهة إليها.',
    },
  },
  {
    session: 'closing',
    office: {
      en: 'Chair of the Conference',
      fr: 'Président de la Conférence',
      es: 'Presidente de la Conferencia',
      ar: 'رئيس المؤتمر',
    },
    text: {
      en: 'We part with seven texts and some open questions. The questions have a date; the texts now need you.',
      fr: 'Nous nous quittons avec sept textes et quelques questions ouvertes. Les questions ont une échéance ; les textes ont désormais besoin de vous.',
      es: 'Nos despedimos con siete textos y algunas cuestiones pendientes. Las cuestiones tienen fecha; los textos los necesitan ahora a ustedes.',
      ar: 'نفترق وبين أيدينا سبعة نصوص وبعض المسائل المفتوحة. للمسائل موعد، أما النصوص فهي الآن في حاجة إليكم.',
    },
  },
];
