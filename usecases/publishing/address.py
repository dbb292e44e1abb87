"""The address at which a pull request is opened, and addresses of remotes without passwords in them."""

from re import compile as regex
from urllib.parse import quote, urlsplit

_PRINTED = regex(r"https?://[!-~]+")
_OPENS_ONE = regex(r"/(?:pull/new|pull-requests?/new|merge_requests/new|pulls?/create|compare|pullrequestcreate)\b")
_SCP = regex(r"(?:[^/@]*@)?(?P<host>[^/:@]+):(?!//)(?P<path>.+)")
_SSH_HOSTS = regex(r"^(?:ssh|altssh)\.(?=github\.com|gitlab\.com|bitbucket\.org)")

_KINDS = (
    ("github", "/pull/new/{branch}"),
    ("gitlab", "/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}"),
    ("bitbucket", "/pull-requests/new?source={branch}"),
    ("gitea", "/compare/{main}...{branch}"),
    ("forgejo", "/compare/{main}...{branch}"),
    ("codeberg", "/compare/{main}...{branch}"),
)
"""What stands in the names of hosts, and where a pull request is opened there."""


def printed_address(words: str) -> str | None:
    """The address for a pull request among what a server has said on a push; `None` where it said none."""
    lines = (line.strip() for line in words.split("\n"))
    said = " ".join(line.removeprefix("remote:") for line in lines if line.startswith("remote:"))
    return next((one for one in _PRINTED.findall(said) if _OPENS_ONE.search(one)), None)


def made_address(url: str, branch: str, main: str | None) -> str | None:
    """The address for a pull request, made from a remote's; `None` where nothing is known of such a server."""
    place = _place(url)
    if place is None:
        return None
    site, host, path = place
    for name, page in _KINDS:
        if name in host:
            where = page.format(branch=quote(branch, safe="/" if "=" not in page else ""), main=quote(main or "main"))
            return f"{site}/{quote(path)}{where}"
    return None


def without_password(url: str) -> str:
    """An address as it may be shown: without what only its owner should know."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or "@" not in parts.netloc:
            return url
    except ValueError:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _place(url: str) -> tuple[str, str, str] | None:
    """The site, the name of the host, and the path of the repository on it."""
    if "://" in url:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "ssh", "git+ssh") or not host:
            return None
        is_web = parts.scheme in ("http", "https")
        site = f"{parts.scheme if is_web else 'https'}://{_web_host(host)}" + (f":{port}" if port and is_web else "")
        path = parts.path
    elif (written := _SCP.fullmatch(url)) is not None:
        host, path = written["host"].lower(), written["path"]
        site = f"https://{_web_host(host)}"
    else:
        return None
    path = path.strip("/").removesuffix(".git")
    return (site, host, path) if path and host.isascii() and host.isprintable() else None


def _web_host(host: str) -> str:
    return _SSH_HOSTS.sub("", host)
