// The messages of one conversation: drawn once each, drawn anew only when changed, so that focus and typing survive.

import { row, slackContext, teamsContext } from "./draw.js";
import { avatar, h } from "./dom.js";
import { member, talk } from "./model.js";
import { day, wall } from "./times.js";

const STARTERS = ["/referral", "/referral help", "/referral leaderboard"];

export class Messages {
  #shown = new Map(); // id -> {node, signature}
  #place = "";
  #end = false; // the last message is in sight
  #top = 0; // scrolled so far
  #unlaid = false; // drawn while the pane was out of sight, so that nothing could be scrolled

  constructor(platform, app, ask) {
    this.platform = platform;
    this.app = app;
    this.ask = ask;
    this.list = h("ol", { class: "messages" });
    this.node = h("div", { class: "log", tabindex: "0", role: "region" }, this.list);
    this.live = h("div", { class: "unseen", "aria-live": "polite" });
    this.node.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const grown = new ResizeObserver(() => this.#end && this.#toEnd()); // whoever reads the end keeps it in sight
    for (const one of [this.node, this.list]) grown.observe(one);
  }

  #scrolled() {
    this.#end = this.node.scrollTop < this.#top ? false : this.#end || this.#left() < 2;
    this.#top = this.node.scrollTop;
  }

  #left() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight;
  }

  #toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this.#end = true;
  }

  /** Brings the list up to date. */
  draw() {
    const { state, seat } = this.app;
    const { who, where } = seat.at[this.platform];
    const place = `${who} ${where}`;
    const moved = place !== this.#place || (this.#unlaid && this.node.clientHeight > 0);
    if (place !== this.#place) this.#shown.clear();
    this.#place = place;
    this.#unlaid = this.node.clientHeight === 0;
    const low = this.#left() < 80;
    const all = talk(state, this.platform, who, where);
    const fresh = all.filter((one) => !this.#shown.has(one.id));
    this.#lay(this.#items(all, who));
    if (moved) this.#begin(all, who);
    else if (fresh.length) this.#arrived(fresh, who, low);
  }

  #items(all, who) {
    const zone = member(this.app.state, who)?.zone ?? this.app.state.clock.zone;
    const items = all.length ? [] : [h("li", { class: "empty" }, this.#welcome())];
    let date = "";
    for (const [n, message] of all.entries()) {
      const today = wall(new Date(message.at), zone).slice(0, 10);
      if (today !== date) items.push(this.#day(new Date(message.at), zone));
      items.push(this.#node(message, today === date ? all[n - 1] : null, who));
      date = today;
    }
    return items;
  }

  #day(at, zone) {
    const words = day(at, zone);
    const known = this.#shown.get(words) ?? { node: h("li", { class: "day" }, h("span", {}, words)) };
    this.#shown.set(words, known);
    return known.node;
  }

  // Touches the page only where something differs, so that a selection or an open list is left alone.
  #lay(items) {
    const there = [...this.list.children];
    if (items.length === there.length && items.every((item, n) => item === there[n])) return;
    const held = this.#held();
    this.list.replaceChildren(...items);
    this.#refocus(held);
  }

  #node(message, after, who) {
    const form = this.app.state.forms.find((one) => one.message === message.id && one.as === who);
    const { blocks, card, text, markup, edited, seen_by } = message;
    const signature = JSON.stringify([blocks, card, text, markup, edited, seen_by, after?.id, form?.id]);
    const known = this.#shown.get(message.id);
    if (known?.signature === signature) return known.node;
    const act = (press) => this.app.press(this.platform, message.id, press, form);
    const context = this.platform === "slack" ? slackContext(this.app.state, who, act, this.ask) : teamsContext(this.app.state, who, act);
    const node = row(message, after, this.app.state, who, context);
    this.#shown.set(message.id, { node, signature });
    return node;
  }

  // What stands where nothing has been said: with the bot, three lines to begin with.
  #welcome() {
    if (this.app.seat.at[this.platform].where !== "dm") return "Nothing said here yet.";
    const line = (words) => h("button", { type: "button", class: "starter", on: { click: () => this.app.fill(this.platform, words) } }, words);
    const words = h("p", {}, h("b", {}, "This is where you and Referral talk."), " Nobody else reads it. Type a line, or begin with one of these:");
    return [avatar("Referral", "bot"), words, h("div", { class: "starters" }, STARTERS.map(line))];
  }

  // The message that holds the focus, so that it can be given to what replaces it.
  #held() {
    const focused = document.activeElement;
    return this.list.contains(focused) ? { focused, id: focused.closest(".msg")?.dataset.id } : null;
  }

  #refocus(held) {
    if (!held) return;
    if (held.focused.isConnected) held.focused.focus({ preventScroll: true });
    else (this.#shown.get(held.id)?.node ?? this.node).focus({ preventScroll: true });
  }

  // Where one begins to read: at the first message not read yet, else at the end.
  #begin(all, who) {
    const unread = all.find((one) => one.author !== who && this.app.seat.news(one, who));
    const node = unread ? this.#shown.get(unread.id).node : null;
    if (node) this.node.scrollTop = node.offsetTop - 12;
    else this.#toEnd();
  }

  // New messages are read out, and scrolled to: the first of them at the top where they do not all fit.
  #arrived(fresh, who, low) {
    const heard = fresh.filter((one) => one.author !== who);
    this.live.textContent = heard.map((one) => `${one.name ?? "Referral"}: ${one.text}`).join("\n");
    const first = this.#shown.get(fresh[0].id)?.node;
    const own = fresh.some((one) => one.author === who) || this.app.acted(this.platform);
    this.#end = false;
    if (first && (low || own)) this.node.scrollTop = Math.min(first.offsetTop - 12, this.node.scrollHeight);
    this.#end = this.#left() < 2;
  }
}
