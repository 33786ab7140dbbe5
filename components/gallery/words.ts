/** What the specimens say: enough of two scripts to see how each stands. No reader meets them, so they are no messages. */
export type GalleryWords = typeof ENGLISH;

const ENGLISH = {
  action: 'Cast the vote',
  title: 'Unified response to drug trafficking',
  text: 'Recommends that member countries exchange data on traffickers and their supporters.',
  long: 'A sentence that goes on for long enough to take a second line wherever the page is narrow, and shows how it breaks.',
  hint: 'As it stands in the passport',
  error: 'Write the family name in Latin letters',
  newer: 'Saved meanwhile: {text}',
  optional: 'optional',
  name: 'Family name',
  state: 'Accepted',
  time: '22 March, 10:15',
  country: 'Chile',
  other: 'Trinidad and Tobago',
  for: 'For',
  against: 'Against',
  abstain: 'Abstaining',
  notVoting: 'Not voting',
  needed: '22 needed',
  link: 'All outcomes',
  left: '{time} left',
  over: 'It is over',
  ownZone: 'The time where you are ({zone}) is shown beside each time.',
};

const ARABIC: GalleryWords = {
  action: 'الإدلاء بالصوت',
  title: 'استجابة موحدة للاتجار بالمخدرات',
  text: 'يوصي البلدان الأعضاء بتبادل البيانات المتعلقة بالمتجرين ومن يساندهم.',
  long: 'جملة تطول بما يكفي لتمتد إلى سطر ثانٍ حيثما ضاقت الصفحة، فيظهر أين ينقطع السطر وكيف يبدأ الذي يليه.',
  hint: 'كما يرد في جواز السفر',
  error: 'اكتبوا اسم الأسرة بالأحرف اللاتينية',
  newer: 'حُفظ في هذه الأثناء: {text}',
  optional: 'اختياري',
  name: 'اسم الأسرة',
  state: 'مقبول',
  time: '22 آذار/مارس، 10:15',
  country: 'شيلي',
  other: 'ترينيداد وتوباغو',
  for: 'مؤيد',
  against: 'معارض',
  abstain: 'ممتنع',
  notVoting: 'لم يصوت',
  needed: 'المطلوب 22',
  link: 'كل الوثائق الختامية',
  left: 'بقي {time}',
  over: 'انتهى',
  ownZone: 'يظهر بجانب كل توقيت ما يوافقه حيث أنتم ({zone}).',
};

export const GALLERY_WORDS = {
  ltr: { lang: 'en', words: ENGLISH },
  rtl: { lang: 'ar', words: ARABIC },
} as const;
