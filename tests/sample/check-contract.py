#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sample shop and the feed's OpenAPI file against each other: check-contract.py SERVE-SAMPLE OPENAPI (prints TAP)."""
import functools
import gzip
import http.client
import json
import subprocess
import sys
import time
import urllib.parse

import jsonschema
import yaml

REFUSALS = {"400", "401", "403", "404", "405", "410", "429", "500", "503"}


class Contract:
    """The OpenAPI file; every $ref in it is local, so the file itself is the schemas' root."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.root = yaml.safe_load(file)

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.root
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def validate(self, value, schema):
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": self.root["components"], **schema}
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        jsonschema.Draft202012Validator(whole, format_checker=checker).validate(value)

    def operations(self):
        """What is read: of what is sent, and of what needs an id, there are tests of their own."""
        for path, item in self.root["paths"].items():
            if "{" not in path and path != "/contact-templates":
                yield path, item["get"]

    def everything(self):
        for path, item in self.root["paths"].items():
            for method, operation in item.items():
                yield path, method, operation

    def response(self, path, status, method="get"):
        return self.resolve(self.root["paths"][path][method]["responses"][str(status)])


class Shop:
    """A running serve-sample; ends with it."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.token = self.process.stdout.readline().strip()

    def ask(self, path, method="GET", send=None, **headers):
        headers = {"Authorization": f"Bearer {self.token}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=10)
        connection.request(method, self.url.path + path, body=send, headers={name: value for name, value in headers.items() if value is not None})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status == 429 and "Retry-After" in answer.headers and (method in ("GET", "HEAD") or send) and not headers.get("X-Greedy"):
            time.sleep(int(answer.headers["Retry-After"]))
            return self.ask(path, method, send, **headers)
        return answer.status, answer.headers, body

    def close(self):
        self.process.stdin.close()
        return self.process.wait(10)


seen = set()


def check_answer(contract, path, status, headers, body, method="GET"):
    """The answer has the headers and the shape that the contract tells for its status."""
    told = contract.response(path, status, "post" if method == "POST" else "get")
    seen.add((path, "post" if method == "POST" else "get", status))
    for name, header in told.get("headers", {}).items():
        header = contract.resolve(header)
        if name in headers:
            value = headers[name]
            value = int(value) if header["schema"]["type"] == "integer" else value
            contract.validate(value, header["schema"])
        else:
            assert not header.get("required"), f"{path} {status} lacks {name}"
    if method == "HEAD" or "content" not in told:
        assert body == b"", f"{path} {status} has a body"
        return None
    if headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    value = json.loads(body)
    assert headers["Content-Type"].startswith("application/json"), headers["Content-Type"]
    contract.validate(value, told["content"]["application/json"]["schema"])
    return value


def test_examples(contract, shop):
    count = 0
    for path, method, operation in contract.everything():
        assert REFUSALS - ({"400", "410"} if method == "get" else {"405", "410"}) <= set(operation["responses"]), path
        for status in operation["responses"]:
            told = contract.response(path, status, method)
            if status == "304":
                assert "content" not in told
                continue
            media = told["content"]["application/json"]
            assert media["examples"], f"{path} {status} has no example"
            for example in media["examples"].values():
                contract.validate(example["value"], media["schema"])
                count += 1
    for parameter in contract.root["components"]["parameters"].values():
        for example in [parameter["example"]] if "example" in parameter else [e["value"] for e in parameter["examples"].values()]:
            contract.validate(example, parameter["schema"])
            count += 1
    for header in contract.root["components"]["headers"].values():
        contract.validate(header["example"], header["schema"])
        count += 1
    assert count > 60, count


def test_schemas_can_refuse(contract, shop):
    """A schema that takes anything would prove nothing."""
    page = json.loads(shop.ask("/reviews?limit=1")[2])
    schema = {"$ref": "#/components/schemas/ReviewPage"}
    contract.validate(page, schema)
    for member, wrong in [("stars", 6), ("stars", "5"), ("published_at", "yesterday"), ("id", ""), ("photos", ["javascript:x"]), ("language", "Swedish!")]:
        broken = json.loads(json.dumps(page))
        broken["reviews"][0][member] = wrong
        try:
            contract.validate(broken, schema)
        except jsonschema.ValidationError:
            continue
        raise AssertionError(f"{member}: {wrong!r} was taken")


def test_feedback_schemas_can_refuse(contract, shop):
    cases = {
        "/feedback": ("feedback", "FeedbackPage", [("stars", 0), ("stars", None), ("text", 5), ("struck_through_at", "soon"), ("language", "Swedish!")]),
        "/feedback/totals": ("totals", "TotalPage", [("window", "60_days"), ("positive", -1), ("negative", 1.5), ("as_of", None)]),
    }
    for path, (member, name, wrongs) in cases.items():
        page = json.loads(shop.ask(path + "?limit=1")[2])
        schema = {"$ref": f"#/components/schemas/{name}"}
        contract.validate(page, schema)
        for key, wrong in wrongs:
            broken = json.loads(json.dumps(page))
            broken[member][0][key] = wrong
            try:
                contract.validate(broken, schema)
            except jsonschema.ValidationError:
                continue
            raise AssertionError(f"{path} {key}: {wrong!r} was taken")


def test_every_answer(contract, shop):
    for path, _ in contract.operations():
        pages = 0
        cursor = ""
        while cursor is not None:
            query = f"?limit=500&cursor={urllib.parse.quote(cursor)}" if path != "/account" else ""
            status, headers, body = shop.ask(path + query, Accept_Encoding="gzip" if pages % 2 == 0 else None)
            assert status == 200, (path, status)
            value = check_answer(contract, path, status, headers, body)
            cursor = value.get("next_cursor")
            pages += 1
        assert pages >= (4 if path == "/reviews" else 1), (path, pages)


def test_every_refusal(contract, shop):
    for path, _ in contract.operations():
        cases = [
            (401, path, {"Authorization": None}), (401, path, {"Authorization": "Bearer wrong"}), (401, path, {"Authorization": "Basic eDp4"}),
            (403, path, {"Host": "evil.example"}), (403, path, {"Origin": "https://evil.example"}),
        ]
        if path != "/account":
            cases += [(400, path + "?limit=0", {}), (400, path + "?cursor=rubbish", {})]
        if path in ("/reviews", "/orders", "/feedback", "/contacts", "/messages"):
            cases += [(400, path + "?updated_since=soon", {})]
        for expected, address, headers in cases:
            status, answered, body = shop.ask(address, **headers)
            assert status == expected, (address, headers, status)
            check_answer(contract, path, status, answered, body)
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            if method == "POST" and path == "/contacts":
                continue
            status, answered, body = shop.ask(path, method)
            while status == 429:
                time.sleep(1)
                status, answered, body = shop.ask(path, method)
            assert status == 405, (method, status)
            check_answer(contract, path, status, answered, body, "GET")


def test_head(contract, shop):
    for path, _ in contract.operations():
        status, headers, body = shop.ask(path, "HEAD")
        assert status == 200, status
        check_answer(contract, path, status, headers, body, "HEAD")
        assert headers["ETag"] == shop.ask(path)[1]["ETag"]


def test_conditional(contract, shop):
    for path, _ in contract.operations():
        for encoding in (None, "gzip"):
            etag = shop.ask(path, Accept_Encoding=encoding)[1]["ETag"]
            status, headers, body = shop.ask(path, Accept_Encoding=encoding, If_None_Match=etag)
            assert status == 304, status
            check_answer(contract, path, status, headers, body)
    plain = shop.ask("/reviews", Accept_Encoding=None)[1]["ETag"]
    packed = shop.ask("/reviews", Accept_Encoding="gzip")[1]["ETag"]
    assert plain != packed


def test_gzip_is_the_same(contract, shop):
    plain = shop.ask("/reviews?limit=50")
    packed = shop.ask("/reviews?limit=50", Accept_Encoding="gzip")
    assert "Content-Encoding" not in plain[1] and packed[1]["Content-Encoding"] == "gzip"
    assert len(packed[2]) < len(plain[2]) / 2
    assert gzip.decompress(packed[2]) == plain[2]


def test_expired_cursor(contract, shop):
    yesterday = Shop(sys.argv[1], "300", "1", str(int(time.time()) - 86400))
    for path in ("/reviews", "/orders", "/products", "/feedback", "/feedback/totals"):
        cursor = json.loads(yesterday.ask(path + "?limit=5")[2])["next_cursor"]
        status, headers, body = shop.ask(f"{path}?cursor={cursor}")
        assert status == 410, status
        check_answer(contract, path, status, headers, body)
    assert yesterday.close() == 0


def addresses(contract):
    """Something to ask for at every path of the contract, whether or not there is such a thing."""
    for path, item in contract.root["paths"].items():
        for method in item:
            yield path, method, path.replace("{id}", "C0")


def test_throttled(contract, shop):
    """Whoever asks too often is refused, whatever it is about."""
    for path, method, address in addresses(contract):
        for _ in range(500):
            status, headers, body = shop.ask(address, method.upper(), X_Greedy="yes")
            if status == 429:
                break
        assert status == 429, (path, method, status)
        check_answer(contract, path, status, headers, body, method.upper())


def test_broken(contract, shop):
    """What no healthy shop answers, it answers when it is asked to."""
    for path, method, address in addresses(contract):
        for status, fault in ((500, "server-error"), (503, "unavailable"), (404, "not-offered")):
            answer = shop.ask(address, method.upper(), send="{}" if method == "post" else None, X_Sample_Fault=fault)
            assert answer[0] == status, (path, method, answer)
            check_answer(contract, path, *answer, method=method.upper())
            assert fault != "unavailable" or int(answer[1]["Retry-After"]) > 0


def walk(shop, path, member):
    cursor = ""
    while cursor is not None:
        page = json.loads(shop.ask(f"{path}?limit=500&cursor={cursor}")[2])
        yield from page[member]
        cursor = page["next_cursor"]


@functools.cache
def find_contactable(shop):
    """Reviews whose customers may be contacted, read from the feed itself, and one of five stars."""
    orders = {order["id"]: order for order in walk(shop, "/orders", "orders")}
    newest = {review["id"]: review for review in walk(shop, "/reviews", "reviews") if "stars" in review}
    fresh = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 300 * 86400))
    good, other = [], None
    for review in newest.values():
        order = orders.get(review.get("order_id"))
        if order is None:
            continue
        facts = (review["verified"], order["seller_of_record"], order["consent"], not order["digital_subscription"], order["ordered_at"] > fresh)
        if review["stars"] == 5:
            other = review["id"]
        elif review["stars"] <= 3 and all(facts):
            good.append(review["id"])
    return good, other


