"""Serves a folder to a browser that runs its ONNX files, and tells what came out. browser.py FOLDER PAGE"""
import functools, http.server, json, shutil, subprocess, sys, threading
from pathlib import Path

folder, page = Path(sys.argv[1]), Path(sys.argv[2])
TOLERANCE, SECONDS = 1e-4, 600
answers, done = [], threading.Event()


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".wasm": "application/wasm"}

    def do_POST(self):
        answer = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        if "case" in answer:
            print(f"{answer['case']}: largest difference {answer['difference']:.1e}, {answer['milliseconds']:.0f} ms", flush=True)
            answers.append(answer)
        else:
            print(answer.get("failure") or answer["browser"], flush=True)
        if answer.get("last"):
            done.set()

    def log_message(self, *unused):
        pass


shutil.copy(page, folder / "page.html")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()
browser = subprocess.Popen(
    ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser",
     f"http://127.0.0.1:{server.server_port}/page.html"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    in_time = done.wait(SECONDS)
finally:
    browser.terminate()
    browser.wait()
cases = json.loads((folder / "cases.json").read_text())
wrong = [each["case"] for each in answers if not each["difference"] <= TOLERANCE]
if not in_time or len(answers) != len(cases) or wrong:
    sys.exit(f"{len(answers)} of {len(cases)} were run, over {TOLERANCE}: {wrong}")
print(f"{len(answers)} batches in the browser, largest difference {max(each['difference'] for each in answers):.1e}")
