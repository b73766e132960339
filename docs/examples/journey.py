#!/usr/bin/env python3
"""From a file of sequences to a checked bundle. Needs nothing but Python 3.

    export CISLENS_PORTAL=https://lab.example CISLENS_TOKEN=cislens_...
    python3 journey.py my.fa tf-binding-cnn CTCF
"""
import hashlib
import json
import os
import sys
import time
import urllib.parse
import urllib.request
import zipfile

PORTAL = os.environ["CISLENS_PORTAL"].rstrip("/") + "/api"
TOKEN = os.environ.get("CISLENS_TOKEN")


def ask(method, path, body=None, kind="application/json", headers=()):
    """Sends a request and answers the response; what goes wrong is said in one sentence."""
    data = json.dumps(body).encode() if kind == "application/json" and body is not None else body
    request = urllib.request.Request(PORTAL + path, data=data, method=method, headers={"Content-Type": kind, **dict(headers)})
    if TOKEN:
        request.add_header("Authorization", "Bearer " + TOKEN)
    try:
        return urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        sys.exit(f"{error.code}: {json.load(error)['detail']}")


def tell(method, path, **arguments):
    with ask(method, path, **arguments) as answer:
        return json.load(answer)


def wait(path, state, ended):
    while state(tell("GET", path)) not in ended:
        time.sleep(1)
    return state(tell("GET", path))


def main(file, model, target):
    project = "/projects/" + tell("POST", "/projects", body={"name": "From a script"})["id"]
    with open(file, "rb") as sequences:
        name = urllib.parse.quote(os.path.basename(file))
        made = tell("POST", f"{project}/sequences/file?name={name}", body=sequences.read(), kind="application/octet-stream")["id"]
    if wait(f"{project}/sequences/{made}", lambda one: one["set"]["state"], {"ready", "failed"}) == "failed":
        sys.exit(tell("GET", f"{project}/sequences/{made}")["set"]["failure"])

    run = tell("POST", f"{project}/runs", body={"sequences": made, "model": model, "targets": [target], "methods": [{"method": "ism"}]})["id"]
    run = f"{project}/runs/{run}"
    if wait(run, lambda one: one["state"], {"done", "failed", "cancelled"}) != "done":
        sys.exit(tell("GET", run)["failure"])
    best = tell("GET", f"{run}/rows?sort=prediction/0&count=1")
    print(f"{best['total']} sequences; the highest prediction is {best['rows'][0]['predictions'][0]:.3f}, of {best['rows'][0]['row']['id']}")

    # In two pieces, as after an interruption: If-Range makes sure that both are of the same bundle.
    with ask("GET", f"{run}/bundle", headers={"Range": "bytes=0-999"}) as piece:
        tag, content = piece.headers["ETag"], piece.read()
    with ask("GET", f"{run}/bundle", headers={"Range": f"bytes={len(content)}-", "If-Range": tag}) as rest:
        assert rest.status == 206, "The bundle has changed; begin again."
        content += rest.read()
    assert hashlib.sha256(content).hexdigest() == tag.strip('"'), "The bundle did not arrive whole."
    with open("bundle.zip", "wb") as bundle:
        bundle.write(content)

    with zipfile.ZipFile("bundle.zip") as bundle:
        sums = dict(reversed(line.split("  ", 1)) for line in bundle.read("checksums.sha256").decode().splitlines())
        wrong = [one for one, checksum in sums.items() if hashlib.sha256(bundle.read(one)).hexdigest() != checksum]
    print(f"{len(sums)} files in bundle.zip, {len(wrong)} with a wrong checksum")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