def post(shop, review, key, reason="customer-support", **headers):
    body = json.dumps({"review_id": review, "reason": reason}) if review is not None else "{"
    return shop.ask("/contacts", "POST", send=body, Idempotency_Key=key, **headers)


def test_contacts(contract, shop):
    """Each documented answer to a contact, with the shape that is documented for it."""
    good, five = find_contactable(shop)
    assert len(good) >= 5, len(good)
    cases = [
        (201, good[0], "key-number-1", {}), (200, good[0], "key-number-1", {}), (409, good[1], "key-number-1", {}), (409, good[0], "key-number-2", {}),
        (403, five, "key-number-3", {}), (404, "R0", "key-number-4", {}), (400, None, "key-number-5", {}), (400, good[1], "short", {}),
        (400, good[1], None, {}), (401, good[1], "key-number-6", {"Authorization": None}), (403, good[1], "key-number-6", {"Host": "evil.example"}),
        (500, good[1], "key-number-6", {"X_Sample_Fault": "fail-before-accept"}), (409, good[1], "key-number-6", {"X_Sample_Fault": "duplicate"}),
        (403, good[2], "key-number-7", {"X_Sample_Fault": "not-eligible"}),
    ]
    for status, review, key, headers in cases:
        answer = post(shop, review, key, **headers)
        assert answer[0] == status, (status, key, headers, answer)
        value = check_answer(contract, "/contacts", *answer, method="POST")
        if status == 201:
            assert value["state"] == "accepted" and value["refund"] is None and value["idempotency_key"] == key
        if key == "key-number-2":
            assert value["error"]["contact_id"] == "C" + good[0][1:]
        if key == "key-number-7":
            assert value["error"]["reason"] == "consent"
    refused = 0
    for _ in range(120):
        answer = post(shop, good[0], "key-number-1", X_Greedy="yes")
        if answer[0] == 429:
            check_answer(contract, "/contacts", *answer, method="POST")
            refused += 1
    assert refused > 0


