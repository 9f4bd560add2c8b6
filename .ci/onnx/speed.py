"""Times Areogan beside onnxruntime: processes that stay take turns, so that what else the machine does meets all alike.

speed.py FOLDER [ROUNDS [SECONDS]]: models in FOLDER as NAME.areogan and NAME.onnx; each turn takes about SECONDS. Tells the
median of all times by the clock, their mean by the processor's, which other programs disturb less, and how many times as fast as
onnxruntime that is: the median over rounds of the round's ratio, with its lowest and highest.
"""
import itertools, statistics, subprocess, sys
from pathlib import Path

folder = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 0.3
here = Path(__file__).resolve().parent
WHO = ("onnxruntime", "onnxruntime-no-spin", "network", "segmenter")
models = sorted(file.stem for file in Path(folder).glob("*.onnx") if file.stem in ("curiosity", "pix2pix"))


class Timed:
    """One who computes, on so many threads."""

    def __init__(self, who, threads):
        self.process = subprocess.Popen(
            ["java", "-Xmx700m", "-Dorg.bytedeco.javacpp.maxBytes=3g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
             str(here / "Speed.java"), who, str(threads), folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if line.startswith("ready"):
                print(f"{who}, {threads} threads: {line[6:].strip()}", flush=True)
                break

    def times(self, model, batch, count):
        self.process.stdin.write(f"{model} {batch} {count}\n")
        self.process.stdin.flush()
        return [tuple(map(float, times.split(":"))) for times in self.process.stdout.readline().split()]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def middle(times, clock):
    """The processor's clock has coarse ticks, which a median would not get between."""
    return (statistics.fmean if clock else statistics.median)(time[clock] for time in times)


for threads in (1, 2):
    timed = {who: Timed(who, threads) for who in WHO}
    for model, batch in itertools.product(models, (1, 32)):
        counts = {}
        for who, each in timed.items():
            each.times(model, batch, 3)
            counts[who] = max(2, min(200, int(1000 * seconds / min(each.times(model, batch, 3))[0])))
            each.times(model, batch, counts[who])
        found = {who: [] for who in WHO}
        for turn in range(rounds):
            # Each round begins with another one.
            for who in WHO[turn % len(WHO):] + WHO[: turn % len(WHO)]:
                found[who].append(timed[who].times(model, batch, counts[who]))
        for who in WHO:
            told = []
            for clock, name in enumerate(("ms", "ms of processor")):
                ms = middle([time for times in found[who] for time in times], clock)
                ratios = [middle(peer, clock) / middle(own, clock) for peer, own in zip(found[WHO[0]], found[who])]
                told.append(f"{ms:8.2f} {name}, {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) times as fast")
            print(f"{model:10} batch {batch:2} threads {threads}  {who:20} " + "; ".join(told), flush=True)
    for each in timed.values():
        each.end()
