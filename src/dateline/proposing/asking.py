"""One question to an OpenAI-compatible chat interface: one answer in words, or the problem that kept it away."""

from __future__ import annotations

import json
import os
import time
from typing import Any

import urllib3

from dateline.model import Problem
from dateline.proposing.options import SecondReaderOptions

__all__ = ["ask"]

PATH = "/chat/completions"
KEY = "DATELINE_SECOND_READER_KEY"  # of a hosted model; it is sent to the address named and nowhere else
PIECE = 65_536  # bytes read at a time, so that the clock is looked at between
CONNECT = 10.0  # seconds at most until somebody picks up


def ask(messages: list[dict[str, str]], options: SecondReaderOptions, where: str) -> str | Problem:
    """
    Ask once, without a second try: who is slow or down is asked again with the next report.

    No proxy of the environment is used, no other address is followed.

    Args:
        messages: Of the chat, with role and content.
        options: Address, model, and limits of time and length.
        where: The report, for problems.

    Returns:
        The content of the first choice, or what went wrong.
    """
    body = json.dumps({"model": options.model, "messages": messages, "temperature": 0, "seed": 0}).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {os.environ[KEY]}"
    timeout = urllib3.Timeout(connect=min(CONNECT, options.seconds), read=options.seconds)
    until = time.monotonic() + options.seconds
    try:
        with urllib3.PoolManager(timeout=timeout, retries=False) as pool:
            response = pool.request(
                "POST",
                options.url.rstrip("/") + PATH,
                body=body,
                headers=headers,
                preload_content=False,
                redirect=False,
            )
            if response.status != 200:
                return problem("second-reader-refused", f"answered {response.status}", options, where)
            return read(response, options, where, until)
    except urllib3.exceptions.NewConnectionError:
        return problem("second-reader-unreachable", "does not pick up", options, where)
    except urllib3.exceptions.TimeoutError:
        return problem("second-reader-slow", f"did not answer in {options.seconds:g} seconds", options, where)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        told = f"cannot be asked ({type(error).__name__})"
        return problem("second-reader-unreachable", told, options, where)


def read(response: urllib3.BaseHTTPResponse, options: SecondReaderOptions, where: str, until: float) -> str | Problem:
    """The words of an answer that comes in time and is no longer than it may be."""
    data = bytearray()
    while piece := response.read1(PIECE):
        data += piece
        if len(data) > options.most_bytes:
            return problem("second-reader-answer", f"answers more than {options.most_bytes} bytes", options, where)
        if time.monotonic() > until:
            return problem("second-reader-slow", f"took more than {options.seconds:g} seconds", options, where)
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return problem("second-reader-answer", "answers no JSON", options, where)
    content = content_of(answer)
    if content is None:
        return problem("second-reader-answer", "answers without choices[0].message.content", options, where)
    return content


def content_of(answer: Any) -> str | None:
    """The content of the first choice; None where the answer is of another form."""
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        return None
    return content if isinstance(content, str) else None


def problem(code: str, told: str, options: SecondReaderOptions, where: str) -> Problem:
    """What went wrong, with what to do."""
    message = f"the second reader at {options.url} {told}: the report is read by the rules alone"
    return Problem(code, message, where, "proposing")
