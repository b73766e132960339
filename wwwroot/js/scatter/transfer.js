// What goes to and comes from the server.

export async function readPoints(url) {
  const answer = await ask(url);
  return new Float32Array(await answer.arrayBuffer());
}

export const readColumn = async url => (await ask(url)).json();

export const readNames = async url => (await (await ask(url)).text()).split("\n");

export const post = (url, body) => ask(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Sends the file that a person chose; answers the sentence of what went wrong, or null. */
export async function sendTable(input, url) {
  const file = input.files[0];
  if (!file) return "Choose a file first.";
  try {
    await ask(url, { method: "POST", headers: { "Content-Type": "text/plain" }, body: file });
    return null;
  } catch (error) {
    return error.message;
  } finally {
    input.value = "";
  }
}

export function download(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function ask(url, options = {}) {
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => null);
  throw new Error(problem?.detail ?? problem?.title ?? `The server answered ${answer.status}.`);
}
