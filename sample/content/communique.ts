import type { Locale, LocalText } from '@/domain/local-text';

export const COMMUNIQUE: {
  title: LocalText;
  originalLanguage: Locale;
  /** `{span}` stands for the days of the Conference. */
  paragraphs: Record<Locale, string[]>;
} = {
  title: {
    en: 'Communiqué of the 25th Americas Regional Conference',
    fr: 'Communiqué de la 25e Conférence régionale des Amériques',
    es: 'Comunicado de la 25.ª Conferencia Regional de las Américas',
    ar: 'البيان الختامي للمؤتمر الإقليمي الخامس والعشرين للأمريكتين',
  },
  originalLanguage: 'es',
  paragraphs: {
    en: [
      'The 25th Americas Regional Conference met in Santiago {span}, one of four regional conferences held in the Centenary year of the Organization. About 100 senior police officials from 37 countries took part.',
      'The Conference reinforced the mandate of the Organization to unify the regional and global response to drug trafficking and linked crime. It recalled that the profits of trafficking threaten national security, and that money laundering and firearms trafficking are crimes linked to it.',
      'On environmental crime, the Conference encouraged greater action against illegal online wildlife markets and supported stronger efforts against illegal mining, forestry crime, illegal waste and fisheries crime.',
      'On terrorism and organized crime, it supported more exchange of data on terrorists, their organizations and their support mechanisms; more sharing of intelligence on subjects and methods in CBRN and improvised-explosive incidents; and the systematic inclusion of biometrics and financial information in databases and alerts.',
      'On cybercrime, its key recommendation is more use of the Organization’s tools to prevent, detect, investigate and disrupt such crime. The Conference also took up firearms, which feed violent crime.',
      'The recommendations of the Conference will be forwarded to the General Assembly, which alone adopts resolutions. Matters left open will be put to the member countries after the Conference.',
      'The participants thanked the host country for its hospitality and for the excellent conditions in which the Conference met.',
    ],
    fr: [
      'La 25e Conférence régionale des Amériques s’est tenue à Santiago {span}. Elle est l’une des quatre conférences régionales organisées en cette année du Centenaire de l’Organisation. Une centaine de hauts responsables de police venus de 37 pays y ont pris part.',
      'La Conférence a renforcé le mandat de l’Organisation consistant à unifier la réponse régionale et mondiale au trafic de drogues et aux infractions liées. Elle a rappelé que les profits du trafic menacent la sécurité nationale et que le blanchiment d’argent et le trafic d’armes à feu sont des infractions qui lui sont liées.',
      'S’agissant de la criminalité environnementale, la Conférence a encouragé une action plus énergique contre les marchés illégaux d’espèces sauvages en ligne et appuyé des efforts plus soutenus contre l’exploitation minière illégale, la criminalité forestière, les déchets illicites et la criminalité liée à la pêche.',
      'En ce qui concerne le terrorisme et la criminalité organisée, elle a appuyé un échange accru de données sur les terroristes, leurs organisations et leurs mécanismes de soutien, un partage accru de renseignements sur les individus et les méthodes dans les incidents NRBC et les incidents liés à des engins explosifs improvisés, ainsi que l’inclusion systématique de données biométriques et d’informations financières dans les bases de données et les alertes.',
      'En matière de cybercriminalité, sa recommandation clé est de recourir davantage aux outils de l’Organisation pour prévenir, détecter et désorganiser cette criminalité et pour enquêter sur elle. La Conférence s’est également penchée sur les armes à feu, qui alimentent la criminalité violente.',
      'Les recommandations de la Conférence seront transmises à l’Assemblée générale, seule habilitée à adopter des résolutions. Les questions laissées en suspens seront soumises aux pays membres après la Conférence.',
      'Les participants ont remercié le pays hôte de son hospitalité et des excellentes conditions dans lesquelles la Conférence s’est déroulée.',
    ],
    es: [
      'La 25.ª Conferencia Regional de las Américas se celebró en Santiago {span} y es una de las cuatro conferencias regionales convocadas en el año del Centenario de la Organización. Participaron en ella cerca de cien altos responsables policiales de 37 países.',
      'La Conferencia reforzó el mandato de la Organización de unificar la respuesta regional y mundial al tráfico de drogas y a los delitos vinculados. Recordó que las ganancias del tráfico amenazan la seguridad nacional y que el blanqueo de dinero y el tráfico de armas de fuego son delitos vinculados a él.',
      'En materia de delitos contra el medio ambiente, la Conferencia alentó a intensificar la acción contra los mercados ilegales en línea de especies silvestres y apoyó unos esfuerzos más decididos contra la minería ilegal, los delitos forestales, los residuos ilegales y los delitos pesqueros.',
      'En lo relativo al terrorismo y la delincuencia organizada, apoyó un mayor intercambio de datos sobre los terroristas, sus organizaciones y sus mecanismos de apoyo; un mayor intercambio de inteligencia sobre los sujetos y los métodos en los incidentes QBRN y con artefactos explosivos improvisados; y la inclusión sistemática de datos biométricos e información financiera en las bases de datos y las alertas.',
      'En cuanto a la ciberdelincuencia, su recomendación clave es un mayor uso de las herramientas de la Organización para prevenirla, detectarla, investigarla y desarticularla. La Conferencia se ocupó asimismo de las armas de fuego, que alimentan la delincuencia violenta.',
      'Las recomendaciones de la Conferencia se remitirán a la Asamblea General, única facultada para aprobar resoluciones. Los asuntos pendientes se someterán a los países miembros después de la Conferencia.',
      'Los participantes agradecieron al país anfitrión su hospitalidad y las excelentes condiciones en que se desarrolló la Conferencia.',
    ],
    ar: [
      'عُقد المؤتمر الإقليمي الخامس والعشرون للأمريكتين في سانتياغو {span}، وهو أحد أربعة مؤتمرات إقليمية تُعقد في سنة الذكرى المئوية للمنظمة. وشارك فيه نحو مائة من كبار المسؤولين في أجهزة الشرطة من 37 بلدًا.',
      'وعزّز المؤتمر ولاية المنظمة في توحيد الاستجابة الإقليمية والعالمية للاتجار بالمخدرات والجرائم المرتبطة به. وذكّر بأن أرباح الاتجار تهدد الأمن الوطني، وبأن غسل الأموال والاتجار بالأسلحة النارية جريمتان مرتبطتان به.',
      'وفيما يتعلق بالجرائم البيئية، شجّع المؤتمر على تكثيف العمل لمكافحة الأسواق غير المشروعة للأحياء البرية على الإنترنت، وأيّد بذل جهود أقوى لمكافحة التعدين غير المشروع وجرائم الغابات والنفايات غير المشروعة وجرائم مصايد الأسماك.',
      'وفيما يتعلق بالإرهاب والجريمة المنظمة، أيّد المؤتمر زيادة تبادل البيانات عن الإرهابيين وتنظيماتهم وآليات دعمهم، وزيادة تبادل المعلومات الاستخبارية عن الأشخاص والأساليب في الحوادث الكيميائية والبيولوجية والإشعاعية والنووية وحوادث الأجهزة المتفجرة اليدوية الصنع، وإدراج القياسات الحيوية والمعلومات المالية بصورة منهجية في قواعد البيانات والتنبيهات.',
      'وفي مجال الجريمة السيبرانية، تتمثل التوصية الرئيسية للمؤتمر في زيادة استخدام أدوات المنظمة لمنع هذه الجريمة وكشفها والتحقيق فيها وتعطيلها. وتناول المؤتمر أيضًا مسألة الأسلحة النارية التي تغذّي جرائم العنف.',
      'وستُحال توصيات المؤتمر إلى الجمعية العامة التي تنفرد باعتماد القرارات. أما المسائل المتروكة فستُعرض على البلدان الأعضاء بعد المؤتمر.',
      'وأعرب المشاركون عن شكرهم للبلد المضيف على كرم ضيافته وعلى الظروف الممتازة التي انعقد فيها المؤتمر.',
    ],
  },
};
