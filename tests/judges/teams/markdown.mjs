// Renders the texts of standard input (a JSON list) as CommonMark, as the reference renderer of Adaptive Cards does.

import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";

const reader = new MarkdownIt({ html: false, linkify: false });
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => reader.render(text))));
