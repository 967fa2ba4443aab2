# SPDX-FileCopyrightText: 2026 the Hubwright authors
# SPDX-License-Identifier: BSD-3-Clause
"""JupyterHub's configuration. What differs between hubs is in hubwright.json, what is secret in secrets.json."""
import json
import os
import sys
import urllib.request
from urllib.parse import urlsplit

HERE = os.environ.get("HUBWRIGHT_ETC", "/etc/jupyterhub")
STATE = os.environ.get("HUBWRIGHT_STATE", "/var/lib/jupyterhub")
sys.path.insert(0, HERE)
c = get_config()  # noqa: F821


def read_json(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return json.load(file)


settings = read_json("hubwright.json")
secrets = read_json("secrets.json")
sign_in = settings["sign_in"]
cloud = settings["cloud"]
# The homes script leaves this file when the users' servers can mount the homes.
homes = settings["homes"] if os.path.exists("/etc/hubwright/homes-are-shared") else ""

# Addresses. TLS ends in Caddy; the proxy's own API and the proxy are for this server alone, the hub's API is for the
# users' servers.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_bind_url = "http://%s:8081" % settings["hub_address"]
c.JupyterHub.public_url = settings["url"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:8001"
c.JupyterHub.db_url = "sqlite:///%s/jupyterhub.sqlite" % STATE
c.JupyterHub.cookie_secret_file = STATE + "/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = STATE + "/proxy.pid"
c.JupyterHub.cleanup_servers = False  # users' servers live on while the hub restarts

# Users' servers.
c.JupyterHub.spawner_class = "hubwright_spawner.HubwrightSpawner"
c.JupyterHub.active_server_limit = settings["max_servers"]
c.JupyterHub.concurrent_spawn_limit = 10
c.JupyterHub.allow_named_servers = False
c.Spawner.ip = "0.0.0.0"
c.Spawner.port = 8666  # one port, so that one firewall rule is enough
c.Spawner.start_timeout = 900
c.Spawner.http_timeout = 120
c.Spawner.default_url = "/lab"
c.Spawner.apply_user_options = lambda *_: None  # the spawner's start() looks at them
spawner = c.HubwrightSpawner
spawner.deployment = settings["deployment"]
spawner.homes = homes
spawner.security_groups = settings["security_groups"]
spawner.userserver_net = settings["network"]
spawner.userserver_images = [tuple(image) for image in settings["images"]]
spawner.userserver_sizes = [tuple(flavor) for flavor in settings["flavors"]]
spawner.libcloud_driver_params = {
    "arg_user_id": cloud["credential_id"],
    "arg_key": secrets["credential"],
    "ex_force_auth_version": "3.x_appcred",
    "ex_force_auth_url": cloud["keystone"],  # libcloud appends /v3/auth/tokens
    "ex_force_service_region": cloud["region"],
    "verify_ssl_cert": cloud["verify"],
}

# The proof: a service that may make, start, reach, stop and delete one user, hubwright-proof, and nobody else. Scopes
# are compared with the name in the request, so they hold before that user exists.
PROOF = "!user=hubwright-proof"
c.JupyterHub.services = [{"name": "hubwright-proof", "api_token": secrets["proof"]}]
c.JupyterHub.load_roles = [
    {
        "name": "hubwright-proof",
        "services": ["hubwright-proof"],
        "scopes": ["admin:users" + PROOF, "admin:servers" + PROOF, "access:servers" + PROOF],
    }
]
# Stopping a server deletes it. Where homes were asked for and cannot be mounted, that would delete files.
if settings["idle_seconds"] and (homes or not settings["homes"]):
    c.JupyterHub.services.append(
        {
            "name": "idle-culler",
            "command": [sys.executable, "-m", "jupyterhub_idle_culler"]
            + ["--timeout=%d" % settings["idle_seconds"], "--cull-every=%d" % max(60, settings["idle_seconds"] // 20)],
        }
    )
    c.JupyterHub.load_roles.append(
        {
            "name": "idle-culler",
            "services": ["idle-culler"],
            "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        }
    )

# Who may sign in. JupyterHub 5 lets nobody in unless it is told to.
c.Authenticator.admin_users = set(sign_in["admins"])
c.Authenticator.allowed_users = set(sign_in["users"])
c.Authenticator.allow_all = sign_in["everyone"]
organizations = set(sign_in["organizations"])
groups = set(sign_in["groups"])


def oauth(authenticator, callback="hub/oauth_callback"):
    authenticator.client_id = sign_in["client_id"]
    authenticator.client_secret = secrets["sign_in"]
    authenticator.oauth_callback_url = settings["url"] + callback
    return authenticator


def native():
    c.JupyterHub.authenticator_class = "hubwright_native.HubwrightNativeAuthenticator"
    c.HubwrightNativeAuthenticator.admin_password = secrets["sign_in"]
    c.HubwrightNativeAuthenticator.minimum_password_length = 10
    c.HubwrightNativeAuthenticator.check_common_password = True
    c.HubwrightNativeAuthenticator.allowed_failed_logins = 5
    c.HubwrightNativeAuthenticator.seconds_before_next_try = 300
    import nativeauthenticator

    c.JupyterHub.template_paths = [os.path.join(os.path.dirname(nativeauthenticator.__file__), "templates")]


def github():
    c.JupyterHub.authenticator_class = "github"
    oauth(c.GitHubOAuthenticator)
    c.GitHubOAuthenticator.allowed_organizations = organizations
    if organizations:
        c.GitHubOAuthenticator.scope = ["read:org"]  # else members who hide their membership are not seen


def azuread():
    c.JupyterHub.authenticator_class = "azuread"
    oauth(c.AzureAdOAuthenticator).tenant_id = sign_in["tenant"]
    c.AzureAdOAuthenticator.scope = ["openid", "email"]
    c.AzureAdOAuthenticator.username_claim = "unique_name"  # the default, "name", is not unique
    c.AzureAdOAuthenticator.allowed_groups = groups
    c.AzureAdOAuthenticator.manage_groups = bool(groups)


def generic_oauth():
    provider = discover(sign_in["issuer"])
    c.JupyterHub.authenticator_class = "generic-oauth"
    oauth(c.GenericOAuthenticator).authorize_url = provider["authorization_endpoint"]
    c.GenericOAuthenticator.token_url = provider["token_endpoint"]
    c.GenericOAuthenticator.userdata_url = provider["userinfo_endpoint"]
    c.GenericOAuthenticator.login_service = urlsplit(sign_in["issuer"]).hostname
    c.GenericOAuthenticator.scope = ["openid", "email", "profile"]
    c.GenericOAuthenticator.username_claim = "preferred_username"
    c.GenericOAuthenticator.allowed_groups = groups
    c.GenericOAuthenticator.manage_groups = bool(groups)
    c.GenericOAuthenticator.auth_state_groups_key = "oauth_user.groups"


def discover(issuer):
    """The provider's addresses; what was read last when it does not answer.
    https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig"""
    kept = STATE + "/openid-configuration.json"
    try:
        with urllib.request.urlopen(issuer.rstrip("/") + "/.well-known/openid-configuration", timeout=20) as answer:
            provider = json.load(answer)
        with open(kept, "w", encoding="utf-8") as file:
            json.dump(provider, file)
        return provider
    except (OSError, ValueError):
        if not os.path.exists(kept):
            raise
    with open(kept, encoding="utf-8") as file:
        return json.load(file)


def cilogon():
    c.JupyterHub.authenticator_class = "cilogon"
    oauth(c.CILogonOAuthenticator)
    # Everybody of the organizations, unless the answers name users.
    whole = sign_in["everyone"] or not sign_in["users"]
    idp = {"username_derivation": {"username_claim": "email"}, "allow_all": whole}
    c.CILogonOAuthenticator.idps = {organization: idp for organization in sorted(organizations)}
    c.CILogonOAuthenticator.allow_all = False


def ldap():
    from ldapauthenticator.ldapauthenticator import TlsStrategy

    server = urlsplit(sign_in["issuer"])
    is_ldaps = server.scheme == "ldaps"
    c.JupyterHub.authenticator_class = "ldapauthenticator.LDAPAuthenticator"
    c.LDAPAuthenticator.server_address = server.hostname
    c.LDAPAuthenticator.server_port = server.port or (636 if is_ldaps else 389)
    c.LDAPAuthenticator.tls_strategy = TlsStrategy.on_connect if is_ldaps else TlsStrategy.before_bind
    c.LDAPAuthenticator.bind_dn_template = [sign_in["bind_dn"]]
    c.LDAPAuthenticator.allowed_groups = sorted(groups)


def pam():
    c.JupyterHub.authenticator_class = "pam"
    c.PAMAuthenticator.open_sessions = False  # nobody works on the hub itself
    c.PAMAuthenticator.allowed_groups = groups


def dummy():
    c.JupyterHub.authenticator_class = "dummy"
    # Without a password it would let everybody in; with one that nobody knows it lets nobody in.
    c.DummyAuthenticator.password = secrets["sign_in"] or os.urandom(16).hex()


{
    "native": native,
    "github": github,
    "azuread": azuread,
    "generic-oauth": generic_oauth,
    "cilogon": cilogon,
    "ldap": ldap,
    "pam": pam,
    "dummy": dummy,
}[sign_in["method"]]()
