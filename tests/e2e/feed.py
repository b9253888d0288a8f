# SPDX-License-Identifier: GPL-3.0-or-later
"""A review feed on this computer that the test adds reviews to."""

import datetime
import http.server
import json
import threading
import urllib.parse


def tell(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Feed:
    """Serves what was added so far, in a thread of its own. Its clock is moved by what is added to it, not by the time of day."""

    TOKEN = "feed-of-the-test"
    BEGIN = 1_790_000_000

    def __init__(self):
        self.reviews = []
        feed = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                parts = urllib.parse.urlsplit(self.path)
                answer = feed.answer(parts.path.removeprefix("/feed/v1/"), dict(urllib.parse.parse_qsl(parts.query)))
                body = json.dumps(answer if answer is not None else {"error": {"code": "not_found", "message": "None"}})
                self.send_response(200 if answer is not None else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/feed/v1"

    def add(self, number, stars, title, body):
        at = tell(self.BEGIN + len(self.reviews))
        self.reviews.append({"id": number, "marketplace": "SE", "product_id": "KETTLE", "product_title": "Kettle", "stars": stars,
                             "title": title, "body": body, "published_at": at, "updated_at": at})

    def answer(self, path, query):
        as_of = tell(self.BEGIN + len(self.reviews))
        since = query.get("updated_since", "")
        if path == "account":
            return {"id": "1", "name": "Shop of the Test", "marketplaces": ["SE"], "professional": True, "brand_owner": True,
                    "brand_representative": True, "permissions": {"view": True, "edit": True}}
        if path == "reviews":
            return {"reviews": [review for review in list(self.reviews) if review["updated_at"] >= since], "next_cursor": None,
                    "as_of": as_of}
        if path in ("products", "orders"):
            return {path: [], "next_cursor": None, "as_of": as_of}
        return None
