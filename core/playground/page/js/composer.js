// Where one types: Enter sends, Shift+Enter breaks the line, and what /referral understands is suggested meanwhile.

import { fresh, h, icon } from "./dom.js";
import { matches } from "./hints.js";

export class Composer {
  #hints = [];
  #chosen = -1;

  constructor(platform, app) {
    this.platform = platform;
    this.app = app;
    const id = fresh("composer");
    this.label = h("label", { class: "unseen", for: id });
    this.list = h("ul", { class: "hints", id: `${id}-hints`, role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.example = h("p", { class: "example", hidden: true });
    this.count = h("div", { class: "unseen", "aria-live": "polite" });
    this.text = h("textarea", { id, rows: 1, "aria-autocomplete": "list", "aria-controls": this.list.id, autocomplete: "off", spellcheck: "false" });
    this.send = h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"));
    this.node = h("form", { class: "composer" }, this.list, this.example, this.count, h("div", { class: "composer-box" }, this.label, this.text, this.send));
    this.#listen();
  }

  #listen() {
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.text.addEventListener("input", () => this.#suggest());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("blur", () => this.#show([]));
    this.text.addEventListener("focus", () => this.#suggest());
  }

  /** Says where one is typing. */
  draw(place) {
    const to = place.kind === "dm" ? place.label : this.platform === "slack" ? `#${place.label}` : place.label;
    this.label.textContent = `Message ${to}`;
    const alone = this.platform === "slack" ? `Message ${to}` : "Type a message";
    this.text.placeholder = place.kind === "channel" ? `Message ${to}, or /referral …` : alone;
  }

  /** Puts a line there, ready to be sent with Enter. */
  fill(line) {
    this.text.focus();
    this.#put(line);
    if (this.#hints.length || !this.example.hidden) return;
    this.example.textContent = "Press Enter to send it.";
    this.example.hidden = false;
  }

  // The line leaves the field at once, and comes back where it did not arrive.
  async #say() {
    const text = this.text.value.trim();
    if (!text) return;
    this.#put("");
    if (!(await this.app.say(this.platform, text)) && !this.text.value) this.#put(text);
  }

  #put(text) {
    this.text.value = text;
    this.#suggest();
  }

  #suggest() {
    this.text.style.setProperty("height", "auto");
    this.text.style.setProperty("height", `${Math.min(this.text.scrollHeight, 140)}px`);
    const { options, example } = matches(this.text.value, this.app.state?.commands ?? []);
    this.#show(document.activeElement === this.text ? options : []);
    this.example.hidden = !example || document.activeElement !== this.text;
    this.example.textContent = example ? `For example: ${example}` : "";
  }

  #show(options) {
    if (options.length !== this.#hints.length) this.count.textContent = options.length ? `${options.length} suggestions; the down arrow walks them` : "";
    this.#hints = options;
    this.#chosen = -1;
    this.list.hidden = options.length === 0;
    this.list.replaceChildren(...options.map((option, n) => this.#option(option, n)));
    this.text.removeAttribute("aria-activedescendant");
  }

  #option(option, n) {
    const pick = (event) => {
      event.preventDefault();
      this.#take(n);
    };
    const id = `${this.list.id}-${n}`;
    return h("li", { id, role: "option", "aria-selected": "false", on: { mousedown: pick } }, h("b", {}, option.line), " ", h("span", {}, option.summary));
  }

  #choose(n) {
    this.#chosen = (n + this.#hints.length) % this.#hints.length;
    for (const [at, node] of [...this.list.children].entries()) node.setAttribute("aria-selected", String(at === this.#chosen));
    const node = this.list.children[this.#chosen];
    node.scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-activedescendant", node.id);
  }

  #take(n) {
    this.fill(`${this.#hints[n].line} `);
  }

  #key(event) {
    const open = this.#hints.length > 0;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (open && this.#chosen >= 0) this.#take(this.#chosen);
      else this.#say();
    } else if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.#choose(this.#chosen < 0 && event.key === "ArrowUp" ? -1 : this.#chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (open && event.key === "Tab" && this.#chosen >= 0) {
      event.preventDefault();
      this.#take(this.#chosen);
    } else if (open && event.key === "Escape") this.#show([]);
  }
}
