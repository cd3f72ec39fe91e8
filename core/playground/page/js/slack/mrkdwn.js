// Reads Slack's mrkdwn into elements: bold, italic, strike, code, quotes, links, mentions, dates.

import { h, link } from "../dom.js";
import { date } from "./dates.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = {
  wave: "👋", tada: "🎉", trophy: "🏆", bell: "🔔", calendar: "📅", phone: "📞", telephone_receiver: "📞", bulb: "💡",
  white_check_mark: "✅", heavy_check_mark: "✔️", warning: "⚠️", x: "❌", star: "⭐", handshake: "🤝", pray: "🙏",
  first_place_medal: "🥇", second_place_medal: "🥈", third_place_medal: "🥉", point_right: "👉", door: "🚪",
  seedling: "🌱", hourglass: "⌛", heart: "❤️", "+1": "👍", raised_hands: "🙌", sunny: "☀️", bar_chart: "📊",
}; // prettier-ignore

/** The three escapes of Slack, undone. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** `:tada:` as a picture, where we know it. */
export function emoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (code, name) => EMOJI[name] ?? code);
}

/** A text object (`mrkdwn` or `plain_text`) as nodes. `names` tells who `<@U1>` is and in which zone the reader lives. */
export function textObject(object, names) {
  if (!object) return [];
  const text = String(object.text ?? "");
  if (object.type === "mrkdwn") return mrkdwn(text, names, object.verbatim === true);
  return lines(object.emoji === false ? text : emoji(text));
}

/** Plain text with its line breaks. */
export function lines(text) {
  return text.split("\n").flatMap((line, n) => (n ? [h("br"), line] : [line]));
}

/** Marked-up text as nodes. */
export function mrkdwn(text, names, verbatim = false) {
  const reader = { names, verbatim };
  return text.split("```").flatMap((part, n) => (n % 2 ? [h("pre", {}, unescape(part).trim())] : paragraphs(part, reader)));
}

function paragraphs(text, reader) {
  const made = [];
  let quoted = null;
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) {
      if (!quoted) made.push((quoted = h("blockquote")));
      else quoted.append(h("br"));
      quoted.append(...inline(quote[1], reader));
      continue;
    }
    if (made.length && !quoted) made.push(h("br"));
    quoted = null;
    made.push(...inline(line, reader));
  }
  return made;
}

function inline(text, reader) {
  const made = [];
  let at = 0;
  let plain = "";
  const flush = () => {
    if (plain) made.push(...bare(plain, reader));
    plain = "";
  };
  while (at < text.length) {
    const [node, next] = piece(text, at, reader);
    if (node === null) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    made.push(node);
    at = next;
  }
  flush();
  return made;
}

// The element that begins at `at` and where it ends, or [null, at] where plain text goes on.
function piece(text, at, reader) {
  const sign = text[at];
  if (sign === "<") {
    const end = text.indexOf(">", at);
    return end < 0 ? [null, at] : [entity(text.slice(at + 1, end), reader), end + 1];
  }
  if (sign === "`") {
    const end = text.indexOf("`", at + 1);
    return end < at + 2 ? [null, at] : [h("code", {}, unescape(text.slice(at + 1, end))), end + 1];
  }
  const end = MARKS[sign] ? closing(text, at) : -1;
  return end < 0 ? [null, at] : [h(MARKS[sign], {}, inline(text.slice(at + 1, end), reader)), end + 1];
}

// A mark opens after a boundary and before a word, and closes after a word and before a boundary.
function closing(text, at) {
  const sign = text[at];
  if (/\s/.test(text[at + 1] ?? " ") || WORD.test(text[at - 1] ?? " ")) return -1;
  for (let end = at + 2; end < text.length; end += 1) {
    if (text[end] === sign && !/\s/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? " ")) return end;
  }
  return -1;
}

function bare(text, reader) {
  const clean = emoji(unescape(text));
  if (reader.verbatim) return [clean];
  return clean.split(/(https?:\/\/[^\s<>]+[^\s<>.,;:!?)])/).map((part, n) => (n % 2 ? link(part) : part)).filter((p) => p !== "");
}

function entity(inside, reader) {
  const [target, label] = inside.split(/\|(.*)/s);
  const words = label === undefined ? null : unescape(label);
  if (target.startsWith("@")) return mention(`@${reader.names.person(target.slice(1)) ?? words ?? target.slice(1)}`);
  if (target.startsWith("#")) return mention(`#${words || reader.names.channel(target.slice(1)) || target.slice(1)}`);
  if (target.startsWith("!date^")) return h("span", {}, date(target, words ?? "", reader.names.zone));
  if (target.startsWith("!subteam^")) return mention(words ?? "@group");
  if (target.startsWith("!")) return mention(`@${target.slice(1)}`);
  const url = unescape(target);
  return link(url, words ?? url.replace(/^mailto:/, ""));
}

function mention(words) {
  return h("span", { class: "mention" }, words);
}
