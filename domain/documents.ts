export const DOCUMENT_KINDS = ['communique', 'summaryRecord', 'informationNote', 'finalReport'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who may read a document. */
export const CLASSIFICATIONS = ['public', 'participants', 'restricted'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];
