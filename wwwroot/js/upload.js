// Sends a file over plain HTTP, in pieces, and goes on where it stopped: after a lost connection and after a reload.
// PATCH {url}/{upload}: Upload-Offset says where the piece belongs, Upload-Length how long the file is; 409 answers the true offset.
const piece = 8 * 1024 * 1024;
const patience = 8;

export function attach(zone, owner, url) {
  const input = zone.querySelector('input[type="file"]');
  let request = null;
  let stopped = false;

  const over = on => event => {
    event.preventDefault();
    zone.toggleAttribute("data-over", on);
  };
  const drop = event => {
    over(false)(event);
    start(event.dataTransfer?.files?.[0]);
  };
  const choose = () => start(input.files[0]);

  async function start(file) {
    if (!file) return;
    stopped = false;
    const key = `cislens-upload:${url}:${file.name}:${file.size}:${file.lastModified}`;
    try {
      const upload = recall(key) ?? await owner.invokeMethodAsync("NewUpload");
      keep(key, upload);
      await send(file, `${url}/${upload}`);
      forget(key);
      await owner.invokeMethodAsync("UploadedAsync", upload, file.name);
    } catch (error) {
      if (error.gone) forget(key);
      if (!stopped) await owner.invokeMethodAsync("UploadFailed", error.sentence ?? "The upload stopped. Choose the same file again to go on where it stopped.");
    }
    input.value = "";
  }

  async function send(file, address) {
    let offset = await offsetOf(address);
    let failures = 0;
    do {
      if (stopped) throw new Error("stopped");
      try {
        offset = await patch(address, file, offset);
        failures = 0;
      } catch (error) {
        if (stopped || error.sentence || ++failures > patience) throw error;
        await new Promise(resolve => setTimeout(resolve, 250 * 2 ** failures));
        offset = await offsetOf(address).catch(() => offset);
      }
    } while (offset < file.size);
  }

  async function offsetOf(address) {
    const answer = await fetch(address, { method: "HEAD" });
    return answer.ok ? Number(answer.headers.get("Upload-Offset") ?? 0) : 0;
  }

  // XMLHttpRequest, because fetch does not say how much it has sent.
  function patch(address, file, offset) {
    return new Promise((resolve, reject) => {
      request = new XMLHttpRequest();
      request.open("PATCH", address);
      request.setRequestHeader("Upload-Offset", String(offset));
      request.setRequestHeader("Upload-Length", String(file.size));
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      request.upload.onprogress = event => report(offset + event.loaded, file);
      request.onload = () => {
        const next = Number(request.getResponseHeader("Upload-Offset") ?? NaN);
        if (request.status < 300) resolve(Number.isNaN(next) ? Math.min(file.size, offset + piece) : next);
        else if (request.status === 409 && !Number.isNaN(next)) resolve(next);
        else if (request.status >= 500) reject(new Error(`status ${request.status}`));
        else reject(Object.assign(new Error("refused"), { sentence: sentenceOf(request), gone: true }));
      };
      request.onerror = () => reject(new Error("connection"));
      request.onabort = () => reject(new Error("stopped"));
      request.send(file.slice(offset, offset + piece));
    });
  }

  let reported = 0;
  function report(sent, file) {
    const now = performance.now();
    if (now - reported < 150 && sent < file.size) return;
    reported = now;
    owner.invokeMethodAsync("UploadProgress", file.name, Math.min(sent, file.size), file.size);
  }

  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", drop);
  input.addEventListener("change", choose);
  // A file may have been chosen while this script was on its way.
  choose();

  return {
    stop() {
      stopped = true;
      request?.abort();
    },
    dispose() {
      this.stop();
      zone.removeEventListener("drop", drop);
      input.removeEventListener("change", choose);
    },
  };
}

function sentenceOf(request) {
  try {
    const problem = JSON.parse(request.responseText);
    return problem.detail ?? problem.title;
  } catch {
    return "The portal refused the file.";
  }
}

// Storage can be forbidden; an interrupted upload then begins again.
function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function keep(key, upload) {
  try { localStorage.setItem(key, upload); } catch { /* see recall */ }
}

function forget(key) {
  try { localStorage.removeItem(key); } catch { /* see recall */ }
}
