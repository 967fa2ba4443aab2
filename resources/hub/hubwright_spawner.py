# SPDX-FileCopyrightText: 2026 the Hubwright authors
# SPDX-License-Identifier: BSD-3-Clause
"""Starts one cloud server for each user, with LibcloudSpawner 2.3.3 for its settings and its driver.

What that release does otherwise, and what it leads to: poll() calls a server dead whose notebook does not answer yet,
and after a restart of the hub it forgets servers that it cannot see, so that they run, unknown and billed; stop()
awaits a plain function and fails; calls to the cloud block the hub; a user may ask for any image, flavor and
environment; there are no security groups and no metadata; user data is pasted text."""
import asyncio
import base64
import html
import json
import os
import random
import re
import shlex
import string

from jupyterhub.spawner import Spawner
from libcloud.common.exceptions import BaseHTTPError
from libcloudspawner.spawner import LibcloudSpawner
from tornado.web import HTTPError
from traitlets import Integer, List, Unicode

HERE = os.path.dirname(os.path.abspath(__file__))
UNIT = "hubwright-user.service"


def directory_of(user):
    """A name for a home that no other user has and that is safe in a path: %40 for @."""
    return "".join(ch if re.match(r"[a-z0-9_-]", ch) else "".join("%%%02x" % b for b in ch.encode()) for ch in user)


def write_file(path, text, mode):
    content = base64.b64encode(text.encode()).decode()
    return {"path": path, "permissions": mode, "owner": "root:root", "encoding": "b64", "content": content}


