// Draws the boxes of Adaptive Cards: containers, columns, facts, tables. `items` draws what stands inside.

import { h, tableCell } from "../dom.js";
import { markdown } from "./markdown.js";

function word(text) {
  return /^[a-z]+$/i.test(text ?? "") ? text.toLowerCase() : "default";
}

export function container(part, ctx, items) {
  return h("div", { class: `ac-container style-${word(part.style)}` }, items(part.items, ctx));
}

export function columns(part, ctx, items) {
  const made = (part.columns ?? []).map((column) => {
    const node = h("div", { class: `ac-column style-${word(column.style)} at-${word(column.verticalContentAlignment)}` }, items(column.items, ctx));
    node.style.setProperty("flex", width(column.width));
    return node;
  });
  return h("div", { class: `ac-columns style-${word(part.style)}` }, made);
}

function width(given) {
  if (given === "auto") return "0 1 auto";
  if (/^\d+px$/.test(String(given))) return `0 0 ${given}`;
  const weight = Number(given);
  return `${Number.isFinite(weight) && weight > 0 ? weight : 1} 1 0`;
}

export function facts(part, ctx) {
  const rows = (part.facts ?? []).map((fact) => [
    h("dt", {}, markdown(String(fact.title ?? ""))),
    h("dd", {}, markdown(String(fact.value ?? ""), ctx.mention(ctx.mentions))),
  ]);
  return h("dl", { class: "ac-facts" }, rows);
}

export function table(part, ctx, items) {
  const heads = part.firstRowAsHeaders ?? part.firstRowAsHeader ?? true;
  const rows = (part.rows ?? []).map((row, n) => {
    const tag = heads && n === 0 ? "th" : "td";
    const cells = (row.cells ?? []).map((cell, at) => tableCell(tag, align(part, at), items(cell.items, ctx)));
    return h("tr", {}, cells);
  });
  const inside = heads && rows.length ? [h("thead", {}, rows[0]), h("tbody", {}, rows.slice(1))] : [h("tbody", {}, rows)];
  const drawn = h("table", { class: `ac-table${part.showGridLines === false ? "" : " lined"}` }, inside);
  return h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Table" }, drawn);
}

function align(part, at) {
  return `to-${word(part.columns?.[at]?.horizontalCellContentAlignment ?? part.horizontalCellContentAlignment)}`;
}
