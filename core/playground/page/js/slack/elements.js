// Draws what one can press in a Slack message: buttons, the overflow menu, selects. Each press has the number by which
// the playground knows it: buttons and options counted in the order they stand.

import { h, unknown } from "../dom.js";
import { menu } from "../menu.js";
import { control } from "./inputs.js";
import { textObject } from "./mrkdwn.js";

const CHOOSERS = new Set(["static_select", "radio_buttons"]);
const SHOWN = new Set(["datepicker", "timepicker", "users_select", "checkboxes", "plain_text_input"]);

/** The node of one interactive element. `ctx.count(n)` reserves n numbers and gives the first. */
export function element(part, ctx) {
  if (part?.type === "button" || part?.type === "workflow_button") return button(part, ctx);
  if (part?.type === "overflow") return overflow(part, ctx);
  if (part?.type === "image") return h("span", { class: "bk-image" }, `[${part.alt_text ?? "picture"}]`);
  if (CHOOSERS.has(part?.type)) return chooser(part, ctx);
  return SHOWN.has(part?.type) ? inert(part, ctx) : unknown("The element", part?.type);
}

function button(part, ctx) {
  const index = ctx.count(1);
  const label = part.text?.text ?? "";
  const press = async () => {
    if (part.url) window.open(/^https?:/i.test(part.url) ? part.url : "about:blank", "_blank", "noopener");
    if (!part.confirm || (await ctx.ask(part.confirm))) ctx.act({ label, index });
  };
  const look = ["primary", "danger"].includes(part.style) ? part.style : "plain";
  const props = { type: "button", class: `bk-button ${look}`, "aria-label": part.accessibility_label, on: { click: press } };
  return h("button", props, textObject(part.text, ctx.names));
}

function overflow(part, ctx) {
  const options = part.options ?? [];
  const first = ctx.count(options.length);
  const items = options.map((option, n) => ({
    label: option.text?.text ?? "",
    choose: async () => {
      if (!part.confirm || (await ctx.ask(part.confirm))) ctx.act({ label: option.text?.text ?? "", index: first + n });
    },
  }));
  return menu("More actions", items, "bk-button plain bk-overflow");
}

function chooser(part, ctx) {
  const options = part.options ?? [];
  const first = ctx.count(options.length);
  const made = control(part, { label: part.placeholder?.text ?? "Choose", names: ctx.names, people: ctx.people });
  made.node.addEventListener("change", () => {
    const n = options.findIndex((option) => option.value === made.read());
    if (n >= 0) ctx.act({ label: options[n].text?.text ?? "", index: first + n });
  });
  return made.node;
}

// Elements the bot has no use for in a message: drawn, but nothing comes of them here.
function inert(part, ctx) {
  const { node } = control(part, { label: part.placeholder?.text ?? "Choose", names: ctx.names, people: ctx.people });
  for (const field of [node, ...node.querySelectorAll("input")]) field.disabled = true;
  return node;
}
