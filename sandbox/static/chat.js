// The page: one chat, kept up to date by the live stream.
import { follow, introduce, tap } from "/static/api.js";
import { Bubbles } from "/static/bubbles.js";
import { Clock } from "/static/clock.js";
import { Composer } from "/static/composer.js";

const $ = (id) => document.getElementById(id);
const place = $("messages");
const NEAR = 120; // pixels from the end that still count as reading the newest
let hideToast = 0;
let typing = 0;

function toast(words) {
  $("toast").textContent = words;
  $("toast").hidden = !words;
  clearTimeout(hideToast);
  hideToast = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

const atEnd = () => place.scrollHeight - place.scrollTop - place.clientHeight < NEAR;
const toEnd = (behavior = "smooth") => place.scrollTo({ top: place.scrollHeight, behavior });

const bubbles = new Bubbles(place, async (id, data, button) => {
  try {
    await tap(id, data);
    setTimeout(() => button.removeAttribute("aria-busy"), 3000);
  } catch (error) {
    button.removeAttribute("aria-busy");
    toast(error.message);
  }
});
const composer = new Composer(toast, () => bubbles.lastOwn());
const clock = new Clock(toast);

function pin() {
  const message = bubbles.pinned();
  $("pinned").hidden = !message;
  if (!message) return;
  const words = new DOMParser().parseFromString(message.html, "text/html").body.textContent;
  $("pinned").querySelector("span").textContent = words;
  $("pinned").onclick = () => $(`m${message.id}`).scrollIntoView({ behavior: "smooth", block: "center" });
}

function state(words) {
  $("state").textContent = words;
}

function show(message) {
  const follows = atEnd() || message.from === "person";
  bubbles.put(message);
  composer.waitForStart(false);
  if (message.from === "bot") state("bot");
  pin();
  const drawn = $(`m${message.id}`);
  const tall = message.from === "bot" && !message.edits && drawn.offsetHeight > place.clientHeight;
  if (follows && tall) drawn.scrollIntoView({ behavior: "smooth", block: "start" });
  else if (follows) toEnd();
  else $("down").hidden = false;
}

async function load() {
  const chat = await introduce();
  for (const message of chat.messages) bubbles.put(message, { quiet: true });
  composer.waitForStart(chat.messages.length === 0);
  pin();
  toEnd("instant");
}

place.addEventListener("scroll", () => { $("down").hidden = atEnd(); });
$("down").addEventListener("click", () => toEnd());
follow({
  message: show,
  deleted: ({ id }) => bubbles.remove(id),
  typing: () => {
    state("typing…");
    clearTimeout(typing);
    typing = setTimeout(() => state("bot"), 5000);
  },
  toast: ({ text }) => { bubbles.ready(); if (text) toast(text); },
  clock: (shown) => clock.set(shown),
  chat: ({ blocked }) => state(blocked ? "blocked" : "bot"),
  commands: () => composer.load(),
}, load);
