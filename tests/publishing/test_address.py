"""Where a pull request is opened: as servers say it, or as it can be made from a remote's address."""

import pytest

from usecases.publishing.address import made_address, printed_address, without_password

GITHUB = """\
remote:
remote: Create a pull request for 'b-1' on GitHub by visiting:
remote:      https://github.com/firm/library/pull/new/b-1
remote:
To github.com:firm/library.git
"""
GITLAB = """\
remote: See https://docs.gitlab.com/help
remote: To create a merge request for b-1, visit:
remote:   https://gitlab.com/firm/team/library/-/merge_requests/new?merge_request%5Bsource_branch%5D=b-1
"""
BITBUCKET = (
    "remote: Create pull request for b-1:\nremote:   https://bitbucket.org/f/l/pull-requests/new?source=b-1&t=1\n"
)
GITEA = "remote: Create a new pull request for 'b-1':\nremote:   https://git.firm.example/f/l/compare/main...b-1\n"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (GITHUB, "https://github.com/firm/library/pull/new/b-1"),
        (
            GITLAB,
            "https://gitlab.com/firm/team/library/-/merge_requests/new?merge_request%5Bsource_branch%5D=b-1",
        ),
        (BITBUCKET, "https://bitbucket.org/f/l/pull-requests/new?source=b-1&t=1"),
        (GITEA, "https://git.firm.example/f/l/compare/main...b-1"),
        ("remote: 1 vulnerability: https://github.com/firm/library/security\n", None),
        ("To https://github.com/firm/library/pull/new/not-said-by-the-server\n", None),
        ("remote: javascript:alert(1)/pull/new/x\n", None),
        ("", None),
    ],
)
def test_what_servers_say(words: str, address: str | None) -> None:
    assert printed_address(words) == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/firm/library.git", "https://github.com/firm/library/pull/new/a/b%231"),
        ("https://ewa:secret@github.com/firm/library", "https://github.com/firm/library/pull/new/a/b%231"),
        ("git@github.com:firm/library.git", "https://github.com/firm/library/pull/new/a/b%231"),
        ("ssh://git@ssh.github.com:443/firm/library.git", "https://github.com/firm/library/pull/new/a/b%231"),
        ("https://github.firm.example:8443/f/l/", "https://github.firm.example:8443/f/l/pull/new/a/b%231"),
        (
            "git@gitlab.firm.example:a/b/c.git",
            "https://gitlab.firm.example/a/b/c/-/merge_requests/new?merge_request%5Bsource_branch%5D=a%2Fb%231",
        ),
        ("https://bitbucket.org/f/l.git", "https://bitbucket.org/f/l/pull-requests/new?source=a%2Fb%231"),
        ("https://codeberg.org/f/l", "https://codeberg.org/f/l/compare/trunk...a/b%231"),
        ("http://gitea.local:3000/f/l.git", "http://gitea.local:3000/f/l/compare/trunk...a/b%231"),
        ("https://git.firm.example/f/l.git", None),
        ("/srv/github/library.git", None),
        ("file:///srv/github/library.git", None),
        ("C:\\github\\library", None),
        ("https://github.com:port/f/l", None),
        ("https://[github.com/f/l", None),
        ("https://github.com/", None),
        ("", None),
    ],
)
def test_addresses_made_of_remotes(url: str, address: str | None) -> None:
    assert made_address(url, "a/b#1", "trunk") == address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ewa:secret@github.com:8443/f/l", "https://github.com:8443/f/l"),
        ("https://token@github.com/f/l", "https://github.com/f/l"),
        ("https://a@b:secret@host/f", "https://host/f"),
        ("git@github.com:f/l.git", "git@github.com:f/l.git"),
        ("/srv/a@b/c.git", "/srv/a@b/c.git"),
        ("https://[x@y", "https://[x@y"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert without_password(url) == shown
