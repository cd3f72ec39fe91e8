// A front for the emulator, which was written against Node's SDK (POST with a form body). Python's SDK sends many methods
// as GET, or as POST with arguments in the query; Slack itself takes both.
import http from "node:http";

/** A server on a free port that forwards to the port `inner`, with the arguments of API calls moved into a form. */
export async function front(inner) {
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => forward(request, Buffer.concat(chunks), inner, response));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

function forward(request, body, inner, response) {
  const { method, path, headers, sent } = asForm(request, body);
  const onward = http.request({ host: "127.0.0.1", port: inner, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", (error) => {
    response.writeHead(502);
    response.end(String(error));
  });
  onward.end(sent);
}

function asForm(request, body) {
  const url = new URL(request.url, "http://front");
  const headers = { ...request.headers };
  delete headers["transfer-encoding"];
  const json = (headers["content-type"] ?? "").includes("json");
  const moves = url.pathname.startsWith("/api/") && (request.method === "GET" || (url.search && !json));
  if (!moves) {
    return { method: request.method, path: request.url, headers: { ...headers, "content-length": String(body.length) }, sent: body };
  }
  const form = new URLSearchParams(request.method === "GET" ? "" : body.toString());
  for (const [name, value] of url.searchParams) if (!form.has(name)) form.set(name, value);
  const sent = Buffer.from(form.toString());
  headers["content-type"] = "application/x-www-form-urlencoded";
  headers["content-length"] = String(sent.length);
  return { method: "POST", path: url.pathname, headers, sent };
}
