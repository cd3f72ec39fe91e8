// What the page knows: the server's state read for one person in one client, and what he has already seen.

export const PLATFORMS = ["slack", "teams"];
export const CLIENTS = { slack: "Slack", teams: "Teams" };
const BOT = "U0REFERRAL"; // what the double of Slack calls the bot
const KEPT = "referral-playground";

/** Conversations of `who`: his channels, then the private one with the bot. */
export function places(state, platform, who) {
  const mine = state.channels.filter((one) => one.platform === platform && one.members.includes(who));
  const channels = mine.map(({ id }) => ({ id, kind: "channel", label: id.replace(/^#/, "") }));
  return [...channels, { id: "dm", kind: "dm", label: "Referral" }];
}

export function member(state, who) {
  return state.people.find(({ id }) => id === who);
}

/** Whether `who` sees this message at all. */
export function visible(state, message, who) {
  if (message.seen_by) return message.seen_by === who;
  if (message.where === "dm") return message.with === who;
  const channel = state.channels.find((one) => one.id === message.where && one.platform === message.platform);
  return channel?.members.includes(who) ?? false;
}

/** The messages `who` sees at `where`, oldest first, as he sees them. */
export function talk(state, platform, who, where) {
  const here = state.messages.filter((one) => one.platform === platform && one.where === where && visible(state, one, who));
  return here.map((one) => ({ ...one, ...one.views?.[who] }));
}

/** What renderers ask: who is `U0ANA`, which channel is `C0SALES`, and in which zone does the reader live? */
export function names(state, who) {
  return {
    zone: member(state, who)?.zone ?? state.clock.zone,
    person: (id) => (id === BOT ? "Referral" : state.people.find((one) => `U0${one.id.toUpperCase()}` === id)?.name),
    channel: (id) => state.channels.find((one) => `C0${one.id.replace("#", "").toUpperCase()}` === id)?.id.replace("#", ""),
  };
}

/** Who one is in each client and where one looks, remembered while the tab lives. */
export class Seat {
  constructor() {
    const kept = read();
    this.at = { slack: { who: "ana", where: "dm", tab: "talk" }, teams: { who: "max", where: "dm", tab: "talk" }, ...kept.at };
    this.seen = new Set(kept.seen ?? []);
    this.done = new Set(kept.done ?? []);
    this.fresh = !kept.at;
  }

  /** Everything there is now counts as read: a newcomer's first look is not full of marks. */
  settle(state) {
    if (this.fresh) for (const message of state.messages) for (const one of readers(state, message)) this.seen.add(mark(message, one));
    this.fresh = false;
  }

  news(message, who) {
    return !this.seen.has(mark(message, who));
  }

  unread(state, platform, who, where) {
    return talk(state, platform, who, where).filter((one) => one.author !== who && this.news(one, who)).length;
  }

  unreadOf(state, platform, who) {
    return places(state, platform, who).reduce((sum, place) => sum + this.unread(state, platform, who, place.id), 0);
  }

  read(state, platform) {
    const { who, where } = this.at[platform];
    for (const message of talk(state, platform, who, where)) this.seen.add(mark(message, who));
  }

  /** Nothing of this visit is kept: what is still being drawn must not write it down again before the page goes. */
  forget() {
    this.keep = () => {};
    sessionStorage.clear();
  }

  keep() {
    const kept = { at: this.at, seen: [...this.seen].slice(-4000), done: [...this.done] };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  }
}

function readers(state, message) {
  return state.people.map(({ id }) => id).filter((who) => visible(state, message, who));
}

function mark(message, who) {
  return `${who}:${message.id}`;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
