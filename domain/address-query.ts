/** The query of an address, as a page gets it. */
export type AddressQuery = Readonly<Record<string, string | string[] | undefined>>;
