// Makes elements. Text only ever becomes text nodes, so that nothing anybody typed is read as markup.

const SVG = "http://www.w3.org/2000/svg";

// Paths drawn on a 20 by 20 grid, stroked in the colour of the text around them.
const ICONS = {
  send: "M3 4l14 6-14 6 2.5-6zM5.5 10H11",
  eye: "M1.5 10S5 4.5 10 4.5 18.5 10 18.5 10 15 15.5 10 15.5 1.5 10 1.5 10zM10 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  close: "M5 5l10 10M15 5L5 15",
  chat: "M3 5.5A2.5 2.5 0 015.5 3h9A2.5 2.5 0 0117 5.5v6a2.5 2.5 0 01-2.5 2.5H9l-4.5 3.5V14A2 2 0 013 12z",
  people: "M7 9.5a3 3 0 100-6 3 3 0 000 6zM1.8 16.5c.3-3 2.3-5 5.2-5s4.9 2 5.2 5zM13.5 9.5a2.4 2.4 0 10-.8-4.7M14 11.6c2.3.2 3.9 1.9 4.2 4.9h-3",
  door: "M5 17V4.5A1.5 1.5 0 016.5 3H15v14M3 17h14M5 17l6 1V6L6.5 4M9 11.5h.01",
  sun: "M10 13.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M16 4l-1.4 1.4M5.4 14.6L4 16",
  moon: "M16.5 12A7 7 0 018 3.5a7 7 0 108.5 8.5z",
  again: "M4 10a6 6 0 106-6H5M8 1L5 4l3 3",
  check: "M4 10.5l4 4 8-9",
};

/** An element. `props`: `class`, `text`, `on` (listeners by event), `data`, else attributes; null and false are left out. */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) give(made, name, value);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function give(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "class") made.className = value;
  else if (name === "text") made.textContent = value;
  else if (name === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
  else if (name === "data") Object.assign(made.dataset, value);
  else if (name === "value") made.value = value;
  else made.setAttribute(name, value === true ? "" : String(value));
}

/** A drawing of the little set above; decoration, so hidden from screen readers. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}

/** A link where the address is one a person would follow, else its words alone. */
export function link(url, ...words) {
  const shown = words.length ? words : [String(url)];
  if (!/^(https?:|mailto:|tel:)/i.test(String(url))) return h("span", {}, shown);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

/** What is shown instead of a block nobody taught this page to draw. */
export function unknown(what, kind) {
  return h("p", { class: "unknown" }, `(${what} “${String(kind ?? "nothing")}” is not drawn here)`);
}

/** A cell of a table; a head with nothing in it is an ordinary cell, so that it is not read out as a heading. */
export function tableCell(tag, look, inside) {
  const cell = h(tag, { class: look, scope: tag === "th" ? "col" : null }, inside);
  return tag === "th" && cell.textContent.trim() === "" ? h("td", { class: look }) : cell;
}

let last = 0;

/** An id no other element of the page has. */
export function fresh(stem) {
  last += 1;
  return `${stem}-${last}`;
}

/** A square or round picture with initials, its colour drawn from the name. */
export function avatar(name, kind = "person") {
  if (kind === "bot") return h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("door"));
  const initials = name.split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase();
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 8;
  return h("span", { class: `avatar hue${hue}`, "aria-hidden": "true" }, initials);
}

/** Arrow keys, Home and End walk among `items()`; only one of them is in the tab order. */
export function rove(box, items, { across = false } = {}) {
  const keys = across ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  box.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const to = { [keys[0]]: at - 1, [keys[1]]: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    for (const item of all) item.tabIndex = item === next ? 0 : -1;
    next.focus();
  });
}