def read_file(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return file.read()


class HubwrightSpawner(LibcloudSpawner):
    userserver_keyname = Unicode("", config=True)  # its default there is no text, and fails
    deployment = Unicode(config=True, help="The deployment's id, put on every server.")
    homes = Unicode("", config=True, help="NFS export with the homes, as 10.42.0.5:/export/home; empty: none.")
    security_groups = List(Unicode(), config=True, help="Names of the security groups of users' servers.")
    delete_timeout = Integer(180, config=True, help="Seconds to wait until a deleted server is gone.")

    node_id = ""  # of the cloud server that is ours, from the moment that it is known

    # What the user chose.

    def _options_form_default(self):
        def select(name, title, choices):
            options = "".join(
                '<option value="%s">%s</option>' % (html.escape(value), html.escape(label)) for label, value in choices
            )
            return (
                '<div class="mb-3"><label class="form-label" for="{0}">{1}</label>'
                '<select class="form-select" id="{0}" name="{0}">{2}</select></div>'
            ).format(name, title, options)

        return select("userserver_image", "Environment", self.userserver_images) + select(
            "userserver_size", "Size", self.userserver_sizes
        )

    def options_from_form(self, formdata):
        return {name: values[0] for name, values in formdata.items() if values}

    def chosen(self, option, choices):
        """What was asked for if it is on offer; the first on offer if nothing was. Requests by API come unchecked."""
        values = [value for _, value in choices]
        value = self.user_options.get(option) or values[0]
        if value not in values:
            raise HTTPError(400, "%s is not on offer. Choose one of: %s." % (value, ", ".join(values)))
        return value

    # What the hub keeps of a server.

    def load_state(self, state):
        Spawner.load_state(self, state)
        self.node_id = state.get("node_id", "")

    def get_state(self):
        state = Spawner.get_state(self)
        if self.node_id:
            state["node_id"] = self.node_id
        return state

    def clear_state(self):
        Spawner.clear_state(self)
        self.node_id = ""

    # What the server is told.

    def get_env(self):
        return Spawner.get_env(self)

    def get_args(self):
        return Spawner.get_args(self)

    def metadata(self):
        return {"hubwright-deployment": self.deployment, "hubwright-user": self.user.name}

    def user_data(self):
        environment = {k: v for k, v in self.get_env().items() if k.startswith(("JUPYTER", "JPY")) and v is not None}
        lines = ["export %s=%s" % (key, shlex.quote(str(value))) for key, value in sorted(environment.items())]
        lines.append("HUBWRIGHT_ARGUMENTS=(%s)" % " ".join(shlex.quote(argument) for argument in self.get_args()))
        lines.append("HUBWRIGHT_HOMES=" + shlex.quote(self.homes))
        lines.append("HUBWRIGHT_DIRECTORY=" + shlex.quote(directory_of(self.user.name)))
        script = "/usr/local/sbin/hubwright-user"
        files = [
            write_file("/etc/hubwright/user.env", "\n".join(lines) + "\n", "0600"),
            write_file(script, read_file("hubwright-user"), "0755"),
            write_file("/etc/systemd/system/" + UNIT, read_file(UNIT), "0644"),
        ]
        commands = [["systemctl", "daemon-reload"], ["systemctl", "enable", "--now", "--no-block", UNIT]]
        # JSON is YAML, and needs no quoting of ours.
        return "#cloud-config\n" + json.dumps({"write_files": files, "runcmd": commands})

    # The server's life.

    def say(self, message, progress, **more):
        self.nodemanager.spawner_state_event = {"message": message, "progress": progress, **more}

    async def progress(self):
        last = None
        while True:
            event = self.nodemanager.spawner_state_event
            if event != last:
                yield event
                last = event
            await asyncio.sleep(1)

    async def start(self):
        image = self.chosen("userserver_image", self.userserver_images)
        size = self.chosen("userserver_size", self.userserver_sizes)
        self.say("Asking the cloud for a server", 10)
        self.node_id = ""
        try:
            node = await asyncio.to_thread(self.create, image, size)
            self.node_id = node.id
            address = await asyncio.wait_for(self.wait_until_it_answers(), self.start_timeout)
        except BaseException:
            try:
                await self.delete()
            except Exception as error:  # the first error says more
                self.log.warning("The server of %s may be left over: %s", self.user.name, error)
            raise
        return address, self.port

    def create(self, image_name, size_name):
        """Runs in a thread, as all that calls the cloud does."""
        manager = self.nodemanager
        for left in self.left_over():
            self.destroy(left)
        image = manager._get_image(image_name)
        size = manager._get_size(size_name)
        network = manager._get_network(self.userserver_net)
        # The driver wants objects, and reads nothing but their names.
        groups = [type("Group", (), {"name": name}) for name in self.security_groups]
        suffix = "".join(random.choice(string.ascii_lowercase) for _ in range(6))
        host = re.sub(r"[^a-z0-9]+", "-", self.user.name.lower()).strip("-")[:40] or "user"
        return manager.driver.create_node(
            name="jhub-%s-%s" % (host, suffix),
            image=image,
            size=size,
            networks=[network],
            ex_security_groups=groups,
            ex_metadata=self.metadata(),
            ex_config_drive=True,
            ex_userdata=self.user_data(),
        )

    def left_over(self):
        """This user's servers that the hub lost sight of: it stopped between the cloud's making one and noting it."""
        mine = self.metadata().items()
        nodes = self.nodemanager.driver.list_nodes()
        return [node for node in nodes if mine <= (node.extra.get("metadata") or {}).items()]

    async def node(self):
        """The server as it is now, or None when there is none. Raises when the cloud does not answer."""
        if not self.node_id:
            return None
        return await asyncio.to_thread(self.nodemanager.driver.ex_get_node_details, self.node_id)

    async def wait_until_it_answers(self):
        while True:
            node = await self.node()
            if node is None or str(node.state) == "error":
                raise RuntimeError("The cloud could not start the server. Its operators can say why.")
            addresses = node.private_ips or node.public_ips
            if str(node.state) == "running" and addresses:
                self.say("The server is up, Jupyter is starting", 60)
                if await self.answers(addresses[0]):
                    self.say("Jupyter answers", 100)
                    return addresses[0]
            await asyncio.sleep(2)

    async def answers(self, address):
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(address, self.port), 3)
        except (OSError, asyncio.TimeoutError):
            return False
        writer.close()
        return True

    async def poll(self):
        """None while there is a server, whatever its notebook does: only what is known to be gone is forgotten."""
        try:
            node = await self.node()
        except Exception as error:
            self.log.warning("The cloud does not answer for the server of %s: %s", self.user.name, error)
            return None
        if node is None:
            return 0
        return 1 if str(node.state) in ("error", "terminated") else None

    async def stop(self, now=False):
        await self.delete()

    def destroy(self, node):
        try:
            self.nodemanager.driver.destroy_node(node)
        except BaseHTTPError as error:
            if error.code != 404:  # gone is gone
                raise

    async def delete(self):
        if not self.node_id:  # it may have been made all the same
            for left in await asyncio.to_thread(self.left_over):
                await asyncio.to_thread(self.destroy, left)
            return
        node = await self.node()
        if node is None:
            return
        await asyncio.to_thread(self.destroy, node)
        for _ in range(max(1, self.delete_timeout // 3)):
            if await self.node() is None:
                return
            await asyncio.sleep(3)
        raise RuntimeError("The server of %s is not gone after %s s." % (self.user.name, self.delete_timeout))
