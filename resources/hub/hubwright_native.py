# SPDX-FileCopyrightText: 2026 the Hubwright authors
# SPDX-License-Identifier: BSD-3-Clause
"""Accounts of the hub's own, whose names cannot be taken by whoever signs up first."""
from nativeauthenticator import NativeAuthenticator
from traitlets import Unicode


class HubwrightNativeAuthenticator(NativeAuthenticator):
    """NativeAuthenticator 1.3 authorizes at once whoever signs up with the name of an admin or an allowed user. Here
    the admins have a password from the beginning, and everybody else waits until one of them says yes."""

    admin_password = Unicode("", config=True, help="First password of the admins; empty: they sign up like others.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.admin_password:
            return
        for name in self.admin_users:
            if self.create_user(name, self.admin_password) is not None:
                self.get_user(name).is_authorized = True
                self.db.commit()
            elif not self.user_exists(name):
                self.log.error("The admin %s could not be made: the password is too short or too common.", name)

    def get_authed_users(self):
        if not self.admin_password:
            return super().get_authed_users()
        return {user.username for user in self._accounts() if user.is_authorized}

    def _accounts(self):
        from nativeauthenticator.orm import UserInfo

        return UserInfo.all_users(self.db)
