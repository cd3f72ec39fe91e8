// Writes Slack's `<!date^…>` in the reader's own zone.

import { words } from "../times.js";

const FORMS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { month: "long", day: "numeric", year: "numeric" },
  date_long: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  date_short: { month: "short", day: "numeric", year: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** `target` is `!date^1700000000^{date_short} at {time}`; `fallback` where that cannot be read. */
export function date(target, fallback, zone) {
  const [, seconds, pattern = ""] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return fallback;
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name) => {
    const form = FORMS[name.replace("_pretty", "")];
    return form ? words(moment, zone, form) : whole;
  });
}
