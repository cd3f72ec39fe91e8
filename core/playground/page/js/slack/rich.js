// Draws Slack's rich_text: sections, lists, quotes and code made of typed parts instead of markup.

import { h, link, unknown } from "../dom.js";
import { emoji, lines } from "./mrkdwn.js";

/** Nodes for a `rich_text` block or table cell. */
export function richText(block, names) {
  return (block.elements ?? []).map((part) => {
    if (part.type === "rich_text_section") return h("div", {}, pieces(part, names));
    if (part.type === "rich_text_quote") return h("blockquote", {}, pieces(part, names));
    if (part.type === "rich_text_preformatted") return h("pre", {}, pieces(part, names));
    if (part.type !== "rich_text_list") return unknown("The text", part.type);
    const tag = part.style === "ordered" ? "ol" : "ul";
    return h(tag, {}, (part.elements ?? []).map((item) => h("li", {}, pieces(item, names))));
  });
}

function pieces(part, names) {
  return (part.elements ?? []).map((piece) => styled(words(piece, names), piece.style ?? {}));
}

function words(piece, names) {
  if (piece.type === "text") return lines(String(piece.text ?? ""));
  if (piece.type === "link") return [link(piece.url, piece.text ?? piece.url)];
  if (piece.type === "emoji") return [emoji(`:${piece.name}:`)];
  if (piece.type === "user") return [mention(`@${names.person(piece.user_id) ?? piece.user_id}`)];
  if (piece.type === "channel") return [mention(`#${names.channel(piece.channel_id) ?? piece.channel_id}`)];
  if (piece.type === "date") return [piece.fallback ?? ""];
  return [String(piece.text ?? "")];
}

function mention(text) {
  return h("span", { class: "mention" }, text);
}

function styled(nodes, style) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code" };
  return Object.entries(tags).reduce((inside, [name, tag]) => (style[name] ? [h(tag, {}, inside)] : inside), nodes);
}
