#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells the desktop of the program says the same everywhere: check-desktop.py SOURCE BUILD PROGRAM."""

import configparser
import pathlib
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SOURCE, BUILD, PROGRAM = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
APP_ID = "io.github.amendsapp.Amends"
APP_PATH = "/" + APP_ID.replace(".", "/")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def read_keys(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def split(value):
    assert value.endswith(";"), value
    return value[:-1].split(";")


ENTRY = read_keys(BUILD / f"{APP_ID}.desktop")
METAINFO = ElementTree.parse(BUILD / f"{APP_ID}.metainfo.xml").getroot()


def commands_are_understood():
    """every command of the desktop file and of the service is one that the program understands"""
    usage = subprocess.run([PROGRAM, "--help-all"], capture_output=True, text=True, check=True).stdout
    commands = [ENTRY[section]["Exec"] for section in ENTRY.sections()]
    service = read_keys(BUILD / f"{APP_ID}.service")["D-BUS Service"]
    commands.append(service["Exec"])
    for command in commands:
        program, *arguments = command.split()
        assert pathlib.PurePath(program).name == "amends", command
        for argument in arguments:
            assert argument == "%U" or re.search(rf"{re.escape(argument)}\b", usage), command
    assert pathlib.PurePath(service["Exec"].split()[0]).is_absolute(), service["Exec"]


def actions_exist():
    """every action of the desktop file is one that the program offers on the bus"""
    source = (SOURCE / "src/app/amends-application-actions.c").read_text(encoding="utf-8")
    actions = split(ENTRY["Desktop Entry"]["Actions"])
    assert ENTRY["Desktop Entry"]["DBusActivatable"] == "true"
    assert {"sync", "inbox"} <= set(actions), actions
    assert [section for section in ENTRY.sections() if section.startswith("Desktop Action ")] == [
        f"Desktop Action {action}" for action in actions]
    for action in actions:
        assert f'.name = "{action}"' in source, action
        assert ENTRY[f"Desktop Action {action}"]["Name"]


def bus_names_agree():
    """the bus starts the program by the name that the desktop, the search and the metainfo use"""
    service = read_keys(BUILD / f"{APP_ID}.service")["D-BUS Service"]
    search = read_keys(BUILD / f"{APP_ID}.search-provider.ini")["Shell Search Provider"]
    assert service["Name"] == search["BusName"] == METAINFO.findtext("provides/dbus") == APP_ID
    assert search["DesktopId"] == METAINFO.findtext("launchable") == f"{APP_ID}.desktop"
    assert search["Version"] == "2"
    folder, name = search["ObjectPath"].rsplit("/", 1)
    assert folder == APP_PATH
    assert f'"/{name}"' in (SOURCE / "src/app/amends-application.c").read_text(encoding="utf-8"), name


def types_agree():
    """it opens links and the same kinds of files wherever that is said, and each kind has a file name"""
    types = split(ENTRY["Desktop Entry"]["MimeType"])
    files = [kind for kind in types if not kind.startswith("x-scheme-handler/")]
    assert [kind for kind in types if kind not in files] == ["x-scheme-handler/amends"], types
    assert files == [node.text for node in METAINFO.findall("provides/mediatype")], files
    mime = ElementTree.parse(SOURCE / f"data/{APP_ID}.mime.xml").getroot()
    assert {node.get("type") for node in mime.iter() if node.tag in (f"{MIME}mime-type", f"{MIME}alias")} <= set(files)
    patterns = {node.get("pattern") for node in mime.iter(f"{MIME}glob")}
    chooser = (SOURCE / "src/ui/window/amends-window-files.c").read_text(encoding="utf-8")
    for pattern in patterns:
        assert f'"{pattern[2:]}"' in chooser, pattern


def read_png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return struct.unpack(">II", head[16:24])


def screenshots_are_there():
    """every screenshot of the metainfo is in data/screenshots as it says, and every picture there is shown"""
    shown = set()
    for index, node in enumerate(METAINFO.findall("screenshots/screenshot")):
        image = node.find("image")
        name = image.text.rsplit("/", 1)[1]
        assert image.text.startswith("https://") and f"/v{METAINFO.find('releases/release').get('version')}/data/screenshots/" in image.text
        assert (node.get("type") == "default") == (index == 0)
        assert node.findtext("caption")
        size = read_png_size(SOURCE / "data/screenshots" / name)
        assert size == (int(image.get("width")), int(image.get("height"))), (name, size)
        shown.add(name)
    assert len(shown) >= 4, shown
    assert shown == {path.name for path in (SOURCE / "data/screenshots").glob("*.png")}, shown


def metainfo_is_whole():
    """the metainfo says what a shop of programs asks for"""
    version = re.search(r"version: '([^']+)'", (SOURCE / "meson.build").read_text(encoding="utf-8")).group(1)
    assert METAINFO.findtext("id") == APP_ID
    assert METAINFO.find("releases/release").get("version") == version
    assert len(METAINFO.findtext("summary")) <= 35, METAINFO.findtext("summary")
    assert {node.text for node in METAINFO.findall("supports/control")} == {"keyboard", "pointing", "touch"}
    assert METAINFO.findtext("requires/display_length") == "360"
    assert {node.get("scheme_preference") for node in METAINFO.findall("branding/color")} == {"light", "dark"}
    assert METAINFO.find("content_rating") is not None and METAINFO.findtext("url[@type='homepage']")


def icons_fit_the_grid():
    """there is an icon of each kind, of the size that the desktop draws them at"""
    icons = SOURCE / "data/icons/hicolor"
    for path, size in ((icons / f"scalable/apps/{APP_ID}.svg", "128"), (icons / f"symbolic/apps/{APP_ID}-symbolic.svg", "16")):
        root = ElementTree.parse(path).getroot()
        assert (root.get("width"), root.get("height"), root.get("viewBox")) == (size, size, f"0 0 {size} {size}"), path
    assert ENTRY["Desktop Entry"]["Icon"] == APP_ID


def settings_are_described():
    """every setting says in a summary and a description what it is"""
    schema = ElementTree.parse(SOURCE / f"data/{APP_ID}.gschema.xml").getroot()
    keys = schema.findall("schema/key")
    assert len(keys) > 10
    for key in keys:
        assert key.findtext("summary") and key.findtext("description"), key.get("name")


def main():
    cases = [commands_are_understood, actions_exist, bus_names_agree, types_agree, screenshots_are_there, metainfo_is_whole,
             icons_fit_the_grid, settings_are_described]
    failed = False
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        try:
            case()
            print(f"ok {number} - {case.__doc__}")
        except (AssertionError, KeyError, OSError, AttributeError) as problem:
            failed = True
            print(f"not ok {number} - {case.__doc__}\n# {type(problem).__name__}: {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
