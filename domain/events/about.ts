type Carried = { before?: unknown; after?: unknown };
type Nothing = { before?: undefined; after?: undefined };

/** One kind of event: what it is about, and what it carries, which the compiler alone knows. */
export type EventShape<Entity extends string = string, Values extends Carried = Carried> = {
  entity: Entity;
  /** never there; holds the types of `before` and `after` */
  carried?: Values;
};

/** Declares kinds of events about one entity: `about('room')<{ before: Room }>()`. */
export const about =
  <Entity extends string>(entity: Entity) =>
  <Values extends Carried = Nothing>(): EventShape<Entity, Omit<Nothing, keyof Values> & Values> => ({
    entity,
  });
