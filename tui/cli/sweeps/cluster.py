"""``--cluster``: who does the work of a sweep if not this machine's own processes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.config.defaults import ENVIRONMENT
from tui.cli.speech.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse

    from engine.audit.backends.asked import ClusterAsked


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Add --cluster, and what goes with it."""
    parser.add_argument(
        "--cluster",
        default=os.environ.get(ENVIRONMENT["cluster"]),
        metavar="ADDRESS",
        help=say("sweep.cluster"),
    )
    parser.add_argument(
        "--shared-folder", type=Path, metavar="DIR", help=say("sweep.shared-folder")
    )
    parser.add_argument(
        "--cluster-tls",
        type=Path,
        default=os.environ.get(ENVIRONMENT["cluster-tls"]),
        metavar="DIR",
        help=say("sweep.cluster-tls"),
    )


def cluster_of(arguments: argparse.Namespace) -> ClusterAsked | None:
    """Return the cluster that the line asks for, None for none; refused before anything is done."""
    if not arguments.cluster:
        return None
    from engine.audit.backends.asked import ClusterAsked, refuse_unusable

    asked = ClusterAsked(
        address=arguments.cluster,
        shared=arguments.shared_folder,
        tls=arguments.cluster_tls,
        tell=tell,
    )
    refuse_unusable(asked)
    return asked
