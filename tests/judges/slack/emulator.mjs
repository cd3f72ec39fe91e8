// Starts the independent Slack emulator (npm `emulate`, Apache-2.0) on 127.0.0.1 and says so in one line on stdout.
//
//   node emulator.mjs '{"events": "http://…/slack/events", "secret": "…", "scopes": […]}'   ->   {"url": "http://127.0.0.1:…"}
//
// The address is that of a front that lets Python's slack_sdk speak to the emulator (see front.mjs).
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { front } from "./front.mjs";

const { events, secret, scopes } = JSON.parse(process.argv[2]);
const dist = join(dirname(fileURLToPath(import.meta.url)), "node_modules/emulate/dist");
const imported = (file) => import(pathToFileURL(join(dist, file)).href);

// The package exports no way to subscribe to Slack's events, but its plugin object is one per process: wrapping its
// `register` reaches the dispatcher.
const file = readdirSync(dist).find((f) => f.endsWith(".js") && readFileSync(join(dist, f), "utf8").includes("views.generateTriggerId"));
const { slackPlugin } = await imported(file);
const { createEmulator } = await imported("api.js");
const register = slackPlugin.register;
slackPlugin.register = function (app, store, webhooks, ...rest) {
  webhooks.register({ url: events, events: ["message", "app_uninstalled"], active: true, owner: "slack" });
  return register.call(this, app, store, webhooks, ...rest);
};

const bot = { app_id: "A0REFERRAL", bot_id: "B0REFERRAL", bot_user_id: "U0REFERRAL" };
const emulator = await createEmulator({
  service: "slack",
  port: 0,
  hostname: "127.0.0.1",
  seed: {
    slack: {
      signing_secret: secret,
      strict_scopes: true,
      team: { name: "Brightwater Advisory", domain: "brightwater" },
      users: [
        { name: "ana", real_name: "Ana Ruiz", email: "ana@brightwater.example" },
        { name: "zoe", real_name: "Zoe Hart", email: "zoe@brightwater.example", is_admin: true },
      ],
      channels: [{ name: "sales", topic: "Sales" }],
      oauth_apps: [
        {
          ...bot, client_id: "1.2", client_secret: "unused", name: "Referral", bot_name: "referral", scopes,
          redirect_uris: ["http://127.0.0.1/"],
        },
      ],
      tokens: [
        { ...bot, token: "xoxb-judge", type: "bot", user_id: bot.bot_user_id, scopes },
        { token: "xoxp-ana", type: "user", user: "ana", app_id: bot.app_id },
      ],
    },
  },
});
const server = await front(Number(new URL(emulator.url).port));
console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    server.close();
    server.closeAllConnections();
    await emulator.close();
    process.exit(0);
  });
}
