// The sandbox clock: what it shows, how fast it runs, and the jump to what is due next.
import { clock, next, setSpeed } from "/static/api.js";

const $ = (id) => document.getElementById(id);
const time = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const day = (date) => date.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" });

export class Clock {
  constructor(failed) {
    this.failed = failed;
    $("next").addEventListener("click", () => this.ask(next()));
    for (const button of document.querySelectorAll("[data-speed]")) {
      button.addEventListener("click", () => this.ask(setSpeed(Number(button.dataset.speed))));
    }
    setInterval(() => this.draw(), 500);
    this.refresh();
    setInterval(() => this.refresh(), 5000);
  }

  refresh() {
    return this.ask(clock());
  }

  async ask(promise) {
    try {
      this.set(await promise);
    } catch (error) {
      this.failed(error.message);
    }
  }

  set(shown) {
    this.shown = { at: Date.parse(shown.now), read: Date.now(), speed: shown.speed };
    const due = shown.next && new Date(shown.next);
    $("due").textContent = due ? `${day(due)}, ${time(due)}` : "nothing yet";
    for (const button of document.querySelectorAll("[data-speed]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === shown.speed));
    }
    this.draw();
  }

  draw() {
    if (!this.shown) return;
    const now = new Date(this.shown.at + (Date.now() - this.shown.read) * this.shown.speed);
    $("clock").textContent = time(now);
    $("clock").dateTime = now.toISOString();
    $("date").textContent = day(now);
  }
}
