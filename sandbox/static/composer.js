// The text field, the command menu, and what else a person can send.
import { edit, me, say, send } from "/static/api.js";

const PLACES = [["London", 51.507, -0.128], ["Berlin", 52.52, 13.405], ["Lisbon", 38.722, -9.139], ["Auckland", -36.848, 174.763]];
const $ = (id) => document.getElementById(id);

export class Composer {
  // `lastOwn` returns the person's newest text, which ArrowUp in the empty field changes.
  constructor(failed, lastOwn) {
    this.failed = failed;
    this.lastOwn = lastOwn;
    this.changing = null;
    this.list = [];
    const text = $("text");
    $("form").addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
      if (event.key === "Escape") { this.close(); if (this.changing) this.change(null); }
      if (event.key === "ArrowUp" && !text.value) { event.preventDefault(); this.change(this.lastOwn()); }
      if (event.key === "ArrowDown" && !$("menu").hidden) $("menu").querySelector("button")?.focus();
    });
    text.addEventListener("input", () => { this.grow(); this.suggest(text.value); });
    $("commands").addEventListener("click", () => this.toggle("menu", () => this.fill(this.list)));
    $("more").addEventListener("click", () => this.toggle("attach"));
    $("start").addEventListener("click", () => this.try(say("/start")));
    this.offer();
    this.load();
  }

  async load() {
    const found = await me();
    $("bot-name").textContent = found.name;
    this.list = found.commands;
  }

  grow() {
    const text = $("text");
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  submit() {
    const text = $("text");
    const words = text.value.trim();
    if (!words) return;
    const changed = this.changing;
    this.change(null);
    this.close();
    this.try(changed ? edit(changed.id, words) : say(words));
  }

  change(message) {
    const text = $("text");
    text.value = message ? message.text : "";
    this.changing = message || null;
    text.classList.toggle("changing", Boolean(message));
    this.grow();
  }

  try(promise) {
    return promise.catch((error) => this.failed(error.message));
  }

  suggest(typed) {
    const found = typed.startsWith("/") && !typed.includes(" ")
      ? this.list.filter((known) => known.command.startsWith(typed.slice(1).toLowerCase())) : [];
    if (found.length) this.fill(found);
    this.show("menu", found.length > 0);
  }

  fill(found) {
    $("menu").replaceChildren(...found.map((known) => this.item(
      `/${known.command}`, known.description, () => this.try(say(`/${known.command}`)))));
  }

  offer() {
    const things = [["Sticker", "sticker"], ["Voice note", "voice"], ["Picture", "photo"]]
      .map(([label, kind]) => this.item(label, "", () => this.try(send(kind))));
    const places = PLACES.map(([label, latitude, longitude]) =>
      this.item("Location", label, () => this.try(send("location", { latitude, longitude }))));
    $("attach").replaceChildren(...things, ...places);
  }

  item(label, about, act) {
    const line = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(
      Object.assign(document.createElement("b"), { textContent: label }),
      Object.assign(document.createElement("span"), { textContent: about }));
    button.addEventListener("click", () => { this.close(); $("text").value = ""; act(); });
    line.append(button);
    return line;
  }

  toggle(id, before = () => {}) {
    const open = $(id).hidden;
    this.close();
    if (open) { before(); this.show(id, true); }
  }

  show(id, open) {
    $(id).hidden = !open;
    $(id === "menu" ? "commands" : "more").setAttribute("aria-expanded", String(open));
  }

  close() {
    this.show("menu", false);
    this.show("attach", false);
  }

  waitForStart(waiting) {
    $("start").hidden = !waiting;
    $("form").hidden = waiting;
  }
}