def test_asked_by_key(contract, shop):
    good, _ = find_contactable(shop)
    try:
        post(shop, good[3], "a-lost-answer", reason="courtesy-refund", X_Sample_Fault="accept-then-timeout")
        raise AssertionError("there was an answer")
    except TimeoutError:
        pass
    for key, number in (("a-lost-answer", 1), ("never-was-sent", 0)):
        status, headers, body = shop.ask("/contacts?idempotency_key=" + key)
        found = check_answer(contract, "/contacts", status, headers, body)["contacts"]
        assert len(found) == number, (key, found)
    assert found == [] and post(shop, good[3], "a-lost-answer", reason="courtesy-refund")[0] == 200


def test_one_contact_and_templates(contract, shop):
    good, five = find_contactable(shop)
    contact = "C" + good[3][1:]
    templates = f"/contact-templates?languages=xx,sv-SE,en&review_id={good[4]}"
    for path, address in (("/contacts/{id}", "/contacts/" + contact), ("/contact-templates", templates)):
        status, headers, body = shop.ask(address)
        value = check_answer(contract, path, status, headers, body)
        status, headers, body = shop.ask(address, If_None_Match=headers["ETag"])
        assert status == 304, status
        check_answer(contract, path, status, headers, body)
        for wanted, wrong in ((401, {"Authorization": None}), (403, {"Host": "evil.example"})):
            status, headers, body = shop.ask(address, **wrong)
            assert status == wanted, status
            check_answer(contract, path, status, headers, body)
        status, headers, body = shop.ask(address, "DELETE")
        assert status == 405, status
        check_answer(contract, path, status, headers, body)
    assert value["templates"][0]["buyer_language"] and {one["reason"] for one in value["templates"]} == {"courtesy-refund", "customer-support"}
    for one in value["templates"]:
        assert "{" not in one["subject"] + one["body"], one
        assert one["language"] in ("sv", value["templates"][0]["language"]), one
    for address, path, wanted in (("/contacts/C0", "/contacts/{id}", 404), ("/contact-templates?review_id=R0", "/contact-templates", 404),
                                  ("/contact-templates", "/contact-templates", 400), (f"/contact-templates?review_id={five}", "/contact-templates", 403)):
        status, headers, body = shop.ask(address)
        assert status == wanted, (address, status)
        check_answer(contract, path, status, headers, body)


