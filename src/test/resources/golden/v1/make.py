"""Makes the golden files: python3 make.py FOLDER, the checkout (built) of the commit that README.md names. All of it lies in /golden."""
import glob, os, shutil, signal, subprocess, sys, time

base = sys.argv[1]
areogan = base + "/areogan"
jars = ":".join(glob.glob(base + "/src/target/cpu/*.jar") + glob.glob(base + "/src/target/cpu/lib/*.jar"))
here = os.path.dirname(os.path.abspath(__file__))
os.makedirs("/golden", exist_ok=True)
os.chdir("/golden")
QUIET = ["--engine", "nd4j", "--threads", "1"]
TINY = ["--preset", "tiny"] + [word for setting in ("epochs=3", "batch=2", "samples=2", "checkpoint_every=3")
                               for word in ("--set", "training." + setting)]
LOOSE = ["--class", "big-rock", "--share", "0.1",
         "--judge", "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0,visible=0"]


def program(*words, may=(0,)):
    print("areogan", *words, flush=True)
    code = subprocess.run([areogan, *words, *QUIET]).returncode
    assert code in may, code


def java(*words):
    subprocess.run(["java", "-Djava.awt.headless=true", "-cp", jars, here + "/GoldenRuns.java", *words], check=True)


def interrupted(there, *words):
    """Sends the signal of Ctrl-C when a file is there; -Xint makes the program slow enough for that."""
    print("areogan", *words, "(interrupted)", flush=True)
    process = subprocess.Popen([areogan, *words, *QUIET], env=dict(os.environ, AREOGAN_JAVA_OPTS="-Xint"))
    while not os.path.exists(there) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130, process.returncode


java("data")
runs = {
    "adversarial": ["--set", "seed=2"],
    "plain": ["--set", "seed=3", "--set", "objective.lambda_adv=0", "--set", "training.average_decay=0.9"],
    "painting": ["--set", "seed=4", "--set", "task=paint"],
}
for name, settings in runs.items():
    segmenter = ["/golden/adversarial-whole/model.areogan"] if name == "painting" else []
    program("train", "scenes.npz", "-o", name + "-whole", *TINY, *settings, *[w for s in segmenter for w in ("--segmenter", s)])
    java(name, "/golden/%s-whole/configuration.yaml" % name, *segmenter)
os.rename("adversarial-whole", "finished")
program("synth", "--model", "finished/model.areogan", "scenes.npz", "--count", "6", *LOOSE, "-o", "npz", may=(0, 5))
program("synth", "--model", "finished/model.areogan", "scenes.npz", "--count", "6", *LOOSE, "-o", "png", "--format", "png", may=(0, 5))
program("synth", "--model", "finished/model.areogan", "scenes.npz", "--count", "80", *LOOSE, "-o", "whole")
interrupted("half/.areogan-synth/progress.json",
            "synth", "--model", "finished/model.areogan", "scenes.npz", "--count", "80", *LOOSE, "-o", "half")
PROVE = ["prove", "--model", "finished/model.areogan", "scenes.npz", "--test", "unseen.npz", "--seeds", "1", "--count", "4",
         *LOOSE, "--rows", "real,paste", "--set", "training.epochs=1"]
program(*PROVE, "-o", "proof-whole")
interrupted("proof/scores/real-1.json", *PROVE, "-o", "proof")
program("evaluate", "--model", "finished/model.areogan", "unseen.npz", "--json", "-o", "scores.json")
program("segment", "--model", "finished/model.areogan", "unseen.npz", "-o", "segmented", "--format", "npz")
