// Puts the page together: one state from the server, two panes, one clock, and what a person does in them.

import { again } from "./again.js";
import * as api from "./api.js";
import { ClockBar } from "./clockbar.js";
import { member, PLATFORMS, Seat } from "./model.js";
import { Notice } from "./notice.js";
import { Pane } from "./pane.js";
import { Tabs } from "./tabs.js";
import { theme } from "./theme.js";
import { Tips } from "./tips.js";

class App {
  state = null;
  seat = new Seat();
  #working = new Map(); // platform -> the last thing under way
  #pressed = new Set();
  #acted = new Set();
  #asked = null;

  constructor() {
    this.notice = new Notice(document.getElementById("notice"));
    this.clock = new ClockBar(document.getElementById("clock"), this);
    this.tips = new Tips(document.getElementById("tips"), this);
    this.panes = Object.fromEntries(PLATFORMS.map((platform) => [platform, new Pane(platform, this)]));
    this.tabs = new Tabs(document.getElementById("tabs"), this);
  }

  async start() {
    theme(document.getElementById("theme"));
    again(document.getElementById("again"), () => this.reset());
    await this.refresh();
    if (this.state?.kept && !this.state.messages.some(({ author }) => member(this.state, author))) this.#earlier();
    document.body.classList.add("ready");
    api.follow(() => this.refresh(), (lost) => this.notice.lost(lost));
  }

  /** Reads the state and draws it; calls that come meanwhile share one more reading. */
  refresh() {
    if (this.#asked) {
      this.#asked.again = true;
      return this.#asked.done;
    }
    const asked = { again: false };
    asked.done = this.#read(asked);
    this.#asked = asked;
    return asked.done;
  }

  async #read(asked) {
    try {
      do {
        asked.again = false;
        const state = await api.state();
        this.state = state;
        this.seat.settle(state);
        this.draw();
      } while (asked.again);
    } catch (trouble) {
      this.#complain(trouble);
    } finally {
      this.#asked = null;
    }
  }

  draw() {
    for (const platform of PLATFORMS) this.panes[platform].draw();
    this.clock.draw();
    this.tabs.draw();
    this.tips.draw();
    this.seat.keep();
  }

  /** Whether the pane is on screen, so that what stands there counts as read. */
  watched(platform) {
    return document.visibilityState === "visible" && !this.tabs.hides(platform);
  }

  acted(platform) {
    return this.#acted.has(platform);
  }

  // One thing after another in a pane: asks the server, shows what came of it, tells what went wrong. The answer, or null.
  async #do(platform, ask) {
    const before = this.#working.get(platform);
    const doing = (async () => {
      await before;
      return this.#ask(platform, ask);
    })();
    this.#working.set(platform, doing);
    this.panes[platform].working(true);
    const answer = await doing;
    if (this.#working.get(platform) === doing) {
      this.#working.delete(platform);
      this.panes[platform].working(false);
    }
    return answer;
  }

  async #ask(platform, ask) {
    this.notice.clear();
    this.#acted.add(platform);
    try {
      const answer = await ask();
      await this.refresh();
      return answer;
    } catch (trouble) {
      this.#complain(trouble);
      return null;
    } finally {
      this.#acted.delete(platform);
    }
  }

  /** A book of an earlier run came without its chats: said until somebody speaks. */
  #earlier() {
    this.notice.show("The book of last time is here; its messages are not. Type /referral to see what waits, or start again.", { calm: true });
  }

  #complain(trouble) {
    if (!(trouble instanceof api.Trouble)) console.error(trouble);
    this.notice.show(trouble instanceof api.Trouble ? trouble.message : "This page stumbled. Reload it; the book is safe.");
  }

  /** Says a line where one is; resolves to whether it arrived. */
  async say(platform, text) {
    const { who, where } = this.seat.at[platform];
    const slash = platform === "teams" && where !== "dm" && text.startsWith("/"); // seen by nobody else
    const answer = await this.#do(platform, () => api.say({ as: who, platform, where, text, slash }));
    if (answer) this.tips.heard(text);
    return answer !== null;
  }

  /** Puts a line into the composer of a pane; a person sends it with Enter. */
  fill(platform, line) {
    this.panes[platform].composer.fill(line);
  }

  /** Presses a button of a message, of Home or of a modal; pressed twice in a hurry it counts once. */
  async press(platform, message, press, form) {
    const as = this.seat.at[platform].who;
    const once = `${message} ${press.index}`;
    if (this.#pressed.has(once)) return;
    this.#pressed.add(once);
    this.tips.heard(press.label);
    const sends = form && press.action?.verb === "submit";
    const ask = () => (sends ? api.submit({ as, form: form.id, values: press.values }) : api.click({ as, message, button: press.label, index: press.index }));
    await this.#do(platform, ask);
    this.#pressed.delete(once);
  }

  /** Sends a modal's answers; resolves to errors by field, `{}` where there are none, null where it did not arrive. */
  async submit(platform, form, values) {
    const answer = await this.#do(platform, () => api.submit({ as: form.as, form: form.id, values }));
    if (!answer) return { "": "not sent" };
    const wrong = answer.form?.id === form.id ? answer.form.fields.filter(({ error }) => error) : [];
    return Object.fromEntries(wrong.map(({ name, error }) => [name, error]));
  }

  /** Closing waits for nothing: it may come while the answer to what was sent is still on its way. */
  async dismiss(form) {
    try {
      await api.dismiss({ as: form.as, form: form.id });
      await this.refresh();
    } catch (trouble) {
      this.#complain(trouble);
    }
  }

  go(platform, where) {
    Object.assign(this.seat.at[platform], { where, tab: "talk" });
    this.draw();
  }

  become(platform, who, where = null) {
    const seat = this.seat.at[platform];
    const there = where ?? seat.where;
    const channel = this.state.channels.find((one) => one.id === there && one.platform === platform);
    Object.assign(seat, { who, where: there === "dm" || channel?.members.includes(who) ? there : "dm", tab: where ? "talk" : seat.tab });
    this.draw();
    if (seat.tab === "home") this.tab("home");
  }

  tab(name) {
    this.seat.at.slack.tab = name;
    this.draw();
    if (name === "home") this.#do("slack", () => api.home({ as: this.seat.at.slack.who, platform: "slack" }));
  }

  /** Turns the clock; resolves to the messages that came meanwhile, or null. */
  async turn(body) {
    this.notice.clear();
    try {
      const answer = await api.clock(body);
      await this.refresh();
      this.tips.heard("clock");
      return answer.messages;
    } catch (trouble) {
      this.#complain(trouble);
      return null;
    }
  }

  async reset() {
    try {
      await api.reset({});
      this.seat.forget();
      location.reload();
    } catch (trouble) {
      this.#complain(trouble);
    }
  }

}

new App().start();
