// On a narrow screen the two clients are tabs; on a wide one they stand side by side.

import { h, rove } from "./dom.js";
import { CLIENTS, PLATFORMS } from "./model.js";

export class Tabs {
  #shown = "slack";

  constructor(node, app) {
    this.app = app;
    this.node = node;
    this.narrow = matchMedia("(max-width: 899px)");
    this.buttons = PLATFORMS.map((platform) => this.#tab(platform));
    node.append(...this.buttons);
    rove(node, () => this.buttons, { across: true });
    node.addEventListener("focusin", (event) => {
      const platform = event.target.dataset.platform;
      if (platform && platform !== this.#shown) this.show(platform);
    });
    this.narrow.addEventListener("change", () => this.apply());
    this.apply();
  }

  #tab(platform) {
    const count = h("span", { class: "count", hidden: true });
    const on = { click: () => this.show(platform) };
    return h("button", { type: "button", role: "tab", id: `tab-${platform}`, "aria-controls": platform, data: { platform }, on }, CLIENTS[platform], count);
  }

  show(platform) {
    this.#shown = platform;
    this.apply();
    this.app.draw();
  }

  hides(platform) {
    return this.narrow.matches && platform !== this.#shown;
  }

  apply() {
    this.node.hidden = !this.narrow.matches;
    for (const button of this.buttons) {
      const { platform } = button.dataset;
      const pane = document.getElementById(platform);
      const here = platform === this.#shown;
      button.setAttribute("aria-selected", String(here));
      button.tabIndex = here ? 0 : -1;
      pane.hidden = this.hides(platform);
      if (this.narrow.matches) pane.setAttribute("role", "tabpanel");
      else pane.removeAttribute("role");
    }
  }

  draw() {
    const { state, seat } = this.app;
    for (const button of this.buttons) {
      const unread = seat.unreadOf(state, button.dataset.platform, seat.at[button.dataset.platform].who);
      button.lastChild.textContent = String(unread);
      button.lastChild.hidden = unread === 0;
    }
  }
}
