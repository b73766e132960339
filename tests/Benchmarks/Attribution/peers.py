"""The other programs: answers each line "run" with the seconds of one computation, those of all threads, and the process's memory in MB, at its peak.

Arguments: network, program, rows, threads. Needs torch and the program on the module path; says "missing" when it is not there.
"""
import resource
import sys
import time

import torch

network, program, rows, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(1)


def beluga():
    layers = []
    channels = [4, 320, 320, 480, 480, 640, 640]
    for i in range(6):
        layers += [torch.nn.Conv1d(channels[i], channels[i + 1], 8), torch.nn.ReLU()]
        if i in (1, 3):
            layers.append(torch.nn.MaxPool1d(4))
    return layers + [torch.nn.Flatten(), torch.nn.Linear(67840, 2003), torch.nn.ReLU(), torch.nn.Linear(2003, 2002)]


def basset():
    layers = []
    for given, made, width, pool in ((4, 300, 19, 3), (300, 200, 11, 4), (200, 200, 7, 4)):
        layers += [torch.nn.Conv1d(given, made, width, padding=width // 2), torch.nn.BatchNorm1d(made), torch.nn.ReLU(), torch.nn.MaxPool1d(pool)]
    layers.append(torch.nn.Flatten())
    for given, made in ((4000, 1000), (1000, 1000)):
        layers += [torch.nn.Linear(given, made), torch.nn.BatchNorm1d(made), torch.nn.ReLU()]
    return layers + [torch.nn.Linear(1000, 164)]


length = 2000 if network == "beluga" else 1000
model = torch.nn.Sequential(*(beluga() if network == "beluga" else basset())).eval()
for parameter in model.parameters():
    parameter.requires_grad_(False)
x = torch.nn.functional.one_hot(torch.randint(4, (rows, length)), 4).permute(0, 2, 1).float().contiguous()
# Positions that plain mutagenesis is timed on; its time is proportional to them.
part = 50 if network == "beluga" else 250


def gradient():
    inputs = x.clone().requires_grad_()
    torch.autograd.grad(model(inputs)[:, 0].sum(), inputs)


def prepare():
    """The computation, and the factor by which its time is multiplied."""
    if program == "torch-gradient":
        return gradient, 1
    if program == "captum-ig":
        from captum.attr import IntegratedGradients
        method = IntegratedGradients(model)
        return lambda: method.attribute(x, torch.zeros_like(x), target=0, n_steps=50, internal_batch_size=32), 1
    if program == "tangermeme-deeplift":
        from tangermeme.deep_lift_shap import deep_lift_shap
        return lambda: deep_lift_shap(model, x, target=0, n_shuffles=20, device="cpu", random_state=0), 1
    if program == "tangermeme-ism":
        from tangermeme.saturation_mutagenesis import saturation_mutagenesis
        return lambda: saturation_mutagenesis(model, x, start=0, end=part, target=0, device="cpu"), length / part
    raise SystemExit(f"unknown program {program}")


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


try:
    compute, factor = prepare()
except ImportError as error:
    print("missing", error, flush=True)
    raise SystemExit(0)
print("ready", flush=True)
for line in sys.stdin:
    started, busy = time.perf_counter(), time.process_time()
    compute()
    print((time.perf_counter() - started) * factor, (time.process_time() - busy) * factor, peak(), flush=True)
