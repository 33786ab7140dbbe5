/**
 * What each country is called: the short and the formal name of the UN's Protocol and Liaison Service, or, where it names
 * none, the name of the UN's Statistics Division (M49). One line a country, in the order of ISO 3166-1: its code, then in
 * English, French, Spanish and Arabic each the short name, its article within a sentence, and the formal name with its own.
 * Written by scripts/country-names.mjs.
 */
export const COUNTRY_NAMES = `
AD|Andorra||the Principality of Andorra|Andorre|l’|la Principauté d’Andorre|Andorra||el Principado de Andorra|أندورا||إمارة أندورا
AE|United Arab Emirates|the|the United Arab Emirates|Émirats arabes unis|les|les Émirats arabes unis|Emiratos Árabes Unidos|los|los Emiratos Árabes Unidos|الإمارات العربية المتحدة||الإمارات العربية المتحدة
AF|Afghanistan||the Islamic Republic of Afghanistan|Afghanistan|l’|la République islamique d’Afghanistan|Afganistán|el|la República Islámica del Afganistán|أفغانستان||جمهورية أفغانستان الإسلامية
AG|Antigua and Barbuda||Antigua and Barbuda|Antigua-et-Barbuda||Antigua-et-Barbuda|Antigua y Barbuda||Antigua y Barbuda|أنتيغوا وبربودا||أنتيغوا وبربودا
AI|Anguilla|||Anguilla|||Anguila|||أنغويلا||
AL|Albania||the Republic of Albania|Albanie|l’|la République d’Albanie|Albania||la República de Albania|ألبانيا||جمهورية ألبانيا
AM|Armenia||the Republic of Armenia|Arménie|l’|la République d’Arménie|Armenia||la República de Armenia|أرمينيا||جمهورية أرمينيا
AO|Angola||the Republic of Angola|Angola|l’|la République d’Angola|Angola||la República de Angola|أنغولا||جمهورية أنغولا
AQ|Antarctica|||Antarctique|||Antártida|||أنتاركتيكا||
AR|Argentina||the Argentine Republic|Argentine|l’|la République argentine|Argentina|la|la República Argentina|الأرجنتين||جمهورية الأرجنتين
AS|American Samoa|||Samoa américaines|||Samoa Americana|||ساموا الأمريكية||
AT|Austria||the Republic of Austria|Autriche|l’|la République d’Autriche|Austria||la República de Austria|النمسا||جمهورية النمسا
AU|Australia||Australia|Australie|l’|l’Australie|Australia||Australia|أستراليا||أستراليا
AW|Aruba|||Aruba|||Aruba|||أروبا||
AX|Åland Islands|||Îles d’Åland|||Islas Åland|||جزر ألاند||
AZ|Azerbaijan||the Republic of Azerbaijan|Azerbaïdjan|l’|la République d’Azerbaïdjan|Azerbaiyán||la República de Azerbaiyán|أذربيجان||جمهورية أذربيجان
BA|Bosnia and Herzegovina||Bosnia and Herzegovina|Bosnie-Herzégovine|la|la Bosnie-Herzégovine|Bosnia y Herzegovina||Bosnia y Herzegovina|البوسنة والهرسك||البوسنة والهرسك
BB|Barbados||Barbados|Barbade|la|la Barbade|Barbados||Barbados|بربادوس||بربادوس
BD|Bangladesh||the People’s Republic of Bangladesh|Bangladesh|le|la République populaire du Bangladesh|Bangladesh||la República Popular de Bangladesh|بنغلاديش||جمهورية بنغلاديش الشعبية
BE|Belgium||the Kingdom of Belgium|Belgique|la|le Royaume de Belgique|Bélgica||el Reino de Bélgica|بلجيكا||مملكة بلجيكا
BF|Burkina Faso||Burkina Faso|Burkina Faso|le|le Burkina Faso|Burkina Faso||Burkina Faso|بوركينا فاسو||بوركينا فاسو
BG|Bulgaria||the Republic of Bulgaria|Bulgarie|la|la République de Bulgarie|Bulgaria||la República de Bulgaria|بلغاريا||جمهورية بلغاريا
BH|Bahrain||the Kingdom of Bahrain|Bahreïn||le Royaume de Bahreïn|Bahrein||el Reino de Bahrein|البحرين||مملكة البحرين
BI|Burundi||the Republic of Burundi|Burundi|le|la République du Burundi|Burundi||la República de Burundi|بوروندي||جمهورية بوروندي
BJ|Benin||the Republic of Benin|Bénin|le|la République du Bénin|Benin||la República de Benin|بنن||جمهورية بنن
BL|Saint Barthélemy|||Saint-Barthélemy|||San Barthélemy|||سان بارتليمي||
BM|Bermuda|||Bermudes|||Bermuda|||برمودا||
BN|Brunei Darussalam||Brunei Darussalam|Brunéi Darussalam|le|le Brunéi Darussalam|Brunei Darussalam||Brunei Darussalam|بروني دار السلام||بروني دار السلام
BO|Bolivia (Plurinational State of)||the Plurinational State of Bolivia|Bolivie (État plurinational de)||l’État plurinational de Bolivie|Bolivia (Estado Plurinacional de)||el Estado Plurinacional de Bolivia|بوليفيا (دولة - المتعددة القوميات)||دولة بوليفيا المتعددة القوميات
BQ|Bonaire, Sint Eustatius and Saba|||Bonaire, Saint-Eustache et Saba|||Bonaire, San Eustaquio y Saba|||بونير وسانت يوستاشيوس وسابا||
BR|Brazil||the Federative Republic of Brazil|Brésil|le|la République fédérative du Brésil|Brasil|el|la República Federativa del Brasil|البرازيل||جمهورية البرازيل الاتحادية
BS|Bahamas|the|the Commonwealth of the Bahamas|Bahamas|les|le Commonwealth des Bahamas|Bahamas|las|el Commonwealth de las Bahamas|جزر البهاما||كمنولث جزر البهاما
BT|Bhutan||the Kingdom of Bhutan|Bhoutan|le|le Royaume du Bhoutan|Bhután||el Reino de Bhután|بوتان||مملكة بوتان
BV|Bouvet Island|||Île Bouvet|||Isla Bouvet|||جزيرة بوفيت||
BW|Botswana||the Republic of Botswana|Botswana|le|la République du Botswana|Botswana||la República de Botswana|بوتسوانا||جمهورية بوتسوانا
BY|Belarus||the Republic of Belarus|Bélarus|le|la République du Bélarus|Belarús||la República de Belarús|بيلاروس||جمهورية بيلاروس
BZ|Belize||Belize|Belize|le|le Belize|Belice||Belice|بليز||بليز
CA|Canada||Canada|Canada|le|le Canada|Canadá|el|el Canadá|كندا||كندا
CC|Cocos (Keeling) Islands|||Îles des Cocos (Keeling)|||Islas Cocos (Keeling)|||جزر كوكس (كيلينغ)||
CD|Democratic Republic of the Congo|the|the Democratic Republic of the Congo|République démocratique du Congo|la|la République démocratique du Congo|República Democrática del Congo|la|la República Democrática del Congo|جمهورية الكونغو الديمقراطية||جمهورية الكونغو الديمقراطية
CF|Central African Republic|the|the Central African Republic|République centrafricaine|la|la République centrafricaine|República Centroafricana|la|la República Centroafricana|جمهورية أفريقيا الوسطى||جمهورية أفريقيا الوسطى
CG|Congo|the|the Republic of the Congo|Congo|le|la République du Congo|Congo|el|la República del Congo|الكونغو||جمهورية الكونغو
CH|Switzerland||the Swiss Confederation|Suisse|la|la Confédération suisse|Suiza||la Confederación Suiza|سويسرا||الاتحاد السويسري
CI|Côte d’Ivoire|||Côte d’Ivoire|||Côte d’Ivoire|||كوت ديفوار||
CK|Cook Islands|the|the Cook Islands|Îles Cook|les|les Îles Cook|Islas Cook|las|las Islas Cook|جزر كوك||جزر كوك
CL|Chile||the Republic of Chile|Chili|le|la République du Chili|Chile||la República de Chile|شيلي||جمهورية شيلي
CM|Cameroon||the Republic of Cameroon|Cameroun|le|la République du Cameroun|Camerún|el|la República del Camerún|الكاميرون||جمهورية الكاميرون
CN|China||the People’s Republic of China|Chine|la|la République populaire de Chine|China||la República Popular China|الصين||جمهورية الصين الشعبية
CO|Colombia||the Republic of Colombia|Colombie|la|la République de Colombie|Colombia||la República de Colombia|كولومبيا||جمهورية كولومبيا
CR|Costa Rica||the Republic of Costa Rica|Costa Rica|le|la République du Costa Rica|Costa Rica||la República de Costa Rica|كوستاريكا||جمهورية كوستاريكا
CU|Cuba||the Republic of Cuba|Cuba||la République de Cuba|Cuba||la República de Cuba|كوبا||جمهورية كوبا
CV|Cabo Verde||the Republic of Cabo Verde|Cabo Verde||la République de Cabo Verde|Cabo Verde||la República de Cabo Verde|كابو فيردي||جمهورية كابو فيردي
CW|Curaçao|||Curaçao|||Curazao|||كوراساو||
CX|Christmas Island|||Île Christmas|||Isla Christmas|||جزيرة عيد الميلاد||
CY|Cyprus||the Republic of Cyprus|Chypre||la République de Chypre|Chipre||la República de Chipre|قبرص||جمهورية قبرص
CZ|Czechia||the Czech Republic|Tchéquie|la|la République tchèque|Chequia||la República Checa|تشيكيا||الجمهورية التشيكية
DE|Germany||the Federal Republic of Germany|Allemagne|l’|la République fédérale d’Allemagne|Alemania||la República Federal de Alemania|ألمانيا||جمهورية ألمانيا الاتحادية
DJ|Djibouti||the Republic of Djibouti|Djibouti||la République de Djibouti|Djibouti||la República de Djibouti|جيبوتي||جمهورية جيبوتي
DK|Denmark||the Kingdom of Denmark|Danemark|le|le Royaume du Danemark|Dinamarca||el Reino de Dinamarca|الدانمرك||مملكة الدانمرك
DM|Dominica||the Commonwealth of Dominica|Dominique|la|le Commonwealth de Dominique|Dominica||el Commonwealth de Dominica|دومينيكا||كمنولث دومينيكا
DO|Dominican Republic|the|the Dominican Republic|République dominicaine|la|la République dominicaine|República Dominicana|la|la República Dominicana|الجمهورية الدومينيكية||الجمهورية الدومينيكية
DZ|Algeria||the People’s Democratic Republic of Algeria|Algérie|l’|la République algérienne démocratique et populaire|Argelia||la República Argelina Democrática y Popular|الجزائر||الجمهورية الجزائرية الديمقراطية الشعبية
EC|Ecuador||the Republic of Ecuador|Équateur|l’|la République de l’Équateur|Ecuador|el|la República del Ecuador|إكوادور||جمهورية إكوادور
EE|Estonia||the Republic of Estonia|Estonie|l’|la République d’Estonie|Estonia||la República de Estonia|إستونيا||جمهورية إستونيا
EG|Egypt||the Arab Republic of Egypt|Égypte|l’|la République arabe d’Égypte|Egipto||la República Árabe de Egipto|مصر||جمهورية مصر العربية
EH|Western Sahara|||Sahara occidental|||Sáhara Occidental|||الصحراء الغربية||
ER|Eritrea||the State of Eritrea|Érythrée|l’|l’État d’Érythrée|Eritrea||el Estado de Eritrea|إريتريا||دولة إريتريا
ES|Spain||the Kingdom of Spain|Espagne|l’|le Royaume d’Espagne|España||el Reino de España|إسبانيا||مملكة إسبانيا
ET|Ethiopia||the Federal Democratic Republic of Ethiopia|Éthiopie|l’|la République fédérale démocratique d’Éthiopie|Etiopía||la República Democrática Federal de Etiopía|إثيوبيا||جمهورية إثيوبيا الديمقراطية الاتحادية
FI|Finland||the Republic of Finland|Finlande|la|la République de Finlande|Finlandia||la República de Finlandia|فنلندا||جمهورية فنلندا
FJ|Fiji||the Republic of Fiji|Fidji|les|la République des Fidji|Fiji||la República de Fiji|فيجي||جمهورية فيجي
FK|Falkland Islands|||Îles Falkland (Malvinas)|||Islas Malvinas (Falkland)|||جزر فوكلاند (مالفيناس)||
FM|Micronesia (Federated States of)||the Federated States of Micronesia|Micronésie (États fédérés de)||les États fédérés de Micronésie|Micronesia (Estados Federados de)||los Estados Federados de Micronesia|ميكرونيزيا (ولايات - الموحدة)||ولايات ميكرونيزيا الموحدة
FO|Faroe Islands|||Îles Féroé|||Islas Feroe|||جزر فايرو||
FR|France||the French Republic|France|la|la République française|Francia||la República Francesa|فرنسا||الجمهورية الفرنسية
GA|Gabon||the Gabonese Republic|Gabon|le|la République gabonaise|Gabón|el|la República Gabonesa|غابون||جمهورية الغابون
GB|United Kingdom of Great Britain and Northern Ireland|the|the United Kingdom of Great Britain and Northern Ireland|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|le|le Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte|el|el Reino Unido de Gran Bretaña e Irlanda del Norte|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية||المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية
GD|Grenada||Grenada|Grenade|la|la Grenade|Granada||Granada|غرينادا||غرينادا
GE|Georgia||Georgia|Géorgie|la|la Géorgie|Georgia||Georgia|جورجيا||جورجيا
GF|French Guiana|||Guyane française|||Guayana Francesa|||غيانا الفرنسية||
GG|Guernsey|||Guernesey|||Guernsey|||غيرنسي||
GH|Ghana||the Republic of Ghana|Ghana|le|la République du Ghana|Ghana||la República de Ghana|غانا||جمهورية غانا
GI|Gibraltar|||Gibraltar|||Gibraltar|||جبل طارق||
GL|Greenland|||Groenland|||Groenlandia|||غرينلند||
GM|Gambia|the|the Republic of the Gambia|Gambie|la|la République de Gambie|Gambia||la República de Gambia|غامبيا||جمهورية غامبيا
GN|Guinea||the Republic of Guinea|Guinée|la|la République de Guinée|Guinea||la República de Guinea|غينيا||جمهورية غينيا
GP|Guadeloupe|||Guadeloupe|||Guadalupe|||غوادلوب||
GQ|Equatorial Guinea||the Republic of Equatorial Guinea|Guinée équatoriale|la|la République de Guinée équatoriale|Guinea Ecuatorial||la República de Guinea Ecuatorial|غينيا الاستوائية||جمهورية غينيا الاستوائية
GR|Greece||the Hellenic Republic|Grèce|la|la République hellénique|Grecia||la República Helénica|اليونان||الجمهورية الهيلينية
GS|South Georgia and the South Sandwich Islands|||Géorgie du Sud-et-les Îles Sandwich du Sud|||Georgia del Sur y las Islas Sandwich del Sur|||جورجيا الجنوبية وجزر ساندويتش الجنوبية||
GT|Guatemala||the Republic of Guatemala|Guatemala|le|la République du Guatemala|Guatemala||la República de Guatemala|غواتيمالا||جمهورية غواتيمالا
GU|Guam|||Guam|||Guam|||غوام||
GW|Guinea-Bissau||the Republic of Guinea-Bissau|Guinée-Bissau|la|la République de Guinée-Bissau|Guinea-Bissau||la República de Guinea-Bissau|غينيا - بيساو||جمهورية غينيا - بيساو
GY|Guyana||the Co-operative Republic of Guyana|Guyana|le|la République coopérative du Guyana|Guyana||la República Cooperativa de Guyana|غيانا||جمهورية غيانا التعاونية
HK|China, Hong Kong Special Administrative Region|||Chine, région administrative spéciale de Hong Kong|||China, región administrativa especial de Hong Kong|||الصين، منطقة هونغ كونغ الإدارية الخاصة||
HM|Heard Island and McDonald Islands|||Île Heard-et-Îles MacDonald|||Islas Heard y McDonald|||جزيرة هيرد وجزر ماكدونالد||
HN|Honduras||the Republic of Honduras|Honduras|le|la République du Honduras|Honduras||la República de Honduras|هندوراس||جمهورية هندوراس
HR|Croatia||the Republic of Croatia|Croatie|la|la République de Croatie|Croacia||la República de Croacia|كرواتيا||جمهورية كرواتيا
HT|Haiti||the Republic of Haiti|Haïti||la République d’Haïti|Haití||la República de Haití|هايتي||جمهورية هايتي
HU|Hungary||Hungary|Hongrie|la|la Hongrie|Hungría||Hungría|هنغاريا||هنغاريا
ID|Indonesia||the Republic of Indonesia|Indonésie|l’|la République d’Indonésie|Indonesia||la República de Indonesia|إندونيسيا||جمهورية إندونيسيا
IE|Ireland||Ireland|Irlande|l’|l’Irlande|Irlanda||Irlanda|أيرلندا||أيرلندا
IL|Israel||the State of Israel|Israël||l’État d’Israël|Israel||el Estado de Israel|إسرائيل||دولة إسرائيل
IM|Isle of Man|||Île de Man|||Isla de Man|||جزيرة مان||
IN|India||the Republic of India|Inde|l’|la République de l’Inde|India|la|la República de la India|الهند||جمهورية الهند
IO|British Indian Ocean Territory|||Territoire britannique de l’océan Indien|||Territorio Británico del Océano Índico|||المحيط الهندي الإقليم البريطاني في||
IQ|Iraq||the Republic of Iraq|Iraq|l’|la République d’Iraq|Iraq|el|la República del Iraq|العراق||جمهورية العراق
IR|Iran (Islamic Republic of)||the Islamic Republic of Iran|Iran (République islamique d’)||la République islamique d’Iran|Irán (República Islámica del)||la República Islámica del Irán|إيران (جمهورية - الإسلامية)||جمهورية إيران الإسلامية
IS|Iceland||the Republic of Iceland|Islande|l’|la République d’Islande|Islandia||la República de Islandia|آيسلندا||جمهورية آيسلندا
IT|Italy||the Republic of Italy|Italie|l’|la République italienne|Italia||la República Italiana|إيطاليا||جمهورية إيطاليا
JE|Jersey|||Jersey|||Jersey|||جيرسي||
JM|Jamaica||Jamaica|Jamaïque|la|la Jamaïque|Jamaica||Jamaica|جامايكا||جامايكا
JO|Jordan||the Hashemite Kingdom of Jordan|Jordanie|la|le Royaume hachémite de Jordanie|Jordania||el Reino Hachemita de Jordania|الأردن||المملكة الأردنية الهاشمية
JP|Japan||Japan|Japon|le|le Japon|Japón|el|el Japón|اليابان||اليابان
KE|Kenya||the Republic of Kenya|Kenya|le|la République du Kenya|Kenya||la República de Kenya|كينيا||جمهورية كينيا
KG|Kyrgyzstan||the Kyrgyz Republic|Kirghizistan|le|la République kirghize|Kirguistán||la República Kirguisa|قيرغيزستان||جمهورية قيرغيزستان
KH|Cambodia||the Kingdom of Cambodia|Cambodge|le|le Royaume du Cambodge|Camboya||el Reino de Camboya|كمبوديا||مملكة كمبوديا
KI|Kiribati||the Republic of Kiribati|Kiribati||la République de Kiribati|Kiribati||la República de Kiribati|كيريباس||جمهورية كيريباس
KM|Comoros|the|the Union of the Comoros|Comores|les|l’Union des Comores|Comoras|las|la Unión de las Comoras|جزر القمر||اتحاد جزر القمر
KN|Saint Kitts and Nevis||Saint Kitts and Nevis|Saint-Kitts-et-Nevis||Saint-Kitts-et-Nevis|Saint Kitts y Nevis||Saint Kitts y Nevis|سانت كيتس ونيفس||سانت كيتس ونيفس
KP|Democratic People’s Republic of Korea|the|the Democratic People’s Republic of Korea|République populaire démocratique de Corée|la|la République populaire démocratique de Corée|República Popular Democrática de Corea|la|la República Popular Democrática de Corea|جمهورية كوريا الشعبية الديمقراطية||جمهورية كوريا الشعبية الديمقراطية
KR|Republic of Korea|the|the Republic of Korea|République de Corée|la|la République de Corée|República de Corea|la|la República de Corea|جمهورية كوريا||جمهورية كوريا
KW|Kuwait||the State of Kuwait|Koweït|le|l’État du Koweït|Kuwait||el Estado de Kuwait|الكويت||دولة الكويت
KY|Cayman Islands|||Îles Caïmanes|||Islas Caimán|||جزر كايمان||
KZ|Kazakhstan||the Republic of Kazakhstan|Kazakhstan|le|la République du Kazakhstan|Kazajstán||la República de Kazajstán|كازاخستان||جمهورية كازاخستان
LA|Lao People’s Democratic Republic|the|the Lao People’s Democratic Republic|République démocratique populaire lao|la|la République démocratique populaire lao|República Democrática Popular Lao|la|la República Democrática Popular Lao|جمهورية لاو الديمقراطية الشعبية||جمهورية لاو الديمقراطية الشعبية
LB|Lebanon||the Lebanese Republic|Liban|le|la République libanaise|Líbano|el|la República Libanesa|لبنان||الجمهورية اللبنانية
LC|Saint Lucia||Saint Lucia|Sainte-Lucie||Sainte-Lucie|Santa Lucía||Santa Lucía|سانت لوسيا||سانت لوسيا
LI|Liechtenstein||the Principality of Liechtenstein|Liechtenstein|le|la Principauté du Liechtenstein|Liechtenstein||el Principado de Liechtenstein|ليختنشتاين||إمارة ليختنشتاين
LK|Sri Lanka||the Democratic Socialist Republic of Sri Lanka|Sri Lanka||la République socialiste démocratique de Sri Lanka|Sri Lanka||la República Socialista Democrática de Sri Lanka|سري لانكا||جمهورية سري لانكا الاشتراكية الديمقراطية
LR|Liberia||the Republic of Liberia|Libéria|le|la République du Libéria|Liberia||la República de Liberia|ليبريا||جمهورية ليبريا
LS|Lesotho||the Kingdom of Lesotho|Lesotho|le|le Royaume du Lesotho|Lesotho||el Reino de Lesotho|ليسوتو||مملكة ليسوتو
LT|Lithuania||the Republic of Lithuania|Lituanie|la|la République de Lituanie|Lituania||la República de Lituania|ليتوانيا||جمهورية ليتوانيا
LU|Luxembourg||the Grand Duchy of Luxembourg|Luxembourg|le|le Grand-Duché de Luxembourg|Luxemburgo||el Gran Ducado de Luxemburgo|لكسمبرغ||دوقية لكسمبرغ الكبرى
LV|Latvia||the Republic of Latvia|Lettonie|la|la République de Lettonie|Letonia||la República de Letonia|لاتفيا||جمهورية لاتفيا
LY|Libya||the State of Libya|Libye|la|l’État de Libye|Libia||el Estado de Libia|ليبيا||دولة ليبيا
MA|Morocco||the Kingdom of Morocco|Maroc|le|le Royaume du Maroc|Marruecos||el Reino de Marruecos|المغرب||المملكة المغربية
MC|Monaco||the Principality of Monaco|Monaco||la Principauté de Monaco|Mónaco||el Principado de Mónaco|موناكو||إمارة موناكو
MD|Republic of Moldova|the|the Republic of Moldova|République de Moldova|la|la République de Moldova|República de Moldova|la|la República de Moldova|جمهورية مولدوفا||جمهورية مولدوفا
ME|Montenegro||Montenegro|Monténégro|le|le Monténégro|Montenegro||Montenegro|الجبل الأسود||الجبل الأسود
MF|Saint Martin (French Part)|||Saint-Martin (partie française)|||San Martín (parte francesa)|||سانت مارتن (الجزء الفرنسي)||
MG|Madagascar||the Republic of Madagascar|Madagascar||la République de Madagascar|Madagascar||la República de Madagascar|مدغشقر||جمهورية مدغشقر
MH|Marshall Islands|the|the Republic of the Marshall Islands|Îles Marshall|les|la République des Îles Marshall|Islas Marshall|las|la República de las Islas Marshall|جزر مارشال||جمهورية جزر مارشال
MK|North Macedonia||the Republic of North Macedonia|Macédoine du Nord|la|la République de Macédoine du Nord|Macedonia del Norte||la República de Macedonia del Norte|مقدونيا الشمالية||جمهورية مقدونيا الشمالية
ML|Mali||the Republic of Mali|Mali|le|la République du Mali|Malí||la República de Malí|مالي||جمهورية مالي
MM|Myanmar||the Republic of the Union of Myanmar|Myanmar|le|la République de l’Union du Myanmar|Myanmar||la República de la Unión de Myanmar|ميانمار||جمهورية اتحاد ميانمار
MN|Mongolia||Mongolia|Mongolie|la|la Mongolie|Mongolia||Mongolia|منغوليا||منغوليا
MO|China, Macao Special Administrative Region|||Chine, région administrative spéciale de Macao|||China, región administrativa especial de Macao|||الصين، منطقة ماكاو الإدارية الخاصة||
MP|Northern Mariana Islands|||Îles Mariannes du Nord|||Islas Marianas Septentrionales|||جزر ماريانا الشمالية||
MQ|Martinique|||Martinique|||Martinica|||مارتينيك||
MR|Mauritania||the Islamic Republic of Mauritania|Mauritanie|la|la République islamique de Mauritanie|Mauritania||la República Islámica de Mauritania|موريتانيا||الجمهورية الإسلامية الموريتانية
MS|Montserrat|||Montserrat|||Montserrat|||مونتسيرات||
MT|Malta||the Republic of Malta|Malte||la République de Malte|Malta||la República de Malta|مالطة||جمهورية مالطة
MU|Mauritius||the Republic of Mauritius|Maurice||la République de Maurice|Mauricio||la República de Mauricio|موريشيوس||جمهورية موريشيوس
MV|Maldives||the Republic of Maldives|Maldives|les|la République des Maldives|Maldivas||la República de Maldivas|ملديف||جمهورية ملديف
MW|Malawi||the Republic of Malawi|Malawi|le|la République du Malawi|Malawi||la República de Malawi|ملاوي||جمهورية ملاوي
MX|Mexico||the United Mexican States|Mexique|le|les États-Unis du Mexique|México||los Estados Unidos Mexicanos|المكسيك||الولايات المتحدة المكسيكية
MY|Malaysia||Malaysia|Malaisie|la|la Malaisie|Malasia||Malasia|ماليزيا||ماليزيا
MZ|Mozambique||the Republic of Mozambique|Mozambique|le|la République du Mozambique|Mozambique||la República de Mozambique|موزامبيق||جمهورية موزامبيق
NA|Namibia||the Republic of Namibia|Namibie|la|la République de Namibie|Namibia||la República de Namibia|ناميبيا||جمهورية ناميبيا
NC|New Caledonia|||Nouvelle-Calédonie|||Nueva Caledonia|||كاليدونيا الجديدة||
NE|Niger|the|the Republic of the Niger|Niger|le|la République du Niger|Níger|el|la República del Níger|النيجر||جمهورية النيجر
NF|Norfolk Island|||Île Norfolk|||Isla Norfolk|||جزيرة نورفولك||
NG|Nigeria||the Federal Republic of Nigeria|Nigéria|le|la République fédérale du Nigéria|Nigeria||la República Federal de Nigeria|نيجيريا||جمهورية نيجيريا الاتحادية
NI|Nicaragua||the Republic of Nicaragua|Nicaragua|le|la République du Nicaragua|Nicaragua||la República de Nicaragua|نيكاراغوا||جمهورية نيكاراغوا
NL|Netherlands|the|the Kingdom of the Netherlands|Pays-Bas|les|le Royaume des Pays-Bas|Países Bajos|los|el Reino de los Países Bajos|هولندا||مملكة هولندا
NO|Norway||the Kingdom of Norway|Norvège|la|le Royaume de Norvège|Noruega||el Reino de Noruega|النرويج||مملكة النرويج
NP|Nepal||Nepal|Népal|le|le Népal|Nepal||Nepal|نيبال||نيبال
NR|Nauru||the Republic of Nauru|Nauru||la République de Nauru|Nauru||la República de Nauru|ناورو||جمهورية ناورو
NU|Niue||Niue|Nioué||Nioué|Niue||Niue|نيوي||نيوي
NZ|New Zealand||New Zealand|Nouvelle-Zélande|la|la Nouvelle-Zélande|Nueva Zelandia||Nueva Zelandia|نيوزيلندا||نيوزيلندا
OM|Oman||the Sultanate of Oman|Oman||le Sultanat d’Oman|Omán||la Sultanía de Omán|عمان||سلطنة عمان
PA|Panama||the Republic of Panama|Panama|le|la République du Panama|Panamá||la República de Panamá|بنما||جمهورية بنما
PE|Peru||the Republic of Peru|Pérou|le|la République du Pérou|Perú|el|la República del Perú|بيرو||جمهورية بيرو
PF|French Polynesia|||Polynésie française|||Polinesia Francesa|||بولينيزيا الفرنسية||
PG|Papua New Guinea||the Independent State of Papua New Guinea|Papouasie-Nouvelle-Guinée|la|l’État indépendant de Papouasie-Nouvelle-Guinée|Papua Nueva Guinea||el Estado Independiente de Papua Nueva Guinea|بابوا غينيا الجديدة||دولة بابوا غينيا الجديدة المستقلة
PH|Philippines|the|the Republic of the Philippines|Philippines|les|la République des Philippines|Filipinas||la República de Filipinas|الفلبين||جمهورية الفلبين
PK|Pakistan||the Islamic Republic of Pakistan|Pakistan|le|la République islamique du Pakistan|Pakistán|el|la República Islámica del Pakistán|باكستان||جمهورية باكستان الإسلامية
PL|Poland||the Republic of Poland|Pologne|la|la République de Pologne|Polonia||la República de Polonia|بولندا||جمهورية بولندا
PM|Saint Pierre and Miquelon|||Saint-Pierre-et-Miquelon|||San Pedro y Miquelón|||سان بيير وميكلون||
PN|Pitcairn|||Pitcairn|||Pitcairn|||بيتكرن||
PR|Puerto Rico|||Porto Rico|||Puerto Rico|||بورتوريكو||
PS|State of Palestine|the|the State of Palestine|État de Palestine|l’|l’État de Palestine|Estado de Palestina|el|el Estado de Palestina|دولة فلسطين||دولة فلسطين
PT|Portugal||the Portuguese Republic|Portugal|le|la République portugaise|Portugal||la República Portuguesa|البرتغال||جمهورية البرتغال
PW|Palau||the Republic of Palau|Palaos|les|la République des Palaos|Palau||la República de Palau|بالاو||جمهورية بالاو
PY|Paraguay||the Republic of Paraguay|Paraguay|le|la République du Paraguay|Paraguay|el|la República del Paraguay|باراغواي||جمهورية باراغواي
QA|Qatar||the State of Qatar|Qatar|le|l’État du Qatar|Qatar||el Estado de Qatar|قطر||دولة قطر
RE|Réunion|||Réunion|||Reunión|||ريونيون||
RO|Romania||Romania|Roumanie|la|la Roumanie|Rumania||Rumania|رومانيا||رومانيا
RS|Serbia||the Republic of Serbia|Serbie|la|la République de Serbie|Serbia||la República de Serbia|صربيا||جمهورية صربيا
RU|Russian Federation|the|the Russian Federation|Fédération de Russie|la|la Fédération de Russie|Federación de Rusia|la|la Federación de Rusia|الاتحاد الروسي||الاتحاد الروسي
RW|Rwanda||the Republic of Rwanda|Rwanda|le|la République du Rwanda|Rwanda||la República de Rwanda|رواندا||جمهورية رواندا
SA|Saudi Arabia||the Kingdom of Saudi Arabia|Arabie saoudite|l’|le Royaume d’Arabie saoudite|Arabia Saudita|la|el Reino de la Arabia Saudita|المملكة العربية السعودية||المملكة العربية السعودية
SB|Solomon Islands||Solomon Islands|Îles Salomon|les|les Îles Salomon|Islas Salomón|las|las Islas Salomón|جزر سليمان||جزر سليمان
SC|Seychelles||the Republic of Seychelles|Seychelles|les|la République des Seychelles|Seychelles||la República de Seychelles|سيشيل||جمهورية سيشيل
SD|Sudan|the|the Republic of the Sudan|Soudan|le|la République du Soudan|Sudán|el|la República del Sudán|السودان||جمهورية السودان
SE|Sweden||the Kingdom of Sweden|Suède|la|le Royaume de Suède|Suecia||el Reino de Suecia|السويد||مملكة السويد
SG|Singapore||the Republic of Singapore|Singapour||la République de Singapour|Singapur||la República de Singapur|سنغافورة||جمهورية سنغافورة
SH|Saint Helena|||Sainte-Hélène|||Santa Elena|||سانت هيلانة||
SI|Slovenia||the Republic of Slovenia|Slovénie|la|la République de Slovénie|Eslovenia||la República de Eslovenia|سلوفينيا||جمهورية سلوفينيا
SJ|Svalbard and Jan Mayen Islands|||Îles Svalbard-et-Jan Mayen|||Islas Svalbard y Jan Mayen|||جزيرتي سفالبارد وجان مايِن||
SK|Slovakia||the Slovak Republic|Slovaquie|la|la République slovaque|Eslovaquia||la República Eslovaca|سلوفاكيا||الجمهورية السلوفاكية
SL|Sierra Leone||the Republic of Sierra Leone|Sierra Leone|la|la République de Sierra Leone|Sierra Leona||la República de Sierra Leona|سيراليون||جمهورية سيراليون
SM|San Marino||the Republic of San Marino|Saint-Marin||la République de Saint-Marin|San Marino||la República de San Marino|سان مارينو||جمهورية سان مارينو
SN|Senegal||the Republic of Senegal|Sénégal|le|la République du Sénégal|Senegal|el|la República del Senegal|السنغال||جمهورية السنغال
SO|Somalia||the Federal Republic of Somalia|Somalie|la|la République fédérale de Somalie|Somalia||la República Federal de Somalia|الصومال||جمهورية الصومال الاتحادية
SR|Suriname||the Republic of Suriname|Suriname|le|la République du Suriname|Suriname||la República de Suriname|سورينام||جمهورية سورينام
SS|South Sudan||the Republic of South Sudan|Soudan du Sud|le|la République du Soudan du Sud|Sudán del Sur||la República de Sudán del Sur|جنوب السودان||جمهورية جنوب السودان
ST|Sao Tome and Principe||the Democratic Republic of Sao Tome and Principe|Sao Tomé-et-Principe||la République démocratique de Sao Tomé-et-Principe|Santo Tomé y Príncipe||la República Democrática de Santo Tomé y Príncipe|سان تومي وبرينسيبي||جمهورية سان تومي وبرينسيبي الديمقراطية
SV|El Salvador||the Republic of El Salvador|El Salvador||la République d’El Salvador|El Salvador||la República de El Salvador|السلفادور||جمهورية السلفادور
SX|Sint Maarten (Dutch part)|||Saint-Martin (partie néerlandaise)|||San Martín (parte Holandesa)|||سانت مارتن (الجزء الهولندي)||
SY|Syrian Arab Republic|the|the Syrian Arab Republic|République arabe syrienne|la|la République arabe syrienne|República Árabe Siria|la|la República Árabe Siria|الجمهورية العربية السورية||الجمهورية العربية السورية
SZ|Eswatini||the Kingdom of Eswatini|Eswatini|l’|le Royaume d’Eswatini|Eswatini||el Reino de Eswatini|إسواتيني||مملكة إسواتيني
TC|Turks and Caicos Islands|||Îles Turques-et-Caïques|||Islas Turcas y Caicos|||جزر تركس وكايكوس||
TD|Chad||the Republic of Chad|Tchad|le|la République du Tchad|Chad|el|la República del Chad|تشاد||جمهورية تشاد
TF|French Southern Territories|||Terres australes françaises|||Territorio de las Tierras Australes Francesas|||الأراضي الفرنسية الجنوبية الجنوبية||
TG|Togo||the Togolese Republic|Togo|le|la République togolaise|Togo|el|la República Togolesa|توغو||جمهورية توغو
TH|Thailand||the Kingdom of Thailand|Thaïlande|la|le Royaume de Thaïlande|Tailandia||el Reino de Tailandia|تايلند||مملكة تايلند
TJ|Tajikistan||the Republic of Tajikistan|Tadjikistan|le|la République du Tadjikistan|Tayikistán||la República de Tayikistán|طاجيكستان||جمهورية طاجيكستان
TK|Tokelau|||Tokélaou|||Tokelau|||توكيلاو||
TL|Timor-Leste||the Democratic Republic of Timor-Leste|Timor-Leste|le|la République démocratique du Timor-Leste|Timor-Leste||la República Democrática de Timor-Leste|تيمور- ليشتي||جمهورية تيمور - ليشتي الديمقراطية
TM|Turkmenistan||Turkmenistan|Turkménistan|le|le Turkménistan|Turkmenistán||Turkmenistán|تركمانستان||تركمانستان
TN|Tunisia||the Republic of Tunisia|Tunisie|la|la République tunisienne|Túnez||la República de Túnez|تونس||الجمهورية التونسية
TO|Tonga||the Kingdom of Tonga|Tonga|les|le Royaume des Tonga|Tonga||el Reino de Tonga|تونغا||مملكة تونغا
TR|Türkiye|||Türkiye|||Türkiye|||تركيا||
TT|Trinidad and Tobago||the Republic of Trinidad and Tobago|Trinité-et-Tobago|la|la République de Trinité-et-Tobago|Trinidad y Tabago||la República de Trinidad y Tabago|ترينيداد وتوباغو||جمهورية ترينيداد وتوباغو
TV|Tuvalu||Tuvalu|Tuvalu|les|les Tuvalu|Tuvalu||Tuvalu|توفالو||توفالو
TW|Taiwan|||Taïwan|||Taiwán|||تايوان||
TZ|United Republic of Tanzania|the|the United Republic of Tanzania|République-Unie de Tanzanie|la|la République-Unie de Tanzanie|República Unida de Tanzanía|la|la República Unida de Tanzanía|جمهورية تنزانيا المتحدة||جمهورية تنزانيا المتحدة
UA|Ukraine||Ukraine|Ukraine|l’|l’Ukraine|Ucrania||Ucrania|أوكرانيا||أوكرانيا
UG|Uganda||the Republic of Uganda|Ouganda|l’|la République de l’Ouganda|Uganda||la República de Uganda|أوغندا||جمهورية أوغندا
UM|United States Minor Outlying Islands|||Îles mineures éloignées des États-Unis|||Islas menores alejadas de Estados Unidos|||نائية التابعة للولايات المتحدة||
US|United States of America|the|the United States of America|États-Unis d’Amérique|les|les États-Unis d’Amérique|Estados Unidos de América|los|los Estados Unidos de América|الولايات المتحدة الأمريكية||الولايات المتحدة الأمريكية
UY|Uruguay||the Eastern Republic of Uruguay|Uruguay|l’|la République orientale de l’Uruguay|Uruguay|el|la República Oriental del Uruguay|أوروغواي||جمهورية أوروغواي الشرقية
UZ|Uzbekistan||the Republic of Uzbekistan|Ouzbékistan|l’|la République d’Ouzbékistan|Uzbekistán||la República de Uzbekistán|أوزبكستان||جمهورية أوزبكستان
VA|Holy See|the|the Holy See|Saint-Siège|le|le Saint-Siège|Santa Sede|la|la Santa Sede|الكرسي الرسولي||الكرسي الرسولي
VC|Saint Vincent and the Grenadines||Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines||Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas||San Vicente y las Granadinas|سانت فنسنت وجزر غرينادين||سانت فنسنت وجزر غرينادين
VE|Venezuela (Bolivarian Republic of)||the Bolivarian Republic of Venezuela|Venezuela (République bolivarienne du)||la République bolivarienne du Venezuela|Venezuela (República Bolivariana de)||la República Bolivariana de Venezuela|فنزويلا (جمهورية - البوليفارية)||جمهورية فنزويلا البوليفارية
VG|British Virgin Islands|||Îles Vierges britanniques|||Islas Vírgenes Británicas|||جزر فرجن البريطانية||
VI|United States Virgin Islands|||Îles Vierges américaines|||Islas Vírgenes de los Estados Unidos|||جزر فرجن التابعة للولايات المتحدة||
VN|Viet Nam||the Socialist Republic of Viet Nam|Viet Nam|le|la République socialiste du Viet Nam|Viet Nam||la República Socialista de Viet Nam|فييت نام||جمهورية فييت نام الاشتراكية
VU|Vanuatu||the Republic of Vanuatu|Vanuatu||la République de Vanuatu|Vanuatu||la República de Vanuatu|فانواتو||جمهورية فانواتو
WF|Wallis and Futuna Islands|||Îles Wallis-et-Futuna|||Islas Wallis y Futuna|||جزر واليس وفوتونا||
WS|Samoa||the Independent State of Samoa|Samoa|le|l’État indépendant du Samoa|Samoa||el Estado Independiente de Samoa|ساموا||دولة ساموا المستقلة
YE|Yemen||the Republic of Yemen|Yémen|le|la République du Yémen|Yemen|el|la República del Yemen|اليمن||الجمهورية اليمنية
YT|Mayotte|||Mayotte|||Mayotte|||مايوت||
ZA|South Africa||the Republic of South Africa|Afrique du Sud|l’|la République sud-africaine|Sudáfrica||la República de Sudáfrica|جنوب أفريقيا||جمهورية جنوب أفريقيا
ZM|Zambia||the Republic of Zambia|Zambie|la|la République de Zambie|Zambia||la República de Zambia|زامبيا||جمهورية زامبيا
ZW|Zimbabwe||the Republic of Zimbabwe|Zimbabwe|le|la République du Zimbabwe|Zimbabwe||la República de Zimbabwe|زمبابوي||جمهورية زمبابوي
`;
