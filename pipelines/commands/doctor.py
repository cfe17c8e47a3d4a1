"""The command `doctor`: how things stand, and how to mend what is not in order."""

import argparse
import json
from dataclasses import asdict

from pipelines.doctor.examination import examine
from pipelines.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how deep to look, and whether to answer in JSON."""
    parser.add_argument("--deep", action="store_true", help="also read every page, and run every invariant")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print each finding as it comes; fail where one is an error."""
    levels, told = [], []
    for name, finding in examine(settings, is_deep=arguments.deep):
        levels.append(finding.level)
        told.append({"check": name, **asdict(finding)})
        if not arguments.json:
            print(f"{finding.level:<8} {name:<20} {finding.found}", flush=True)
            if finding.fix:
                print(f"{'':<29} fix: {finding.fix}")
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(f"\n{len(levels)} checks: {levels.count('error')} errors, {levels.count('warning')} warnings")
    return 1 if "error" in levels else 0
