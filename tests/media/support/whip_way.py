"""What the programs beside it have in common: where they are to connect, how they ask there, and how they tell the test."""

import json
import sys
import urllib.request

mode, url, token = sys.argv[1:4]
brightness = int(sys.argv[4]) if len(sys.argv) > 4 else 200


def say(**what):
    print(json.dumps(what), flush=True)


def ask(method, address, body=None):
    """The status, the place and the words of the answer; HTTPError where it is a refusal."""
    headers = {"Authorization": f"Bearer {token}"}
    if body is not None:
        headers["Content-Type"] = "application/sdp"
    data = None if body is None else body.encode()
    request = urllib.request.Request(address, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.status, answer.headers.get("Location"), answer.read().decode()
