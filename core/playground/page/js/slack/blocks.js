// Draws Block Kit as Slack would: one function a block.

import { chart } from "../chart.js";
import { h, tableCell, unknown } from "../dom.js";
import { markdown } from "../teams/markdown.js";
import { element } from "./elements.js";
import { input } from "./inputs.js";
import { mrkdwn, textObject } from "./mrkdwn.js";
import { richText } from "./rich.js";

const DRAWN = {
  section,
  header: (block, ctx) => h("h4", { class: "bk-header" }, textObject(block.text, ctx.names)),
  divider: () => h("hr", { class: "bk-divider" }),
  context,
  actions,
  input,
  image: (block, ctx) => h("p", { class: "bk-image" }, textObject(block.title, ctx.names), " ", `[${block.alt_text ?? "picture"}]`),
  rich_text: (block, ctx) => h("div", { class: "bk-rich" }, richText(block, ctx.names)),
  markdown: (block) => h("div", { class: "bk-markdown" }, markdown(String(block.text ?? ""))),
  table,
  data_visualization: visualization,
  alert: (block, ctx) => h("div", { class: `bk-alert ${word(block.level)}`, role: "note" }, textObject(block.text, ctx.names)),
};

/** Nodes for a list of blocks. `ctx`: `names`, `people`, `count(n)`, `act(press)`, `ask(confirm)`, in a modal `form`. */
export function blocks(list, ctx) {
  return (Array.isArray(list) ? list : []).map((block) => drawn(block, ctx));
}

function drawn(block, ctx) {
  const draw = Object.hasOwn(DRAWN, block?.type) ? DRAWN[block.type] : null;
  return draw ? draw(block, ctx) : unknown("The block", block?.type);
}

function word(text) {
  return /^[a-z]+$/.test(text ?? "") ? text : "default";
}

function section(block, ctx) {
  const body = h("div", { class: "bk-body" });
  if (block.text) body.append(h("div", { class: "bk-text" }, textObject(block.text, ctx.names)));
  if (block.fields?.length) {
    const fields = block.fields.map((field) => h("div", { class: "bk-field" }, textObject(field, ctx.names)));
    body.append(h("div", { class: "bk-fields" }, fields));
  }
  const beside = block.accessory ? h("div", { class: "bk-accessory" }, element(block.accessory, ctx)) : null;
  return h("div", { class: "bk-section" }, body, beside);
}

function context(block, ctx) {
  const parts = (block.elements ?? []).map((part) =>
    part.type === "image" ? h("span", {}, `[${part.alt_text ?? "picture"}]`) : h("span", {}, textObject(part, ctx.names)),
  );
  return h("div", { class: "bk-context" }, parts);
}

function actions(block, ctx) {
  return h("div", { class: "bk-actions" }, (block.elements ?? []).map((part) => element(part, ctx)));
}

function table(block, ctx) {
  const settings = block.column_settings ?? [];
  const [head = [], ...rest] = block.rows ?? [];
  const cells = (row, tag) => row.map((cell, n) => tableCell(tag, `to-${word(settings[n]?.align)}`, cellText(cell, ctx)));
  const drawnTable = h(
    "table",
    { class: "bk-table" },
    h("thead", {}, h("tr", {}, cells(head, "th"))),
    h("tbody", {}, rest.map((row) => h("tr", {}, cells(row, "td")))),
  );
  return h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Table" }, drawnTable);
}

function visualization(block) {
  const { type, series = [], axis_config: axis } = block.chart ?? {};
  if (type !== "bar" && type !== "line") return unknown("The chart", type);
  const named = series.map((one) => ({ name: one.name, values: (one.data ?? []).map((point) => point.value) }));
  return chart({ title: block.title ?? "", kind: type, labels: axis?.categories ?? [], series: named });
}

function cellText(cell, ctx) {
  if (cell?.type === "rich_text") return richText(cell, ctx.names);
  if (cell?.type === "mrkdwn") return mrkdwn(String(cell.text ?? ""), ctx.names);
  return [String(cell?.text ?? "")];
}
