import type { SampleOutcome } from './shapes';

export const WILDLIFE_MARKETS: SampleOutcome = {
  key: 'wildlife-markets',
  kind: 'recommendation',
  strength: 'encouraged',
  topics: ['environmental-crime'],
  session: 'third-plenary',
  title: {
    en: 'Illegal online wildlife markets',
    fr: 'Marchés illégaux d’espèces sauvages en ligne',
    es: 'Mercados ilegales en línea de especies silvestres',
    ar: 'الأسواق غير المشروعة للأحياء البرية على الإنترنت',
  },
  preambular: [
    {
      en: 'Aware that the offer, the payment and the shipment of protected wildlife are often found in different countries,',
      fr: 'Sachant que l’offre, le paiement et l’expédition d’espèces sauvages protégées se trouvent souvent dans des pays différents,',
      es: 'Consciente de que la oferta, el pago y el envío de especies silvestres protegidas se hallan a menudo en países distintos,',
      ar: 'إذ يدرك أن عرض الأحياء البرية المحمية ودفع ثمنها وشحنها كثيرًا ما تجري في بلدان مختلفة،',
    },
    {
      en: 'Stressing the value of digital evidence that is preserved in time,',
      fr: 'Soulignant la valeur des preuves numériques conservées à temps,',
      es: 'Subrayando el valor de las pruebas digitales conservadas a tiempo,',
      ar: 'وإذ يشدد على قيمة الأدلة الرقمية التي تُحفظ في حينها،',
    },
  ],
  operative: [
    {
      verb: 'encourages',
      addressee: 'members',
      text: {
        en: 'to take greater action against illegal online wildlife markets;',
        fr: 'à agir plus énergiquement contre les marchés illégaux d’espèces sauvages en ligne ;',
        es: 'a que intensifiquen la acción contra los mercados ilegales en línea de especies silvestres;',
        ar: 'على تكثيف العمل لمكافحة الأسواق غير المشروعة للأحياء البرية على الإنترنت؛',
      },
    },
    {
      verb: 'invites',
      addressee: 'bureaus',
      text: {
        en: 'to preserve digital evidence before an offer is removed.',
        fr: 'à conserver les preuves numériques avant le retrait d’une annonce.',
        es: 'a que conserven las pruebas digitales antes de que se retire un anuncio.',
        ar: 'إلى حفظ الأدلة الرقمية قبل إزالة أي إعلان.',
      },
    },
  ],
};

export const NATURAL_RESOURCES: SampleOutcome = {
  key: 'mining-forestry-waste-fisheries',
  kind: 'recommendation',
  strength: 'supported',
  topics: ['environmental-crime'],
  session: 'third-plenary',
  title: {
    en: 'Illegal mining, forestry crime, illegal waste and fisheries crime',
    fr: 'Exploitation minière illégale, criminalité forestière, déchets illicites et criminalité liée à la pêche',
    es: 'Minería ilegal, delitos forestales, residuos ilegales y delitos pesqueros',
    ar: 'التعدين غير المشروع وجرائم الغابات والنفايات غير المشروعة وجرائم مصايد الأسماك',
  },
  preambular: [
    {
      en: 'Observing that these forms of crime use the same routes and the same straw men,',
      fr: 'Observant que ces formes de criminalité empruntent les mêmes routes et recourent aux mêmes prête-noms,',
      es: 'Observando que estas formas de delincuencia utilizan las mismas rutas y los mismos testaferros,',
      ar: 'إذ يلاحظ أن هذه الأشكال من الإجرام تسلك الطرق نفسها وتستعين بالواجهات نفسها،',
    },
    {
      en: 'Considering that none of the four takes precedence over the others,',
      fr: 'Considérant qu’aucune des quatre ne l’emporte sur les autres,',
      es: 'Considerando que ninguna de las cuatro prevalece sobre las demás,',
      ar: 'وإذ يعتبر أن أيًا من الأشكال الأربعة لا يتقدم على غيره،',
    },
  ],
  operative: [
    {
      verb: 'supports',
      addressee: 'members',
      text: {
        en: 'in making stronger efforts against illegal mining, forestry crime, illegal waste and fisheries crime;',
        fr: 'dans des efforts plus soutenus contre l’exploitation minière illégale, la criminalité forestière, les déchets illicites et la criminalité liée à la pêche ;',
        es: 'en unos esfuerzos más decididos contra la minería ilegal, los delitos forestales, los residuos ilegales y los delitos pesqueros;',
        ar: 'في بذل جهود أقوى لمكافحة التعدين غير المشروع وجرائم الغابات والنفايات غير المشروعة وجرائم مصايد الأسماك؛',
      },
    },
    {
      verb: 'encourages',
      addressee: 'bureaus',
      text: {
        en: 'to work with the national authorities for the environment from the beginning of a case.',
        fr: 'à travailler avec les autorités nationales chargées de l’environnement dès l’ouverture d’une affaire.',
        es: 'a que colaboren con las autoridades nacionales de medio ambiente desde el inicio de cada caso.',
        ar: 'على العمل مع السلطات الوطنية المعنية بالبيئة منذ بداية القضية.',
      },
    },
  ],
};
