// One client: its side, its head, its messages or Home, its composer, and the modal that may lie over it.

import { Composer } from "./composer.js";
import { blocks } from "./slack/blocks.js";
import { h, icon } from "./dom.js";
import { slackContext } from "./draw.js";
import { Messages } from "./messages.js";
import { CLIENTS, places } from "./model.js";
import { Sidebar } from "./sidebar.js";
import { confirm, modal } from "./slack/view.js";

export class Pane {
  #sheet = null;
  #closed = ""; // the modal a person closed, until the server knows
  #home = "";

  constructor(platform, app) {
    this.platform = platform;
    this.app = app;
    this.side = new Sidebar(platform, app);
    this.messages = new Messages(platform, app, (object) => this.#ask(object));
    this.composer = new Composer(platform, app);
    this.title = h("h3", { class: "head-title" });
    this.about = h("span", { class: "head-about" });
    this.tabs = h("div", { class: "head-tabs", role: "group", "aria-label": "Show", hidden: true });
    this.home = h("div", { class: "home bk", tabindex: "0", role: "region", "aria-label": "Home of Referral", hidden: true });
    this.busy = h("p", { class: "typing", hidden: true }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), "Referral is typing");
    this.node = document.getElementById(platform);
    this.node.append(this.#frame());
  }

  #frame() {
    const name = h("h2", { class: "client", id: `${this.platform}-name` }, CLIENTS[this.platform]);
    const company = h("p", { class: "company" });
    this.company = company;
    this.side.node.prepend(h("div", { class: "client-box" }, name, company));
    const head = h("header", { class: "head" }, h("div", { class: "head-words" }, this.title, this.about), this.tabs);
    const talk = h("div", { class: "talk" }, head, this.messages.node, this.home, this.busy, this.composer.node, this.messages.live);
    return h("div", { class: "client-frame" }, this.platform === "teams" ? this.#rail() : null, this.side.node, talk);
  }

  // Teams' rail: two ways to the two kinds of conversation.
  #rail() {
    const to = (kind) => () => {
      const { who } = this.app.seat.at.teams;
      const place = places(this.app.state, "teams", who).find((one) => one.kind === kind);
      if (place) this.app.go("teams", place.id);
    };
    this.chat = h("button", { type: "button", on: { click: to("dm") } }, icon("chat"), "Chat");
    this.teams = h("button", { type: "button", on: { click: to("channel") } }, icon("people"), "Teams");
    return h("div", { class: "rail", role: "group", "aria-label": "Teams sections" }, this.chat, this.teams);
  }

  draw() {
    const { state, seat } = this.app;
    const { who, where, tab } = seat.at[this.platform];
    const all = places(state, this.platform, who);
    const place = all.find((one) => one.id === where) ?? all.at(-1);
    const home = this.platform === "slack" && place.kind === "dm" && tab === "home";
    this.company.textContent = state.organization;
    this.#head(place, home);
    this.home.hidden = !home;
    this.messages.node.hidden = home;
    this.composer.node.hidden = home;
    this.messages.draw();
    if (home) this.#drawHome(who);
    else if (this.app.watched(this.platform)) seat.read(state, this.platform);
    this.side.draw();
    this.composer.draw(place);
    if (this.platform === "slack") this.#modal(who);
  }

  #head(place, home) {
    const slack = this.platform === "slack";
    const dm = place.kind === "dm";
    const channel = this.app.state.channels.find((one) => one.id === place.id && one.platform === this.platform);
    this.title.replaceChildren(slack && !dm ? "# " : "", place.label);
    this.about.textContent = dm ? "App" : `${channel?.members.length ?? 0} people${channel?.bot === false ? "; Referral is not in here" : ""}`;
    this.messages.node.setAttribute("aria-label", `Messages ${dm ? "with" : "in"} ${place.label} (${CLIENTS[this.platform]})`);
    this.tabs.hidden = !(slack && dm);
    if (!this.tabs.hidden) this.#drawTabs(home);
    this.chat?.setAttribute("aria-pressed", String(dm));
    this.teams?.setAttribute("aria-pressed", String(!dm));
  }

  #drawTabs(home) {
    if (!this.tabs.firstChild) {
      const tab = (label, name) => h("button", { type: "button", on: { click: () => this.app.tab(name) } }, label);
      this.tabs.append(tab("Home", "home"), tab("Messages", "talk"));
    }
    const [first, second] = this.tabs.children;
    first.setAttribute("aria-pressed", String(home));
    second.setAttribute("aria-pressed", String(!home));
  }

  #drawHome(who) {
    const home = this.app.state.homes.find((one) => one.platform === this.platform && one.as === who);
    const signature = JSON.stringify([who, home ?? null]);
    if (signature === this.#home) return;
    this.#home = signature;
    const act = (press) => this.app.press("slack", home.id, press);
    const context = slackContext(this.app.state, who, act, (object) => this.#ask(object));
    const drawn = home ? blocks(home.blocks, context) : h("p", { class: "empty" }, "Home is on its way…");
    this.home.replaceChildren(...[drawn].flat());
  }

  #ask(object) {
    const { state, seat } = this.app;
    return confirm(object, slackContext(state, seat.at.slack.who, () => {}, null), this.node);
  }

  // Opens, renews or closes the modal so that it is the one the server knows.
  #modal(who) {
    const form = this.app.state.forms.findLast((one) => one.platform === "slack" && one.as === who && !one.message);
    const key = form ? `${form.id} ${JSON.stringify(form.view)}` : "";
    if (key === (this.#sheet?.key ?? "") || key === this.#closed) return;
    this.#sheet?.close();
    this.#closed = "";
    this.#sheet = form ? { key, ...this.#open(form, who, key) } : null;
  }

  #open(form, who, key) {
    const act = (press) => this.app.press("slack", form.id, press);
    const context = slackContext(this.app.state, who, act, (object) => this.#ask(object));
    const errors = Object.fromEntries(form.fields.filter(({ error }) => error).map(({ name, error }) => [name, error]));
    return modal({ ...form.view, errors }, context, {
      pane: this.node,
      send: (values) => this.app.submit("slack", form, values),
      closed: () => {
        this.#sheet = null;
        this.#closed = key;
        this.app.dismiss(form);
      },
    });
  }

  working(yes) {
    this.busy.hidden = !yes;
    this.node.classList.toggle("working", yes);
  }
}
