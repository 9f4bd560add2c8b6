"""A server of one's own for the scripts beside this file: starts `areogan serve`, asks it, reads its meters and memory, ends it."""
import http.client, os, pathlib, re, shlex, signal, subprocess, tempfile, threading, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
METER = re.compile(r"^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? ([^ ]+)$")


def program():
    """The command that starts Areogan: the environment's AREOGAN, or the launcher."""
    return shlex.split(os.environ.get("AREOGAN", str(ROOT / "areogan")))


def library():
    """The class path of the program, built by the launcher where the environment names none."""
    if "CLASSPATH" not in os.environ:
        subprocess.run([ROOT / "areogan", "--version"], check=True, stdout=subprocess.DEVNULL)
        os.environ["CLASSPATH"] = str(ROOT / "src/target/cpu/areogan.jar")
    return ["java", "-XX:MaxRAMPercentage=30", "-Dorg.bytedeco.javacpp.maxBytes=200%",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "-Djava.awt.headless=true",
            *shlex.split(os.environ.get("AREOGAN_JAVA_OPTS", "")), str(ROOT / ".ci/serve/Library.java")]


class Server:
    """A running server. With an address it is somebody else's, and its process unknown unless pid is given."""

    def __init__(self, *options, address=None, pid=None, token=""):
        self.process, self.pid, self.token = None, pid, token
        self.log = tempfile.NamedTemporaryFile("w+", prefix="areogan-serve-", suffix=".log", delete=False)
        if not address:
            self.process = subprocess.Popen([*program(), "serve", "--port", "0", *options],
                                            stdout=subprocess.PIPE, stderr=self.log, text=True)
            self.pid = self.process.pid
            address = self.process.stdout.readline().strip()
            if not address:
                raise SystemExit(f"areogan serve did not start: {pathlib.Path(self.log.name).read_text()}")
        parts = urllib.parse.urlsplit(address)
        self.address, self.host, self.port = address, parts.hostname, parts.port

    def connect(self):
        return http.client.HTTPConnection(self.host, self.port, timeout=180)

    def ask(self, path, body=None, connection=None, headers=None):
        """Status and body; over a connection of its own if none is given."""
        own = connection or self.connect()
        given = {"Authorization": "Bearer " + self.token} if self.token else {}
        try:
            own.request("GET" if body is None else "POST", path, body=body, headers={**given, **(headers or {})})
            answer = own.getresponse()
            return answer.status, answer.read()
        finally:
            if connection is None:
                own.close()

    def metrics(self):
        return self.ask("/metrics")[1].decode()

    def meters(self):
        """Sums over labels, by name; memory areas as heap and nonheap."""
        sums = {}
        for line in self.metrics().splitlines():
            found = METER.match(line)
            if found:
                name, labels, value = found.groups()
                area = re.search(r'area="(\w+)"', labels or "")
                key = f"{name}.{area.group(1)}" if area else name
                sums[key] = sums.get(key, 0) + float(value)
        return sums

    def resident(self):
        """Bytes of the process in memory, 0 if they are not known (Linux alone tells)."""
        try:
            with open(f"/proc/{self.pid}/status") as status:
                return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))
        except (OSError, StopIteration):
            return 0

    def alive(self):
        return self.process is None or self.process.poll() is None

    def logged(self):
        return pathlib.Path(self.log.name).read_text()

    def stop(self):
        """Asks it to end, and returns its exit code, which is 143 after SIGTERM."""
        if self.process is None:
            return 143
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=150)
        os.unlink(self.log.name)
        return code


class Memory(threading.Thread):
    """Writes down every so many seconds what memory a server has."""

    def __init__(self, server, every):
        super().__init__(daemon=True)
        self.server, self.every, self.begin, self.rows, self.ended = server, every, time.monotonic(), [], threading.Event()

    def run(self):
        while not self.ended.is_set():
            self.sample()
            self.ended.wait(self.every)

    def sample(self):
        meters = self.server.meters()
        self.rows.append((time.monotonic() - self.begin, self.server.resident(),
                          meters.get("jvm_memory_committed_bytes.heap", 0), meters.get("jvm_memory_used_bytes.heap", 0),
                          meters.get("jvm_memory_committed_bytes.nonheap", 0),
                          meters.get("jvm_threads_live_threads", 0)))

    def stop(self):
        self.ended.set()
        self.join()
        self.sample()

    def table(self):
        lines = ["   s  process  heap committed  heap used  classes and code  everything else  threads  (MB)"]
        for seconds, resident, committed, used, other, threads in self.rows:
            mb = [each / 1e6 for each in (resident, committed, used, other, resident - committed - other)]
            lines.append(f"{seconds:4.0f} {mb[0]:8.0f} {mb[1]:15.0f} {mb[2]:10.0f} {mb[3]:17.0f} {mb[4]:16.0f} {threads:8.0f}")
        return "\n".join(lines)
