// The one clock over both clients: what time it is, forward by a step, and who heard what while it turned.

import { h, icon } from "./dom.js";
import { CLIENTS, member } from "./model.js";
import { nine, wall, words } from "./times.js";

const MONDAY = 1;

export class ClockBar {
  constructor(node, app) {
    this.app = app;
    this.now = h("time", { class: "now" });
    this.zone = h("span", { class: "zone" });
    this.status = h("div", { class: "news", role: "status" });
    this.custom = h("input", { type: "datetime-local", id: "clock-to", required: true });
    this.steps = h("div", { class: "steps", role: "group", "aria-label": "Turn the clock forward" }, this.#steps());
    node.append(h("div", { class: "dial" }, h("span", { class: "dial-label" }, "It is"), this.now, this.zone), this.steps);
    document.getElementById("news").append(this.status);
    setInterval(() => this.draw(), 20_000);
  }

  #steps() {
    const step = (label, body) => h("button", { type: "button", class: "step", on: { click: () => this.#turn(body()) } }, label);
    const to = (wanted) => () => ({ to: nine(this.#moment(), this.app.state.clock.zone, wanted) });
    return [
      step("+1 hour", () => ({ advance: "1 hour" })),
      step("+1 day", () => ({ advance: "1 day" })),
      step("Tomorrow 9:00", to()),
      step("Monday 9:00", to((weekday) => weekday === MONDAY)),
      this.#chosen(),
    ];
  }

  #chosen() {
    const box = h("details", { class: "custom" });
    const go = (event) => {
      event.preventDefault();
      box.open = false;
      box.querySelector("summary").focus();
      this.#turn({ to: this.custom.value });
    };
    const form = h("form", { on: { submit: go } }, h("label", { for: "clock-to" }, "Turn to"), this.custom, h("button", { type: "submit", class: "step go" }, "Go"));
    box.append(h("summary", { class: "step" }, "Choose…"), form);
    box.addEventListener("toggle", () => {
      if (!box.open) return;
      this.custom.min = wall(this.#moment(), this.app.state.clock.zone);
      this.custom.value = this.custom.min;
      this.custom.focus();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      box.open = false;
      box.querySelector("summary").focus();
    });
    return box;
  }

  // The server's time, carried on by this computer's own clock since it was told.
  #moment() {
    const { now } = this.app.state.clock;
    if (now !== this.told) {
      this.told = now;
      this.since = Date.now();
    }
    return new Date(Date.parse(now) + Date.now() - this.since);
  }

  draw() {
    if (!this.app.state) return;
    const { zone } = this.app.state.clock;
    const moment = this.#moment();
    this.now.dateTime = wall(moment, zone);
    this.now.textContent = words(moment, zone, { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" });
    this.zone.textContent = zone.split("/").at(-1).replaceAll("_", " ");
  }

  /** Turns the clock; resolves when everything due by then has been delivered. */
  async #turn(body) {
    if (this.steps.getAttribute("aria-busy") === "true") return;
    this.steps.setAttribute("aria-busy", "true");
    this.status.replaceChildren(h("span", { class: "turning" }, "Turning the clock…"));
    const messages = await this.app.turn(body);
    this.steps.removeAttribute("aria-busy");
    if (messages) this.#tell(messages);
    else this.status.replaceChildren();
  }

  /** Turns the clock as one of the steps would; for the tips. */
  tomorrow() {
    return this.#turn({ to: nine(this.#moment(), this.app.state.clock.zone, (weekday) => weekday % 6 !== 0) });
  }

  #tell(messages) {
    const heard = new Map();
    for (const one of messages.filter(({ author }) => author === "bot")) {
      const who = one.seen_by ?? one.with;
      const key = `${one.platform} ${one.where} ${who ?? ""}`;
      heard.set(key, { ...one, who, many: (heard.get(key)?.many ?? 0) + 1 });
    }
    const said = heard.size ? "While the clock turned, Referral wrote to" : "The clock is turned. Nothing was due.";
    const close = h("button", { type: "button", class: "news-x", "aria-label": "Dismiss", on: { click: () => this.status.replaceChildren() } }, icon("close"));
    this.status.replaceChildren(h("span", {}, said), ...this.#nearFirst([...heard.values()]).map((one) => this.#link(one)), close);
  }

  // Those on screen now come first.
  #nearFirst(heard) {
    const near = ({ platform, who }) => (this.app.seat.at[platform].who === who ? 0 : 1);
    return heard.sort((one, other) => near(one) - near(other));
  }

  #link({ platform, where, who, many }) {
    const name = who ? member(this.app.state, who).name.split(" ")[0] : where;
    const look = () => {
      this.app.tabs.show(platform);
      this.app.become(platform, who ?? this.app.seat.at[platform].who, where);
    };
    const count = many > 1 ? ` (${many})` : "";
    return h("button", { type: "button", class: `heard ${platform}-heard`, on: { click: look } }, `${name} in ${CLIENTS[platform]}${count}`);
  }
}
