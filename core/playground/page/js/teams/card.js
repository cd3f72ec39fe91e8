// Draws an Adaptive Card as Teams would: text here, boxes, inputs and actions in the files beside it.

import { chart } from "../chart.js";
import { h, unknown } from "../dom.js";
import { actions } from "./actions.js";
import { columns, container, facts, table } from "./boxes.js";
import { input } from "./inputs.js";
import { markdown } from "./markdown.js";
import { words } from "../times.js";

const DRAWN = {
  TextBlock: textBlock,
  RichTextBlock: richText,
  FactSet: (part, ctx) => facts(part, ctx),
  ColumnSet: (part, ctx) => columns(part, ctx, items),
  Container: (part, ctx) => container(part, ctx, items),
  Table: (part, ctx) => table(part, ctx, items),
  "Chart.VerticalBar": (part) => bar(part, [{ legend: "", values: part.data ?? [] }]),
  "Chart.VerticalBar.Grouped": (part) => bar(part, part.data ?? []),
  "Chart.Line": (part) => bar(part, part.data ?? [], "line"),
  ActionSet: (part, ctx) => actions(part.actions, ctx, card),
  Image: (part) => h("p", { class: "ac-image" }, `[${part.altText || "picture"}]`),
};

const FORMS = {
  COMPACT: { year: "numeric", month: "numeric", day: "numeric" },
  SHORT: { weekday: "short", month: "short", day: "numeric", year: "numeric" },
  LONG: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  TIME: { hour: "numeric", minute: "2-digit" },
};

/** The card as one element. `ctx`: `names`, `count()` (the next button's number), `act(action)`, `form`. */
export function card(content, ctx) {
  const own = { ...ctx, mentions: mentions(content) };
  const body = h("div", { class: "ac-body" }, items(content.body, own));
  return h("div", { class: "ac" }, body, content.actions?.length ? actions(content.actions, own, card) : null);
}

function mentions(content) {
  return new Map((content.msteams?.entities ?? []).map((entity) => [entity.text, entity.mentioned?.name]));
}

/** A list of elements, each with its spacing, separator and id. */
export function items(list, ctx) {
  return (Array.isArray(list) ? list : []).map((part) => {
    const node = drawn(part, ctx);
    node.classList.add("ac-item", `gap-${word(part?.spacing)}`);
    if (part?.separator) node.classList.add("ac-separator");
    if (part?.isVisible === false) node.hidden = true;
    if (part?.id) node.dataset.acId = part.id;
    return node;
  });
}

function drawn(part, ctx) {
  if (part?.type?.startsWith("Input.")) return input(part, ctx);
  const draw = Object.hasOwn(DRAWN, part?.type) ? DRAWN[part.type] : null;
  return draw ? draw(part, ctx) : unknown("The element", part?.type);
}

function word(text) {
  return /^[a-z]+$/i.test(text ?? "") ? text.toLowerCase() : "default";
}

function bar(part, data, kind = "bar") {
  const labels = (data[0]?.values ?? []).map((point) => String(point.x));
  const series = data.map((one) => ({ name: one.legend, values: one.values.map((point) => point.y) }));
  return chart({ title: part.title ?? "", kind, labels, series });
}

function textBlock(part, ctx) {
  const tag = part.style === "heading" ? "h4" : "div";
  return h(tag, { class: look(part) }, markdown(moments(String(part.text ?? ""), ctx.names.zone), ctx.mention(ctx.mentions)));
}

function look(part) {
  const alike = ["size", "weight", "color"].map((name) => `${name}-${word(part[name])}`);
  const rest = [`to-${word(part.horizontalAlignment)}`, part.isSubtle && "subtle", part.wrap !== true && "one-line", part.fontType === "Monospace" && "mono"];
  return ["ac-text", ...alike, ...rest].filter(Boolean).join(" ");
}

function richText(part, ctx) {
  const runs = (part.inlines ?? []).map((run) => {
    if (typeof run === "string") return run;
    const style = `${look({ wrap: true, ...run })} ac-run${run.highlight ? " marked" : ""}${run.strikethrough ? " struck" : ""}`;
    return h(run.italic ? "em" : "span", { class: style }, moments(String(run.text ?? ""), ctx.names.zone));
  });
  return h("div", { class: `ac-text to-${word(part.horizontalAlignment)}` }, runs);
}

// {{DATE(2026-11-30T14:00:00Z,SHORT)}} and {{TIME(…)}}, in the reader's zone.
function moments(text, zone) {
  return text.replace(/\{\{(DATE|TIME)\(([^,)]+)(?:,\s*(COMPACT|SHORT|LONG))?\)\}\}/g, (whole, kind, iso, form) => {
    const moment = new Date(iso);
    if (Number.isNaN(moment.getTime())) return whole;
    return words(moment, zone, FORMS[kind === "TIME" ? "TIME" : (form ?? "COMPACT")]);
  });
}
