// Dates and hours as a person in a given zone reads them.

/** `moment` (a Date) in `zone` (IANA), written with the options of Intl.DateTimeFormat. */
export function words(moment, zone, form) {
  return new Intl.DateTimeFormat("en-US", { timeZone: zone, ...form }).format(moment);
}

export function hour(moment, zone) {
  return words(moment, zone, { hour: "numeric", minute: "2-digit" });
}

/** The heading over a day's messages. */
export function day(moment, zone) {
  return words(moment, zone, { weekday: "long", month: "long", day: "numeric" });
}

export function full(moment, zone) {
  return words(moment, zone, { weekday: "short", month: "short", day: "numeric", year: "numeric", hour: "numeric", minute: "2-digit" });
}

/** The wall clock in `zone` as `2026-11-30T09:05`, the form an input of type datetime-local has. */
export function wall(moment, zone) {
  const form = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, ...form }).formatToParts(moment);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** Nine in the morning of the next day that passes `wanted` (a function of the weekday, Sunday is 0). */
export function nine(moment, zone, wanted = () => true) {
  const noon = new Date(`${wall(moment, zone).slice(0, 10)}T12:00:00Z`);
  do noon.setUTCDate(noon.getUTCDate() + 1);
  while (!wanted(noon.getUTCDay()));
  return `${noon.toISOString().slice(0, 10)}T09:00`;
}

/** `2026-11-30` as "Nov 30, 2026"; anything else as it came. */
export function plainDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? words(new Date(`${text}T12:00:00Z`), "UTC", { month: "short", day: "numeric", year: "numeric" }) : text;
}
