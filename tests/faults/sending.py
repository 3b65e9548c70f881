"""Requests as no browser writes them."""


def send(client, method, path, query="", headers=(), **extra):
    """Ask for a path and query of any characters, half ones too, and with any headers."""
    encoded = path.encode("utf-8", "surrogatepass").decode("latin-1")
    headers = dict(headers)
    given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    if method == "TRACE":
        given.pop("HTTP_COOKIE", None)
    return client.generic(
        method,
        "/",
        PATH_INFO=encoded,
        QUERY_STRING=query.encode("utf-8", "surrogatepass").decode("latin-1"),
        **given,
        **extra,
    )
