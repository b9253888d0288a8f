# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's portal for programs in the background, as far as a journey needs it: allows or refuses, and keeps what it is told."""

import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = """<node><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground">
 <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
</method>
<method name="SetStatus"><arg type="a{sv}" direction="in"/></method>
</interface></node>"""


class Portal:
    """Runs beside the journey, in a thread with a connection of its own."""

    def __init__(self):
        self.asked = []  # options of each question
        self.status = []
        self.allows = True
        self.ready = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()
        if not self.ready.wait(20):
            raise AssertionError("no portal")

    def _serve(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        info = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus.register_object(PATH, info, self._called, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.ready.set(), None)
        GLib.MainLoop.new(context, False).run()

    def _called(self, _bus, sender, _path, _interface, method, arguments, invocation):
        if method == "SetStatus":
            self.status.append(arguments.unpack()[0].get("message"))
            invocation.return_value(None)
            return
        options = arguments.unpack()[1]
        self.asked.append(options)
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        self.bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response", GLib.Variant(
            "(ua{sv})", (0, {"background": GLib.Variant("b", self.allows), "autostart": GLib.Variant("b", self.allows)})))
