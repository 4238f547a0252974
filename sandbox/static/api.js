// What the page asks of the sandbox.
const query = new URLSearchParams(location.search);
export const chatId = Number(query.get("chat") || 1001);
export const language = query.get("lang") || (navigator.language || "en").slice(0, 2);
const name = query.get("name") || "Sam";
const chat = `/sandbox/chats/${chatId}`;

async function ask(address, method = "GET", body = undefined) {
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  const read = await answer.json();
  if (!answer.ok) throw new Error(read.error || "That did not work.");
  return read;
}

export const introduce = () => ask(chat, "PUT", { name, language });
export const me = () => ask(`/sandbox/me?lang=${language}`);
export const say = (text) => ask(`${chat}/text`, "POST", { text });
export const edit = (messageId, text) => ask(`${chat}/edit`, "POST", { message_id: messageId, text });
export const tap = (messageId, data) => ask(`${chat}/tap`, "POST", { message_id: messageId, data });
export const send = (kind, body = {}) => ask(`${chat}/${kind}`, "POST", body);
export const clock = () => ask("/sandbox/clock");
export const setSpeed = (speed) => ask("/sandbox/clock", "POST", { speed });
export const next = () => ask("/sandbox/next", "POST", {});

export function follow(handlers, reopened) {
  const stream = new EventSource(`${chat}/stream`);
  stream.onopen = reopened;
  for (const [event, handle] of Object.entries(handlers)) {
    stream.addEventListener(event, (found) => handle(JSON.parse(found.data)));
  }
}
