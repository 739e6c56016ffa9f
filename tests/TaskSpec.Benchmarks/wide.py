"""What 'taskspec correlate' computes, by numpy with scipy's linkage: reads a scores table, prints what it found and its seconds of CPU."""

import csv
import sys
import time

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

models, tasks, places, values = {}, {}, [], []
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        if row["metric"] == "acc":
            places.append((tasks.setdefault(row["task"], len(tasks)), models.setdefault(row["model"], len(models))))
            values.append(float(row["value"]))
scores = np.empty((len(tasks), len(models)))
scores[tuple(np.array(places).T)] = values
del places, values
read = time.process_time()

standard = scores - scores.mean(axis=1, keepdims=True)
standard /= np.linalg.norm(standard, axis=1, keepdims=True)
shares = np.linalg.eigvalsh(standard.T @ standard)[::-1] / len(tasks)
pairs = squareform(standard @ standard.T, checks=False)
mean = pairs.mean()
top = pairs[np.argpartition(np.abs(pairs), -10)[-10:]].max()
np.subtract(1, pairs, out=pairs)
blocks = np.unique(fcluster(linkage(pairs, "average"), 0.5, "distance"), return_counts=True)[1]
print(f"mean {mean:.6f}, largest {top:.6f}, first share {shares[0]:.6f}, blocks {np.sum(blocks > 1)}")
print(f"{read:.2f} {time.process_time() - read:.2f}")
