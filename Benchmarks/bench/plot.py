"""Draws the points: seconds and peak memory by rows, a column a job.

usage: python -m bench.plot POINTS.json OUT.svg
"""

from __future__ import annotations

import json
import pathlib
import sys

COLORS = ["#c00000", "#1f77b4", "#2ca02c", "#ff7f0e", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f"]


def draw(points: list[dict], target: pathlib.Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams |= {"svg.hashsalt": "sapa", "svg.fonttype": "none", "font.size": 9}
    from matplotlib import pyplot

    jobs = list(dict.fromkeys(point["job"] for point in points))
    figure, axes = pyplot.subplots(2, len(jobs), figsize=(4.6 * len(jobs), 8), squeeze=False, layout="constrained")
    for column, job in enumerate(jobs):
        programs = list(dict.fromkeys(point["program"] for point in points if point["job"] == job))
        for line, (key, label) in enumerate((("seconds", "seconds"), ("peak", "peak memory, MB"))):
            axis = axes[line][column]
            for color, program in zip(COLORS, programs):
                marks = [point for point in points if (point["job"], point["program"]) == (job, program)]
                axis.plot([m["rows"] for m in marks], [m[key] for m in marks], marker="o", markersize=4, color=color, label=program)
            rows = sorted({point["rows"] for point in points if point["job"] == job})
            axis.set(xscale="log", yscale="log", xlabel="rows", ylabel=label)
            axis.minorticks_off()
            axis.set_xticks(rows, [f"{count:,}" for count in rows])
            axis.grid(True, alpha=0.3)
        axes[0][column].set_title(job)
        axes[1][column].legend(loc="upper center", bbox_to_anchor=(0.5, -0.17), frameon=False)
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    draw(json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2]))
