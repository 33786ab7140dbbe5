// Loaded before a program of the house: for it, it is always the moment that PLENARY_STOPPED_AT names.
const AT = Date.parse(process.env.PLENARY_STOPPED_AT ?? '');
if (Number.isNaN(AT)) throw new Error('PLENARY_STOPPED_AT names no moment');
const Real = Date;

globalThis.Date = new Proxy(Real, {
  construct: (target, values, made) => Reflect.construct(target, values.length > 0 ? values : [AT], made),
  apply: () => new Real(AT).toString(),
  get: (target, key) => (key === 'now' ? () => AT : Reflect.get(target, key)),
});
