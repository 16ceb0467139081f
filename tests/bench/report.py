"""From the figures of single runs to a table, and to a verdict."""

import math
import statistics

from subjects import RENDERERS

# The goals are 500 ms, 100 ms and 0.1 %; a busy machine may take three times as long. Wake-ups, drawings and
# memory do not depend on it.
LIMITS = {"start_ms": 1500, "pressed_ms_p95": 300, "changed_ms_p95": 300, "idle_percent": 0.3,
          "wake_ups_per_second": 25, "draws_at_rest": 0}
PSS_LIMITS_MIB = {RENDERERS["software"]: 80, RENDERERS["gl"]: 140}


def p95(values):
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def summary(runs):
    """Medians of the runs; of the touches of all runs the median and the 95th part of a hundred."""
    result = {}
    for key in runs[0]:
        values = [one[key] for one in runs]
        if isinstance(values[0], list):
            values = sum(values, [])
            result[key + "_p95"] = p95(values)
        result[key] = statistics.median(values)
    result["start_ms_worst"] = max(one["start_ms"] for one in runs)
    result["touches"] = len(runs) * len(runs[0]["pressed_ms"])
    return result


ROWS = (("start until the picture stands and a touch is answered: median (worst)",
         lambda s: f"{s['start_ms']:.0f} ms ({s['start_ms_worst']:.0f})"),
        ("finger down until the key looks pressed: median, p95",
         lambda s: f"{s['pressed_ms']:.0f} ms, {s['pressed_ms_p95']:.0f} ms"),
        ("finger lifted until all words have changed: median, p95",
         lambda s: f"{s['changed_ms']:.0f} ms, {s['changed_ms_p95']:.0f} ms"),
        ("CPU at rest, of one core", lambda s: f"{s['idle_percent']:.2f} %"),
        ("wake-ups a second at rest", lambda s: f"{s['wake_ups_per_second']:.0f}"),
        ("drawings at rest", lambda s: f"{s['draws_at_rest']:.0f}"),
        ("memory after the touches (PSS of all processes)", lambda s: f"{s['pss_mib']:.0f} MiB"),
        ("processes", lambda s: f"{s['processes']:.0f}"))


def table(results):
    lines = [["", *results], ["---"] * (len(results) + 1)]
    lines += [[name, *map(cell, results.values())] for name, cell in ROWS]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def beyond_limits(results):
    """A line for each figure of a kiosk that is too large."""
    return [f"{name}: {key} is {results[name][key]:.2f}, its limit {limit}"
            for name, pss_mib in PSS_LIMITS_MIB.items()
            for key, limit in (LIMITS | {"pss_mib": pss_mib}).items() if results[name][key] > limit]
