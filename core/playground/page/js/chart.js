// Draws a chart as SVG: bars or lines, with its numbers in words for screen readers.

import { fresh, h } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 460;
const HEIGHT = 190;
const LEFT = 34;
const BOTTOM = 40;
const TOP = 8;

/** `chart`: `title`, `kind` (bar, line), `labels`, `series` [{ name, values }]. */
export function chart({ title, kind, labels, series }) {
  const values = series.flatMap((one) => one.values);
  const least = Math.min(0, ...values);
  const top = nice(Math.max(1, ...values));
  const place = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - least) / (top - least));
  const id = fresh("chart");
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart-svg", role: "img", "aria-labelledby": id });
  for (const value of [least, (top + least) / 2, top]) {
    svg.append(s("line", { x1: LEFT, x2: WIDTH, y1: place(value), y2: place(value), class: "chart-grid" }));
    svg.append(s("text", { x: LEFT - 6, y: place(value) + 4, class: "chart-tick", "text-anchor": "end" }, short(value)));
  }
  const step = (WIDTH - LEFT) / Math.max(1, labels.length);
  svg.append(...labels.map((label, n) => tick(label, LEFT + step * (n + 0.5), step)));
  series.forEach((one, n) => svg.append(...(kind === "line" ? lines : bars)(one, n, series.length, step, place)));
  const figure = h("figure", { class: "chart" }, h("figcaption", { class: "chart-title" }, title), svg);
  if (series.length > 1) figure.append(legend(series));
  figure.append(h("p", { id, class: "chart-words" }, spoken(title, labels, series)));
  return figure;
}

function s(tag, props, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function tick(label, x, step) {
  const most = Math.max(3, Math.floor(step / 6.5));
  return s("text", { x, y: HEIGHT - BOTTOM + 16, class: "chart-tick", "text-anchor": "middle" }, label.length > most ? `${label.slice(0, most - 1)}…` : label);
}

function bars({ values }, n, of, step, place) {
  const width = Math.min(46, (step * 0.7) / of);
  return values.map((value, at) => {
    const x = LEFT + step * (at + 0.5) + (n - of / 2) * width;
    const [high, low] = [place(Math.max(0, value)), place(Math.min(0, value))];
    return s("rect", { x, y: high, width: width - 2, height: Math.max(1, low - high), rx: 2, class: `chart-${n % 6}` });
  });
}

function lines({ values }, n, of, step, place) {
  const points = values.map((value, at) => [LEFT + step * (at + 0.5), place(value)]);
  const drawn = s("polyline", { points: points.map((point) => point.join(",")).join(" "), class: `chart-line chart-line-${n % 6}` });
  return [drawn, ...points.map(([cx, cy]) => s("circle", { cx, cy, r: 3, class: `chart-${n % 6}` }))];
}

function legend(series) {
  const rows = series.map((one, n) => h("li", {}, h("span", { class: `chart-swatch swatch-${n % 6}`, "aria-hidden": "true" }), one.name));
  return h("ul", { class: "chart-legend" }, rows);
}

function spoken(title, labels, series) {
  const rows = labels.map((label, at) => `${label}: ${series.map((one) => (series.length > 1 ? `${one.name} ` : "") + one.values[at]).join(", ")}`);
  return `${title}. ${rows.join("; ")}`;
}

// The next 1, 2 or 5 times a power of ten, so that the scale reads easily.
function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}

function short(value) {
  const [unit, name] = [[1e9, "bn"], [1e6, "m"], [1e3, "k"]].find(([one]) => Math.abs(value) >= one) ?? [1, ""];
  return `${Math.round((value / unit) * 10) / 10}${name}`;
}
