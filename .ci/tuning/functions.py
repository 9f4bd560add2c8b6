"""Optuna's samplers on the functions of Functions.java: functions.py SEEDS."""
import math
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)

HEIGHTS = [1, 1.2, 3, 3.2]
STEEPNESS = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]]
PLACES = [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]]


def branin(trial):
    x = trial.suggest_float("x", -5, 10)
    y = trial.suggest_float("y", 0, 15)
    bend = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return -(bend * bend + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10)


def mixed(trial):
    rate = math.log10(trial.suggest_float("rate", 1e-5, 1, log=True) / 0.003)
    layers = (trial.suggest_int("layers", 1, 9) - 5) / 4
    kind = trial.suggest_categorical("kind", ["plain", "focal", "dice"])
    if kind == "dice" and rate > 1:
        return float("nan")  # which Optuna takes for a failed trial
    shift = 0.5 if kind == "plain" else 0
    return 1 - (rate - shift) ** 2 - layers**2 - (0 if kind == "focal" else 0.3)


def hartmann(trial):
    point = [trial.suggest_float(name, 0, 1) for name in "abc"]
    return sum(
        height * math.exp(-sum(a * (x - p) ** 2 for a, x, p in zip(steepness, point, place)))
        for height, steepness, place in zip(HEIGHTS, STEEPNESS, PLACES))


def mean_best(sampler, function, trials, seeds):
    best = 0
    for seed in range(1, seeds + 1):
        study = optuna.create_study(direction="maximize", sampler=sampler(seed))
        study.optimize(function, n_trials=trials)
        best += study.best_value / seeds
    return best


def main():
    seeds = int(sys.argv[1])
    samplers = {
        "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
        "TPE": lambda seed: optuna.samplers.TPESampler(seed=seed),
        "multivariate TPE": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True),
    }
    if hasattr(optuna.samplers, "GPSampler"):  # since Optuna 3.6
        samplers["GP"] = lambda seed: optuna.samplers.GPSampler(seed=seed)
    for name, function, trials in [("branin", branin, 25), ("mixed", mixed, 20), ("hartmann3", hartmann, 30)]:
        for word, sampler in samplers.items():
            best = mean_best(sampler, function, trials, seeds)
            print(f"{name}, {trials}, Optuna {optuna.__version__} {word}: {best:.4f}", flush=True)


main()
