// "Try this": four steps that show a newcomer the whole idea in a minute.

import { h, icon } from "./dom.js";

const LINE = '/referral log "Helen Ortiz" of "Harbor Foods" from "Carl Smith" for @max warm introduction';

const STEPS = [
  { id: "log", label: "Log an introduction", done: /^\/?(referral )?log\b/i, go: (app) => app.tips.type("slack", LINE) },
  { id: "clock", label: "Turn the clock to the next morning", done: /^clock$/, go: (app) => app.clock.tomorrow() },
  { id: "call", label: "Note the call", done: /^(\/?(referral )?called\b|spoke to)/i, go: (app) => app.tips.type("teams", "/referral called helen") },
  { id: "board", label: "See the board", done: /leaderboard/i, go: (app) => app.tips.type("teams", "/referral leaderboard") },
];

export class Tips {
  constructor(node, app) {
    this.app = app;
    this.node = node;
    const hide = h("button", { type: "button", class: "tips-x", "aria-label": "Hide these hints", on: { click: () => this.#hide() } }, icon("close"));
    this.list = h("ol", {}, STEPS.map((step) => this.#step(step)));
    node.append(h("h2", {}, "Try this"), this.list, hide);
  }

  #step(step) {
    const button = h("button", { type: "button", on: { click: () => step.go(this.app) } }, h("span", { class: "tick" }, icon("check")), step.label, h("span", { class: "unseen" }));
    return h("li", { data: { step: step.id } }, button);
  }

  /** Puts a line into the composer of a pane; a person sends it with Enter. */
  type(platform, line) {
    this.app.tabs.show(platform);
    this.app.go(platform, "dm");
    this.app.fill(platform, line);
  }

  /** Something was said, clicked or turned: the step it belongs to is done. */
  heard(words) {
    for (const step of STEPS) if (step.done.test(words.trim())) this.app.seat.done.add(step.id);
    this.draw();
  }

  #hide() {
    this.app.seat.done.add("hidden");
    this.draw();
    document.getElementById("panes").focus();
  }

  draw() {
    const { done } = this.app.seat;
    this.node.hidden = done.has("hidden");
    for (const item of this.list.children) {
      const ready = done.has(item.dataset.step);
      item.classList.toggle("done", ready);
      item.querySelector(".unseen").textContent = ready ? " (done)" : "";
    }
    this.app.seat.keep();
  }
}
