// Reads the little Markdown of Adaptive Cards and Teams messages into elements.

import { h, link } from "../dom.js";

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const WORD = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** Nodes for a text: paragraphs, lists, bold, italic, links. `mention(name)` draws what stands in `<at>…</at>`. */
export function markdown(text, mention = plain) {
  const blocks = text.replaceAll("\r\n", "\n").split(/\n{2,}|\r/);
  const drawn = blocks.filter((block) => block.trim() !== "").map((block) => pieces(block, mention));
  if (drawn.length === 1 && !drawn[0].some(({ list }) => list)) return drawn[0].flatMap(({ nodes }) => nodes);
  return drawn.flat().map(({ list, nodes }) => (list ? nodes : h("p", {}, nodes)));
}

// A block is a run of plain lines and lists: [{list, nodes}].
function pieces(block, mention) {
  const made = [];
  for (const line of block.split("\n")) {
    const item = /^\s*(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/.exec(line);
    const before = made.at(-1);
    if (item) listed(made, before, item, mention);
    else if (before && !before.list) before.nodes.push(" ", ...inline(line, mention));
    else made.push({ list: "", nodes: inline(line, mention) });
  }
  return made;
}

function listed(made, before, [, bullet, number, words], mention) {
  const tag = bullet ? "ul" : "ol";
  const item = h("li", {}, inline(words, mention));
  if (before?.list === tag) before.nodes[0].append(item);
  else made.push({ list: tag, nodes: [h(tag, { start: number && number !== "1" ? number : null }, item)] });
}

function plain(name) {
  return h("span", { class: "mention" }, name);
}

function inline(text, mention) {
  const made = [];
  let words = "";
  let at = 0;
  while (at < text.length) {
    const [node, next] = piece(text, at, mention);
    if (typeof node === "string") words += node;
    else {
      if (words) made.push(words);
      words = "";
      made.push(node);
    }
    at = next;
  }
  return words ? [...made, words] : made;
}

// What begins at `at` (text or an element), and where it ends.
function piece(text, at, mention) {
  const rest = text.slice(at);
  const sign = text[at];
  if (sign === "\\" && PUNCTUATION.test(text[at + 1] ?? "")) return [text[at + 1], at + 2];
  if (sign === "&") return entity(rest, at);
  if (sign === "<") {
    const said = /^<at>(.*?)<\/at>/i.exec(rest);
    if (said) return [mention(decode(said[1])), at + said[0].length];
  }
  if (sign === "[") {
    const found = /^\[((?:\\.|[^\]\\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/.exec(rest);
    if (found) return [link(found[2], inline(found[1], mention)), at + found[0].length];
  }
  return "*_~".includes(sign) ? emphasis(text, at, mention) : [sign, at + 1];
}

function emphasis(text, at, mention) {
  for (const [mark, tag] of [["**", "strong"], ["__", "strong"], ["~~", "s"], ["*", "em"], ["_", "em"]]) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at, mark);
    if (end > 0) return [h(tag, {}, inline(text.slice(at + mark.length, end), mention)), end + mark.length];
  }
  return [text[at], at + 1];
}

function closing(text, at, mark) {
  const inside = at + mark.length;
  if (/\s/.test(text[inside] ?? " ") || (mark.startsWith("_") && WORD.test(text[at - 1] ?? " "))) return -1;
  for (let end = inside + 1; end < text.length; end += 1) {
    if (text[end - 1] === "\\" || !text.startsWith(mark, end) || /\s/.test(text[end - 1])) continue;
    if (mark.length === 1 && text[end + 1] === mark) end += 1;
    else if (!mark.startsWith("_") || !WORD.test(text[end + mark.length] ?? " ")) return end;
  }
  return -1;
}

function entity(rest, at) {
  const found = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/i.exec(rest);
  return found ? [decode(found[0]), at + found[0].length] : ["&", at + 1];
}

function decode(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
