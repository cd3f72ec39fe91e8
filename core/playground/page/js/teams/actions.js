// Draws the action buttons of Adaptive Cards: press, open a link, show a card beneath, or fold into the menu.

import { h, unknown } from "../dom.js";
import { menu } from "../menu.js";

const SENT = new Set(["Action.Execute", "Action.Submit"]);
const MOST = 6;

/** A row of actions; `card` draws what an Action.ShowCard shows. */
export function actions(list, ctx, card) {
  const row = h("div", { class: "ac-actions" });
  const shown = h("div", { class: "ac-shown" });
  const folded = [];
  for (const [n, action] of (list ?? []).entries()) {
    const press = pressed(action, ctx);
    if (action.type === "Action.ShowCard") row.append(showing(action, ctx, card, shown));
    else if (press === null) row.append(unknown("The action", action.type));
    else if (n >= MOST || action.mode === "secondary") folded.push({ label: action.title ?? "", choose: press });
    else row.append(button(action, press));
  }
  if (folded.length) row.append(menu("More actions", folded, "ac-button ac-more"));
  return h("div", { class: "ac-action-set" }, row, shown);
}

function button(action, press) {
  const look = { positive: "positive", destructive: "destructive" }[action.style] ?? "default";
  const off = action.isEnabled === false;
  return h("button", { type: "button", class: `ac-button ${look}`, title: action.tooltip, disabled: off, on: { click: press } }, action.title ?? "");
}

// What a press does, or null for an action this page does not know. Numbers are given out in the card's order.
function pressed(action, ctx) {
  if (action.type === "Action.ToggleVisibility") return (event) => toggle(action, event.currentTarget);
  if (action.type !== "Action.OpenUrl" && !SENT.has(action.type)) return null;
  const index = ctx.count(1);
  if (action.type === "Action.OpenUrl") return () => window.open(safe(action.url), "_blank", "noopener");
  const needs = action.associatedInputs?.toLowerCase() !== "none";
  return () => {
    if (needs && ctx.form && !ctx.form.complete()) return;
    ctx.act({ label: action.title ?? "", index, action, values: needs ? (ctx.form?.values() ?? {}) : {} });
  };
}

function safe(url) {
  return /^https?:/i.test(url ?? "") ? url : "about:blank";
}

function toggle(action, from) {
  const root = from.closest(".ac-root");
  for (const target of action.targetElements ?? []) {
    const id = typeof target === "string" ? target : target.elementId;
    const node = [...(root?.querySelectorAll("[data-ac-id]") ?? [])].find((one) => one.dataset.acId === id);
    if (node) node.hidden = !(target.isVisible ?? node.hidden);
  }
}

function showing(action, ctx, card, shown) {
  const inside = h("div", { class: "ac-show style-emphasis", hidden: true }, card(action.card ?? {}, ctx));
  const opener = button(action, () => {
    const open = inside.hidden;
    for (const other of shown.children) other.hidden = true;
    inside.hidden = !open;
    for (const one of opener.parentElement.querySelectorAll("[aria-expanded]")) one.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-expanded", String(open));
    if (open) inside.querySelector("input, select, textarea, button")?.focus();
  });
  opener.setAttribute("aria-expanded", "false");
  opener.classList.add("showing");
  shown.append(inside);
  return opener;
}
