// Messages as bubbles: one element a message, changed in place when it is edited.
const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "A", "TG-SPOILER", "SPAN"]);
const THINGS = { sticker: "Sticker", voice: "Voice note", location: "Location", photo: "Picture" };

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

// The server has made the HTML safe; an allow-list here keeps it so whatever comes.
function safely(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const words = element("div", "words");
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent);
      else if (ALLOWED.has(node.tagName)) {
        const made = element(node.tagName === "TG-SPOILER" ? "span" : node.tagName.toLowerCase());
        const link = node.getAttribute("href");
        if (node.tagName === "A" && /^https?:/.test(link || "")) {
          Object.assign(made, { href: link, target: "_blank", rel: "noreferrer" });
        }
        copy(node, made);
        to.append(made);
      } else copy(node, to);
    }
  };
  copy(parsed, words);
  return words;
}

const clockTime = (iso) => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const dayName = (iso) => new Date(iso).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });

// With its size known the place is kept free, so that nothing moves when it has loaded.
function picture(message) {
  const [width, height] = message.size || [];
  if (!message.film) return Object.assign(element("img"), { src: message.photo || message.animation, alt: "", width, height });
  const film = Object.assign(element("video"), { src: message.animation, autoplay: true, loop: true, muted: true, width, height });
  film.playsInline = true;
  return film;
}

function attachment(message) {
  if (message.photo || message.animation) return picture(message);
  if (message.document) {
    const file = element("a", "file");
    Object.assign(file, { href: message.document.url, download: message.document.name });
    const about = element("span");
    about.append(element("b", "", message.document.name), element("small", "", `${message.document.size} bytes`));
    file.append("📄", about);
    return file;
  }
  return THINGS[message.kind] ? element("div", "thing", THINGS[message.kind]) : null;
}

function keyboard(message, onTap) {
  const rows = element("div", "rows");
  for (const row of message.buttons) {
    const line = element("div", "row");
    for (const button of row) {
      const made = button.url
        ? Object.assign(element("a", "", button.text), { href: button.url, target: "_blank", rel: "noreferrer" })
        : Object.assign(element("button", "", button.text), { type: "button" });
      if (!button.url) {
        made.addEventListener("click", () => {
          made.setAttribute("aria-busy", "true");
          onTap(message.id, button.data, made);
        });
      }
      line.append(made);
    }
    rows.append(line);
  }
  return rows;
}

// An edit of the words leaves a film that plays as it is, as Telegram does.
function keepPlaying(old, made) {
  const [before, after] = [old, made].map((side) => side.querySelector("video"));
  if (before && after && before.src === after.src) after.replaceWith(before);
}

export class Bubbles {
  constructor(place, onTap) {
    this.place = place;
    this.onTap = onTap;
    this.known = new Map();
  }

  put(message, { quiet = false } = {}) {
    const before = this.known.get(message.id);
    if (before?.edits === message.edits && before?.pinned === message.pinned) return;
    const made = this.draw(message);
    const old = this.place.querySelector(`#m${message.id}`);
    if (old) {
      keepPlaying(old, made);
      if (before.edits !== message.edits) made.classList.add("edited");
      const focused = old.contains(document.activeElement);
      old.replaceWith(made);
      if (focused) (made.querySelector("button") || this.place).focus({ preventScroll: true });
    } else {
      this.separate(message);
      if (!quiet) made.classList.add("new");
      this.place.append(made);
    }
    this.known.set(message.id, message);
  }

  draw(message) {
    const made = element("div", `message ${message.from}`);
    made.id = `m${message.id}`;
    const bubble = element("div", "bubble");
    const attached = attachment(message);
    if (attached) bubble.append(attached);
    const words = safely(message.html);
    const when = `${message.edited ? "edited " : ""}${clockTime(message.date)}`;
    words.append(element("span", "meta", when));
    bubble.append(words);
    made.append(bubble);
    if (message.buttons.length) made.append(keyboard(message, this.onTap));
    return made;
  }

  separate(message) {
    const day = dayName(message.date);
    if (day === this.day) return;
    this.day = day;
    this.place.append(element("div", "day", day));
  }

  remove(id) {
    this.place.querySelector(`#m${id}`)?.remove();
    this.known.delete(id);
  }

  pinned() {
    return [...this.known.values()].filter((message) => message.pinned).at(-1);
  }

  lastOwn() {
    const own = [...this.known.values()].filter((message) => message.from === "person" && message.kind === "text").at(-1);
    return own && { id: own.id, text: safely(own.html).textContent };
  }

  ready() {
    for (const busy of this.place.querySelectorAll('[aria-busy="true"]')) busy.removeAttribute("aria-busy");
  }
}
