// One message as its client shows it: Slack's rows, Teams' bubbles and cards. Both drawn from the native JSON.

import { avatar, h, icon } from "./dom.js";
import { member, names } from "./model.js";
import { blocks } from "./slack/blocks.js";
import { mrkdwn } from "./slack/mrkdwn.js";
import { card } from "./teams/card.js";
import { Inputs } from "./teams/inputs.js";
import { markdown } from "./teams/markdown.js";
import { full, hour } from "./times.js";

/** What Block Kit renderers need to know and do. `act(press)` hears a press, `ask(confirm)` asks first. */
export function slackContext(state, who, act, ask) {
  const people = state.people.map(({ id, name }) => ({ value: `U0${id.toUpperCase()}`, label: name }));
  return { names: names(state, who), people, act, ask, count: counter() };
}

function counter() {
  let next = 0;
  return (many) => {
    next += many;
    return next - many;
  };
}

/** What Adaptive Card renderers need. */
export function teamsContext(state, who, act) {
  const mention = (known) => (name) => h("span", { class: "mention" }, known.get(`<at>${name}</at>`) ?? name);
  return { names: names(state, who), act, mention, count: counter(), form: new Inputs() };
}

/** The body of a message: blocks or card, else its text. */
export function body(message, context) {
  if (message.platform === "slack") {
    const made = message.blocks?.length ? blocks(message.blocks, context) : mrkdwn(String(message.markup ?? message.text ?? ""), context.names);
    return h("div", { class: "bk" }, made);
  }
  if (message.card) return h("div", { class: "ac-root" }, words(message), card(message.card, context));
  const text = message.author === "bot" ? markdown(String(message.markup ?? message.text ?? "")) : [said(message)];
  return h("div", { class: "bubble" }, text);
}

function words(message) {
  return message.markup ? h("div", { class: "ac-words" }, markdown(String(message.markup))) : null;
}

function said(message) {
  return h("span", { class: "said" }, String(message.text ?? ""));
}

/** A list item for a message. `after` is the one before it, whose name need not be said again. */
export function row(message, after, state, who, context) {
  const zone = member(state, who)?.zone ?? state.clock.zone;
  const at = new Date(message.at);
  const joined = joins(message, after);
  const kind = [message.author === who ? "mine" : "theirs", message.author === "bot" ? "from-bot" : "", joined ? "joined" : "", message.thread ? "threaded" : ""];
  const name = named(message, state);
  return h(
    "li",
    { class: `msg ${kind.filter(Boolean).join(" ")}`, data: { id: message.id }, tabindex: "-1" },
    avatar(name, member(state, message.author) ? "person" : "bot"),
    h("div", { class: "msg-main" }, privately(message, who), head(message, name, at, zone), body(message, context), edited(message)),
  );
}

// Whether the name need not be said again: the same author, moments later, and no card that stands for itself.
function joins(message, after) {
  if (after?.author !== message.author || message.seen_by || after.seen_by || message.blocks?.length) return false;
  return new Date(message.at) - new Date(after.at) < 300_000;
}

function named(message, state) {
  if (message.author === "slack") return "Slackbot";
  if (message.author === "teams") return "Teams";
  return member(state, message.author)?.name ?? message.name ?? "Referral";
}

function privately(message, who) {
  return message.seen_by && !(message.where === "dm" && message.author === who) ? h("p", { class: "private" }, icon("eye"), "Only visible to you") : null;
}

function head(message, name, at, zone) {
  const badge = message.author === "bot" ? h("span", { class: "badge" }, message.platform === "slack" ? "APP" : "Bot") : null;
  const sent = h("time", { datetime: message.at, title: full(at, zone) }, hour(at, zone));
  return h("div", { class: "msg-head" }, h("b", { class: "msg-name" }, name), badge, sent);
}

function edited(message) {
  return message.edited ? h("span", { class: "edited" }, message.platform === "slack" ? "(edited)" : "Edited") : null;
}
