"""The settings in force for one command: key by key, and faults are kept."""

from __future__ import annotations

import pytest

from tui.cli.config import in_force as module
from tui.cli.config.files import Found
from tui.cli.config.in_force import in_force, load


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Give a function that writes the user's and the project's file and loads them."""
    monkeypatch.setattr(module, "_kept", [module.InForce()])

    def written(user=None, project=None, argv=(), environment=None):
        paths = {}
        for name, text in (("user", user), ("project", project)):
            if text is not None:
                (tmp_path / name).mkdir(exist_ok=True)
                paths[name] = tmp_path / name / "gouji.toml"
                paths[name].write_text(text, "utf-8")
        monkeypatch.setattr(module, "find", lambda: Found(**paths))
        return load(list(argv), environment or {})

    return written


def test_the_project_s_file_stands_over_the_user_s_key_by_key(files, tmp_path):
    told = files('format = "json"\nworkers = 2\n', "workers = 3\n")
    assert {key: one.value for key, one in told.values.items()} == {"format": "json", "workers": 3}
    assert [told.values[key].own for key in ("format", "workers")] == [True, False]
    assert (told.values["workers"].path, told.values["workers"].line) == (
        tmp_path / "project" / "gouji.toml",
        1,
    )
    assert in_force() is told


def test_paths_are_seen_from_the_folder_of_their_file(files, tmp_path):
    told = files(project='book = "b.book"\noverlays = ["o.yaml"]\n')
    assert told.values["book"].value == tmp_path / "project" / "b.book"
    assert told.values["overlays"].value == (tmp_path / "project" / "o.yaml",)


def test_a_project_s_book_may_not_lie_outside_it(files):
    told = files(project='book = "../b.book"\n')
    assert told.fault is not None
    assert told.values == {}


def test_only_the_user_s_own_file_may_name_a_cluster(files):
    named = 'cluster = "tcp://1.2.3.4:8786"\n'
    assert files(project=named).fault is not None
    assert files(user=named).values["cluster"].value == "tcp://1.2.3.4:8786"
    assert files(user="", project='cluster = "local"\n').values["cluster"].value == "local"


def test_a_fault_is_kept_and_told_how_to_do_without(files):
    told = files(project="workers = \n")
    assert told.fault is not None
    assert told.fault.hint
    assert told.found.project is not None


@pytest.mark.parametrize(
    ("argv", "environment", "off"),
    [
        (["--no-config"], {}, True),
        ([], {"GOUJI_NO_CONFIG": "1"}, True),
        ([], {"GOUJI_NO_CONFIG": "0"}, False),
        ([], {"GOUJI_NO_CONFIG": ""}, False),
        ([], {}, False),
    ],
)
def test_files_are_left_alone_if_asked(files, argv, environment, off):
    told = files(project="workers = 3\n", argv=argv, environment=environment)
    assert told.off is off
    assert ("workers" in told.values) is not off
