// The side of a client: who I am, and my conversations with their unread marks.

import { avatar, h, icon, rove } from "./dom.js";
import { CLIENTS, member, places } from "./model.js";

const HEADINGS = { slack: { channel: "Channels", dm: "Apps" }, teams: { channel: "Teams and chats", dm: "Chat" } };

export class Sidebar {
  #drawn = "";

  constructor(platform, app) {
    this.platform = platform;
    this.app = app;
    this.select = h("select", { id: `${platform}-who`, class: "who", on: { change: () => app.become(platform, this.select.value) } });
    this.face = h("span", { class: "face" });
    this.nav = h("nav", { class: "places", "aria-label": `${CLIENTS[platform]} conversations` });
    const label = h("label", { class: "who-label", for: this.select.id }, "You are");
    this.node = h("div", { class: "side" }, h("div", { class: "who-box" }, this.face, h("div", { class: "who-words" }, label, this.select)), this.nav);
    rove(this.nav, () => [...this.nav.querySelectorAll("button")]);
  }

  draw() {
    const { state, seat } = this.app;
    const { who, where } = seat.at[this.platform];
    const people = state.people.map((one) => [one, one.id === who ? 0 : seat.unreadOf(state, this.platform, one.id)]);
    const list = places(state, this.platform, who).map((place) => ({ ...place, unread: seat.unread(state, this.platform, who, place.id) }));
    const signature = JSON.stringify([people, list, who, where]);
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    this.select.replaceChildren(...people.map(([one, unread]) => h("option", { value: one.id }, unread ? `${one.name} (${unread} new)` : one.name)));
    this.select.value = who;
    this.face.replaceChildren(avatar(member(state, who)?.name ?? who));
    this.#conversations(list, where);
  }

  #conversations(list, where) {
    const kept = this.nav.contains(document.activeElement) ? document.activeElement.dataset.place : null;
    const parts = ["channel", "dm"].map((kind) => {
      const items = list.filter((one) => one.kind === kind).map((one) => h("li", {}, this.#place(one, where)));
      return items.length ? [h("h3", {}, HEADINGS[this.platform][kind]), h("ul", {}, items)] : [];
    });
    this.nav.replaceChildren(...(this.platform === "slack" ? parts : parts.reverse()).flat());
    if (kept) [...this.nav.querySelectorAll("button")].find((one) => one.dataset.place === kept)?.focus();
  }

  #place(place, where) {
    const here = place.id === where;
    const marks = place.unread ? [h("span", { class: "count" }, String(place.unread)), h("span", { class: "unseen" }, " unread")] : [];
    const props = { type: "button", class: place.unread ? "place new" : "place", "aria-current": here ? "page" : null, tabindex: here ? "0" : "-1", data: { place: place.id } };
    const sign = place.kind === "dm" ? h("span", { class: "sign" }, icon("door")) : h("span", { class: "sign", "aria-hidden": "true" }, this.platform === "slack" ? "#" : icon("people"));
    return h("button", { ...props, on: { click: () => this.app.go(this.platform, place.id) } }, sign, h("span", { class: "label" }, place.label), marks);
  }
}
