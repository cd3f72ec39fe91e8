// Draws Slack's input blocks and the controls within, and reads what was filled in.

import { fresh, h, unknown } from "../dom.js";
import { textObject } from "./mrkdwn.js";

const TYPES = {
  plain_text_input: "text", email_text_input: "email", url_text_input: "url", number_input: "number",
  datepicker: "date", timepicker: "time", datetimepicker: "datetime-local", external_select: "text",
}; // prettier-ignore

/** An input block with its label, hint and place for an error. `ctx.form` remembers how to read and blame it. */
export function input(block, ctx) {
  const id = fresh("field");
  const made = control(block.element ?? {}, { id, names: ctx.names, people: ctx.people });
  const error = h("p", { class: "bk-error", id: `${id}-error`, hidden: true });
  const hint = block.hint ? h("p", { class: "bk-hint", id: `${id}-hint` }, textObject(block.hint, ctx.names)) : null;
  const label = [textObject(block.label, ctx.names), block.optional ? h("span", { class: "bk-optional" }, " (optional)") : null];
  describe(made.node, `${id}-error`, hint ? `${id}-hint` : "");
  ctx.form?.add(block.block_id, { ...made, optional: block.optional === true, blame: (words) => blame(made, error, words) });
  if (made.group) return h("fieldset", { class: "bk-input" }, h("legend", {}, label), made.node, hint, error);
  return h("div", { class: "bk-input" }, h("label", { for: id }, label), made.node, hint, error);
}

function describe(node, ...ids) {
  node.setAttribute("aria-describedby", ids.filter(Boolean).join(" "));
}

function blame(made, error, words) {
  error.textContent = words ?? "";
  error.hidden = !words;
  const node = made.focus ?? made.node;
  if (words) node.setAttribute("aria-invalid", "true");
  else node.removeAttribute("aria-invalid");
}

/** A control: `{node, read, focus, group}`; `read()` gives the value as text. `about`: `id`, `label`, `names`, `people`. */
export function control(part, about) {
  const props = { id: about.id, "aria-label": about.label };
  if (part.type === "static_select" || part.type === "users_select") return select(part, props, about);
  if (part.type === "radio_buttons" || part.type === "checkboxes") return boxes(part, about);
  if (!Object.hasOwn(TYPES, part.type)) return { node: unknown("The input", part.type), read: () => "" };
  return field(part, props);
}

function field(part, props) {
  const first = part.initial_value ?? part.initial_date ?? part.initial_time ?? "";
  const more = { placeholder: part.placeholder?.text, maxlength: part.max_length, minlength: part.min_length };
  const node = part.multiline
    ? h("textarea", { ...props, ...more, rows: 4 })
    : h("input", { ...props, ...more, type: TYPES[part.type], step: part.is_decimal_allowed ? "any" : null });
  node.value = first;
  return { node, read: () => node.value };
}

function options(part) {
  const grouped = (part.option_groups ?? []).flatMap((group) => group.options ?? []);
  return [...(part.options ?? []), ...grouped].map((option) => ({ value: option.value, label: option.text?.text ?? option.value, more: option.description?.text }));
}

function select(part, props, about) {
  const all = part.type === "users_select" ? about.people : options(part);
  const first = part.initial_option?.value ?? part.initial_user ?? "";
  const empty = h("option", { value: "" }, part.placeholder?.text ?? "Choose…");
  const node = h("select", props, empty, all.map(({ value, label }) => h("option", { value }, label)));
  node.value = first;
  return { node, read: () => node.value, words: () => node.selectedOptions[0]?.textContent ?? "" };
}

function boxes(part, about) {
  const type = part.type === "checkboxes" ? "checkbox" : "radio";
  const name = fresh("choice");
  const first = new Set([part.initial_option?.value, ...(part.initial_options ?? []).map((option) => option.value)]);
  const rows = options(part).map(({ value, label, more }) => {
    const box = h("input", { type, name, value });
    box.checked = first.has(value);
    return h("label", { class: "bk-choice" }, box, h("span", {}, label, more ? h("small", {}, ` ${more}`) : null));
  });
  const node = h("div", { class: "bk-choices", id: about.id, role: "group", "aria-label": about.label ?? null }, rows);
  const chosen = () => [...node.querySelectorAll("input:checked")].map((box) => box.value);
  return { node, read: () => chosen().join(","), focus: node.querySelector("input"), group: true };
}