def test_answers_come(contract, shop):
    """Customers answer by the shop's clock; what changes comes again at the end of its list."""
    good, _ = find_contactable(shop)
    for number, review in enumerate(good[4:16]):
        post(shop, review, f"answer-me-{number}", reason="courtesy-refund")
    deadline = time.monotonic() + 30
    messages, contacts = [], []
    while time.monotonic() < deadline and (len(messages) < 2 or not any(one["refund"] and one["refund"]["state"] == "accepted" for one in contacts)):
        time.sleep(1)
        messages = check_answer(contract, "/messages", *shop.ask("/messages?limit=500"))["messages"]
        contacts = check_answer(contract, "/contacts", *shop.ask("/contacts?limit=500"))["contacts"]
    assert len(messages) > 1 and all(one["text"] and one["contact_id"] for one in messages)
    assert any(one["state"] == "delivered" and one["delivered_at"] for one in contacts)
    assert [one["updated_at"] for one in contacts] == sorted(one["updated_at"] for one in contacts)
    yesterday = Shop(sys.argv[1], "300", "1", str(int(time.time()) - 86400))
    for path in ("/contacts", "/messages"):
        cursor = json.loads(shop.ask(path + "?limit=1")[2])["next_cursor"]
        status, headers, body = yesterday.ask(f"{path}?cursor={cursor}")
        assert status == 410, status
        check_answer(contract, path, status, headers, body)
    assert yesterday.close() == 0


def test_large_body_is_not_kept(contract, shop):
    def measure(what):
        with open(f"/proc/{shop.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(what))

    before = measure("VmRSS")
    connection = http.client.HTTPConnection(shop.url.hostname, shop.url.port, timeout=30)
    connection.request("POST", shop.url.path + "/reviews", body=b"x" * (64 << 20))
    status = connection.getresponse().status
    connection.close()
    assert status in (405, 429), status
    if measure("VmSize") < 1 << 30:  # the address sanitizer, with its terabytes of shadow, keeps what was freed
        assert measure("VmRSS") - before < 32 << 10, "the body was kept in memory"


def test_photos(contract, shop):
    page = json.loads(shop.ask("/reviews?limit=500")[2])
    photos = [photo for review in page["reviews"] for photo in review.get("photos", [])][:5]
    assert photos
    for photo in photos:
        address = urllib.parse.urlsplit(photo)
        assert address.netloc == shop.url.netloc, photo
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
        connection.request("GET", address.path)
        answer = connection.getresponse()
        assert answer.status == 200 and answer.headers["Content-Type"] == "image/png"
        assert answer.read().startswith(b"\x89PNG\r\n\x1a\n")
        connection.close()


def test_z_every_documented_answer_was_seen(contract, shop):
    documented = {(path, method, int(status)) for path, method, operation in contract.everything() for status in operation["responses"]}
    missing = documented - seen
    assert not missing, sorted(missing)
    assert len(documented) > 80, len(documented)


def main():
    contract = Contract(sys.argv[2])
    tests = [(name.removeprefix("test_"), function) for name, function in globals().items() if name.startswith("test_")]
    failures = 0
    shop = Shop(sys.argv[1])
    print(f"1..{len(tests) + 1}", flush=True)
    for number, (name, function) in enumerate(tests, 1):
        try:
            function(contract, shop)
            print(f"ok {number} {name}", flush=True)
        except Exception as error:
            failures += 1
            print(f"not ok {number} {name}", flush=True)
            print("# " + f"{type(error).__name__}: {error}".replace("\n", "\n# "), flush=True)
    ended = shop.close()
    print(f"{'ok' if ended == 0 else 'not ok'} {len(tests) + 1} ends-with-its-input", flush=True)
    return 1 if failures or ended != 0 else 0


sys.exit(main())
