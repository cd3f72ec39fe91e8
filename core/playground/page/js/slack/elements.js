// Draws what one can press in a Slack message: buttons, the overflow menu, selects, date and time pickers.

import { h, unknown } from "../dom.js";
import { menu } from "../menu.js";
import { control } from "./inputs.js";
import { textObject } from "./mrkdwn.js";

const CHOOSERS = new Set([
  "static_select", "datepicker", "timepicker", "users_select", "checkboxes", "radio_buttons",
]); // prettier-ignore

/** The node of one interactive element of `block`. */
export function element(part, block, ctx) {
  if (part?.type === "button" || part?.type === "workflow_button") return button(part, block, ctx);
  if (part?.type === "overflow") return overflow(part, block, ctx);
  if (part?.type === "image") return h("span", { class: "bk-image" }, `[${part.alt_text ?? "picture"}]`);
  if (CHOOSERS.has(part?.type)) return chooser(part, block, ctx);
  return unknown("The element", part?.type);
}

function action(part, block, label, value) {
  return { label, value, action_id: part.action_id, block_id: block.block_id, type: part.type };
}

function button(part, block, ctx) {
  const label = part.text?.text ?? "";
  const press = async () => {
    if (part.url) window.open(part.url, "_blank", "noopener");
    if (part.confirm && !(await ctx.ask(part.confirm))) return;
    await ctx.act(action(part, block, label, part.value));
  };
  const look = ["primary", "danger"].includes(part.style) ? part.style : "plain";
  const said = part.accessibility_label ?? null;
  return h("button", { type: "button", class: `bk-button ${look}`, "aria-label": said, on: { click: press } }, textObject(part.text, ctx.names));
}

function overflow(part, block, ctx) {
  const items = (part.options ?? []).map((option) => ({
    label: option.text?.text ?? "",
    choose: async () => {
      if (part.confirm && !(await ctx.ask(part.confirm))) return;
      await ctx.act(action(part, block, option.text?.text ?? "", option.value));
    },
  }));
  return menu("More actions", items, "bk-button plain bk-overflow");
}

function chooser(part, block, ctx) {
  const label = part.placeholder?.text ?? "Choose";
  const made = control(part, { label, names: ctx.names, people: ctx.people });
  made.node.addEventListener("change", () => {
    const value = made.read();
    if (value !== "") ctx.act(action(part, block, made.words?.() ?? label, value));
  });
  return made.node;
}
