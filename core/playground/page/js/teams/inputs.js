// Draws the inputs of Adaptive Cards with labels and errors, and reads what was filled in.

import { fresh, h, unknown } from "../dom.js";

const DRAWN = { "Input.Text": text, "Input.Date": plain("date"), "Input.Time": plain("time"), "Input.Number": plain("number"), "Input.Toggle": toggle, "Input.ChoiceSet": choices };

/** What the inputs of one card hold, by id. */
export class Inputs {
  #all = new Map();

  add(name, field) {
    this.#all.set(name, field);
  }

  values() {
    return Object.fromEntries([...this.#all].map(([name, field]) => [name, field.read()]));
  }

  /** Shows what is missing and moves to the first of it. True if nothing is. */
  complete() {
    let first = null;
    for (const field of this.#all.values()) {
      const empty = field.required && field.read().trim() === "";
      field.blame(empty ? field.complaint : "");
      if (empty) first ??= field.focus;
    }
    first?.focus();
    return first === null;
  }
}

/** One input with its label and a place for its error. */
export function input(part, ctx) {
  if (!Object.hasOwn(DRAWN, part.type)) return unknown("The input", part.type);
  const id = fresh("input");
  const made = DRAWN[part.type](part, id);
  const error = h("p", { class: "ac-error", id: `${id}-error`, hidden: true });
  const focus = made.focus ?? made.node;
  focus.setAttribute("aria-describedby", `${id}-error`);
  if (part.isRequired && !made.group) focus.setAttribute("aria-required", "true");
  ctx.form?.add(part.id, {
    read: made.read,
    required: part.isRequired === true,
    complaint: part.errorMessage ?? "This is needed.",
    focus,
    blame: (words) => blame(focus, error, words),
  });
  return labelled(part, id, made, error);
}

function blame(node, error, words) {
  error.textContent = words;
  error.hidden = !words;
  if (words) node.setAttribute("aria-invalid", "true");
  else node.removeAttribute("aria-invalid");
}

function labelled(part, id, made, error) {
  const star = part.isRequired ? h("span", { class: "ac-star", "aria-hidden": "true" }, " *") : null;
  const label = part.label ? [part.label, star] : [];
  if (made.group && part.label) return h("fieldset", { class: "ac-input" }, h("legend", {}, label), made.node, error);
  if (!part.label && !made.group) made.node.setAttribute("aria-label", part.placeholder ?? part.title ?? "Answer");
  return h("div", { class: "ac-input" }, part.label ? h("label", { for: id }, label) : null, made.node, error);
}

function text(part, id) {
  const more = { id, placeholder: part.placeholder, maxlength: part.maxLength };
  const type = { email: "email", tel: "tel", url: "url" }[part.style?.toLowerCase()] ?? "text";
  const node = part.isMultiline ? h("textarea", { ...more, rows: 3 }) : h("input", { ...more, type });
  node.value = part.value ?? "";
  return { node, read: () => node.value };
}

function plain(type) {
  return (part, id) => {
    const node = h("input", { id, type, placeholder: part.placeholder, min: part.min, max: part.max });
    node.value = part.value ?? "";
    return { node, read: () => node.value };
  };
}

function toggle(part, id) {
  const on = part.valueOn ?? "true";
  const box = h("input", { id: part.label ? null : id, type: "checkbox" });
  box.checked = part.value === on;
  const node = h("label", { class: "ac-choice" }, box, h("span", {}, part.title ?? ""));
  return { node, focus: box, group: true, read: () => (box.checked ? on : (part.valueOff ?? "false")) };
}

function choices(part, id) {
  const expanded = part.isMultiSelect || part.style === "expanded";
  return expanded ? boxes(part) : dropdown(part, id);
}

function dropdown(part, id) {
  const node = h("select", { id }, h("option", { value: "" }, part.placeholder ?? "Choose…"));
  node.append(...(part.choices ?? []).map(({ title, value }) => h("option", { value }, title)));
  node.value = part.value ?? "";
  return { node, read: () => node.value };
}

function boxes(part) {
  const type = part.isMultiSelect ? "checkbox" : "radio";
  const name = fresh("choice");
  const first = new Set(String(part.value ?? "").split(","));
  const rows = (part.choices ?? []).map(({ title, value }) => {
    const box = h("input", { type, name, value });
    box.checked = first.has(value);
    return h("label", { class: "ac-choice" }, box, h("span", {}, title));
  });
  const node = h("div", { class: "ac-choices" }, rows);
  const read = () => [...node.querySelectorAll("input:checked")].map((box) => box.value).join(",");
  return { node, read, focus: node.querySelector("input") ?? node, group: true };
}
