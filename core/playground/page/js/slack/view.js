// Slack's views: the modal with its fields and errors, and the question asked before a dangerous button.

import { sheet } from "../sheet.js";
import { h } from "../dom.js";
import { blocks } from "./blocks.js";
import { textObject } from "./mrkdwn.js";

/** What a modal's fields hold, by block id. */
class Fields {
  #all = new Map();

  add(name, field) {
    this.#all.set(name, field);
  }

  values() {
    return Object.fromEntries([...this.#all].map(([name, field]) => [name, field.read()]));
  }

  /** Shows an error at each field named, and moves to the first. True if there was one. */
  blame(errors) {
    let first = null;
    for (const [name, field] of this.#all) {
      field.blame(errors[name] ?? null);
      if (errors[name]) first ??= field.focus ?? field.node;
    }
    first?.focus();
    return first !== null;
  }

  missing() {
    const empty = [...this.#all].filter(([, field]) => !field.optional && field.read().trim() === "");
    return Object.fromEntries(empty.map(([name]) => [name, "Please complete this required field."]));
  }
}

/** Opens a modal over `pane`. `send(values)` resolves to errors by field (none: `{}`), `closed()` hears a dismissal. */
export function modal(view, ctx, { pane, send, closed }) {
  const fields = new Fields();
  const body = h("div", { class: "bk" }, blocks(view.blocks, { ...ctx, form: fields }));
  const opened = sheet({
    pane,
    look: "slack-sheet",
    title: view.title?.text ?? "",
    body,
    submit: view.submit?.text ?? null,
    cancel: view.close?.text ?? "Cancel",
    closed,
    go: async () => {
      if (fields.blame(fields.missing())) return false;
      return !fields.blame(await send(fields.values()));
    },
  });
  if (view.errors) fields.blame(view.errors);
  return opened;
}

/** Asks "are you sure?" as a confirm object wants it; resolves to the answer. */
export function confirm(object, ctx, pane) {
  return new Promise((resolve) => {
    sheet({
      pane,
      look: "slack-sheet small",
      title: object.title?.text ?? "Are you sure?",
      body: h("p", {}, textObject(object.text, ctx.names)),
      submit: object.confirm?.text ?? "Yes",
      danger: object.style === "danger",
      cancel: object.deny?.text ?? "Cancel",
      closed: () => resolve(false),
      go: async () => {
        resolve(true);
        return true;
      },
    });
  });
}
