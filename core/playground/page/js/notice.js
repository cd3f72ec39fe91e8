// The sentence shown when something went wrong, and the one while the server is away.

import { h, icon } from "./dom.js";

export class Notice {
  constructor(node) {
    this.node = node;
    this.words = h("p", { role: "alert" });
    const close = h("button", { type: "button", "aria-label": "Dismiss", on: { click: () => this.clear() } }, icon("close"));
    this.node.append(this.words, close);
    this.waiting = false;
  }

  /** `calm`: nothing is wrong, it is only good to know. */
  show(sentence, { calm = false } = {}) {
    this.words.textContent = sentence;
    this.node.classList.toggle("calm", calm);
    this.node.hidden = false;
    this.waiting = false;
  }

  clear() {
    this.node.hidden = true;
    this.words.textContent = "";
  }

  /** The line to the server was lost, or is back. */
  lost(yes) {
    if (yes && this.node.hidden) {
      this.show("The playground doesn’t answer; I’ll keep trying. Is “make demo” still running?");
      this.waiting = true;
    } else if (!yes && this.waiting) this.clear();
  }
}
