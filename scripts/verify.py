#!/usr/bin/env python3
"""python3 verify.py result.json result.sig [receipt.json ...] [--fingerprint HEX]

Checks a declared result as result-format.md says, and was written from that page. Needs Python 3.8 and openssl 3.
"""
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

USAGE = "Usage: python3 verify.py result.json result.sig [receipt.json ...] [--fingerprint HEX]"
LARGEST = 1000000000


class Conflict(Exception):
    """The result is not what it should be; `name` is one of section 13."""

    def __init__(self, name, sentence):
        super().__init__(f"CONFLICT [{name}] {sentence}")
        self.name = name


class CannotCheck(Exception):
    """Nothing could be checked."""


# Section 2: the words.

def is_text(value):
    return type(value) is str


def is_whole(value):
    return type(value) is int and 0 <= value <= LARGEST


def is_flag(value):
    return type(value) is bool


def is_time(value):
    if not is_text(value) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", value):
        return False
    try:
        instant(value)
        return True
    except ValueError:
        return False


def instant(text):
    """The instant of a time, in whole milliseconds."""
    parts = [int(one) for one in re.findall(r"[0-9]+", text)]
    moment = datetime.datetime(*parts[:6])
    passed = moment - datetime.datetime(1, 1, 1)
    return (passed.days * 86400 + passed.seconds) * 1000 + parts[6]


def written(milliseconds):
    moment = datetime.datetime(1, 1, 1) + datetime.timedelta(milliseconds=milliseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.").rjust(20, "0") + "%03dZ" % (milliseconds % 1000)


def is_hash(value):
    return is_text(value) and re.fullmatch("[0-9a-f]{64}", value) is not None


def is_salt(value):
    return is_text(value) and re.fullmatch("[0-9a-f]{32}", value) is not None


def is_texts(value):
    return type(value) is dict and len(value) > 0 and all(
        re.fullmatch("[a-z]{2}", name) and is_text(one) for name, one in value.items())


def raw_signature(value):
    """The 64 bytes of a signature in base64, or None."""
    try:
        raw = base64.b64decode(value.encode("ascii"), validate=True)
    except (AttributeError, UnicodeEncodeError, binascii.Error, ValueError):
        return None
    return raw if len(raw) == 64 and base64.b64encode(raw).decode() == value else None


def sha(data):
    return hashlib.sha256(data).hexdigest()


def code_units(text):
    return text.encode("utf-16-be", "surrogatepass")


def canonical(value):
    """Canonical JSON (RFC 8785)."""
    if type(value) is dict:
        names = sorted(value, key=code_units)
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if type(value) is list:
        return "[" + ",".join(canonical(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def link(word, before, content):
    return sha(f"{word}\n{before}\n{canonical(content)}".encode("utf-8"))


def der_of(public_key):
    """The 44 bytes of a public key, or None where it is none."""
    found = is_text(public_key) and re.fullmatch(
        "-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]+)\n-----END PUBLIC KEY-----\n", public_key)
    if not found:
        return None
    try:
        der = base64.b64decode(found.group(1), validate=True)
    except (binascii.Error, ValueError):
        return None
    right = len(der) == 44 and der.startswith(bytes.fromhex("302a300506032b6570032100"))
    return der if right and base64.b64encode(der).decode() == found.group(1) else None


def openssl_verifies(public_key, data, signature):
    """Asks openssl whether the 64 bytes are the key's Ed25519 signature of the data."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, content in (("key", public_key.encode()), ("data", data), ("sig", signature)):
            paths[name] = os.path.join(folder, name)
            with open(paths[name], "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths["key"], "-rawin",
                   "-in", paths["data"], "-sigfile", paths["sig"]]
        try:
            answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        except OSError as error:
            raise CannotCheck(f"openssl cannot be run ({error.strerror})") from error
    said = answer.stdout.decode("utf-8", "replace")
    if answer.returncode == 0 and "Verified Successfully" in said:
        return True
    if "Verification Failure" in said:
        return False
    raise CannotCheck("openssl does not know how to verify an Ed25519 signature; it takes openssl 3")


def is_signed(public_key, value, content):
    raw = raw_signature(value)
    return raw is not None and openssl_verifies(public_key, canonical(content).encode("utf-8"), raw)


# Section 3: the package. A kind is a test, a list of one kind, or the members in their order.

def one_of(*words):
    return lambda value: is_text(value) and value in words


def has(value, kind):
    if callable(kind):
        return bool(kind(value))
    if type(kind) is list:
        return type(value) is list and all(has(one, kind[0]) for one in value)
    return type(value) is dict and list(value) == list(kind) and all(has(value[name], kind[name]) for name in kind)


def in_any_order(required, optional):
    def test(value):
        if type(value) is not dict or any(name not in value for name in required):
            return False
        kinds = {**required, **optional}
        return all(name in kinds and has(one, kinds[name]) for name, one in value.items())
    return test


def is_share(value):
    return type(value) is list and len(value) == 2 and all(is_whole(one) and one <= 1000 for one in value) and value[1] > 0


def is_quorum(value):
    return (in_any_order({"base": is_whole, "moreThan": is_share}, {})(value)
            or in_any_order({"base": is_whole, "atLeast": is_share}, {})(value))


NEW_HEAD = in_any_order({"accredited": is_flag, "waitingHours": is_whole}, {})
VOTE_RULES = in_any_order({
    "procedure": one_of("vote"),
    "majority": one_of("simple", "twoThirds", "absoluteOfMembers", "twoThirdsOfMembers"),
    "onTie": one_of("rejected", "secondVote"),
}, {
    "members": is_whole, "quorum": is_quorum, "abstentionGuard": is_flag, "correspondence": is_flag,
    "closeEarlyWhenAllVoted": is_flag, "recordedVote": is_flag, "secondVoteDelayHours": is_whole,
    "newHead": NEW_HEAD,
})
SILENCE_RULES = in_any_order(
    {"procedure": one_of("silence"), "minimumHours": is_whole}, {"onBroken": one_of("sponsor", "vote"), "newHead": NEW_HEAD})


def is_rules(value):
    if VOTE_RULES(value):
        return "members" in value or not value["majority"].endswith("OfMembers")
    return SILENCE_RULES(value)


def is_object(value):
    return type(value) is dict


ENTRY = {"ballot": is_text, "sequence": is_whole, "delegation": is_text}
CHOICE = one_of("for", "against", "abstain")
LINKED = {"previous": is_hash, "hash": is_hash}
VOTE = {**ENTRY, "version": is_whole, "choice": CHOICE, "at": is_time, "salt": is_salt, **LINKED}
UNSALTED = {name: kind for name, kind in VOTE.items() if name != "salt"}
BREAK = {**ENTRY, "at": is_time, "salt": is_salt, "reason": is_hash, **LINKED}
SEALED = {name: kind for name, kind in VOTE.items() if name not in ("choice", "salt")}
OFFICE = one_of("organizer", "credentialsOfficer", "focalPoint", "administrator", "system", "head", "formerHead")
PLACE = {"ballot": is_text, "sequence": is_whole}
CLOSE_MOVED = {**PLACE, "kind": one_of("closeMoved"), "from": is_time, "to": is_time, "office": OFFICE,
               "reason": is_text, "at": is_time, **LINKED}
HEAD_REPLACED = {**PLACE, "kind": one_of("headReplaced", "headConfirmed"), "delegation": is_text, "office": OFFICE, "at": is_time, **LINKED}
HEAD_OBJECTED = {**PLACE, "kind": one_of("headObjected"), "delegation": is_text, "office": OFFICE, "reason": is_text, "at": is_time,
                 **LINKED}
CANCELLED = {**PLACE, "kind": one_of("cancelled"), "office": OFFICE, "reason": is_text, "at": is_time, **LINKED}
KEY = {"publicKey": is_text, "fingerprint": is_hash}


def either(*kinds):
    return lambda value: any(has(value, kind) for kind in kinds)


def package_of(format_name, cancelled=False):
    old = format_name == "plenary-result-1"
    with_acts = format_name == "plenary-result-3"
    acts = [CLOSE_MOVED, HEAD_REPLACED, HEAD_OBJECTED] + ([CANCELLED] if cancelled else [])
    vote = SEALED if cancelled else VOTE
    kind = {
        "format": one_of(format_name),
        "conference": {"id": is_text, "symbol": is_text, "title": is_texts, "timeZone": is_text},
        "ballot": {"id": is_text, "number": is_whole, "procedure": one_of("vote", "silence"), "round": is_whole,
                   "question": is_texts, "opensAt": is_time, "closesAt": is_time},
        "rules": is_rules,
        "roll": [{"delegation": is_text, "country": is_text}],
        "excluded": [{"name": is_text, "reason": is_text}],
        "chain": {"opening": is_hash, "head": is_hash, "length": is_whole},
        "events": [(lambda one: has(one, VOTE) or has(one, UNSALTED)) if old else vote],
        "breaks": [{"delegation": is_text, "at": is_time} if old else BREAK],
        **({"acts": [either(*acts)]} if with_acts else {}),
        "refused": is_whole, "closedAt": is_time, "tally": is_object,
        **({"outcome": one_of("cancelled")} if cancelled else
           {"counts": is_object, "outcome": is_text, "explanation": {"key": is_text, "params": is_object}}),
        "key": KEY,
    }
    if not old:
        kind["keys"] = [{**KEY, "since": is_time, "endorsement": lambda one: one is None or is_text(one)}]
    return kind


def whole_number(digits):
    if not re.fullmatch("[0-9]+", digits) or len(digits) > 10 or int(digits) > LARGEST:
        raise ValueError("not a whole number")
    return int(digits)


def not_whole(_):
    raise ValueError("not a whole number")


def check_characters(value):
    if type(value) is dict:
        for name, one in value.items():
            check_characters(name)
            check_characters(one)
    elif type(value) is list:
        for one in value:
            check_characters(one)
    elif type(value) is str:
        value.encode("utf-8")


def once(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a member twice")
    return value


def parse(data):
    """JSON in UTF-8 as sections 2 and 3 want it; ValueError otherwise."""
    value = json.loads(data.decode("utf-8"), parse_int=whole_number, parse_float=not_whole,
                       parse_constant=not_whole, object_pairs_hook=once)
    check_characters(value)
    return value


def check_bytes(data):
    try:
        value = parse(data)
    except (ValueError, RecursionError) as error:
        raise Conflict("bytes", "the package is not JSON in UTF-8 as it should be") from error
    if (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8") != data:
        raise Conflict("bytes", "the package is spelled in another way")
    return value


def check_key(key, name):
    der = der_of(key.get("publicKey")) if type(key) is dict else None
    if der is None:
        raise Conflict(name, "a public key is none")
    if key.get("fingerprint") != sha(der):
        raise Conflict(name, "a fingerprint is not that of its key")
    return key["publicKey"]


# Section 4: the opening.

def check_opening(result, old):
    ballot = result["ballot"]
    content = {"conference": result["conference"]["id"], "ballot": ballot["id"]}
    for name in ("procedure", "round", "question", "opensAt", "closesAt"):
        content[name] = ballot[name]
    content["rules"] = result["rules"]
    content["roll"] = result["roll"]
    if not old:
        content["number"] = ballot["number"]
        content["excluded"] = result["excluded"]
    word = "plenary-ballot-opening-1" if old else "plenary-ballot-opening-2"
    if link(word, "0" * 64, content) != result["chain"]["opening"]:
        raise Conflict("opening", "the chain does not begin with this opening")
    if not ballot["opensAt"] < ballot["closesAt"]:
        raise Conflict("opening", "it closes before it opens")
    if ballot["procedure"] != result["rules"]["procedure"]:
        raise Conflict("opening", "the rules are of another procedure")
    if ballot["number"] < 1 or ballot["round"] < 1:
        raise Conflict("opening", "number or round is 0")


def check_roll(result, old):
    roll, rules = result["roll"], result["rules"]
    countries = {one["country"] for one in roll}
    if not roll or len({one["delegation"] for one in roll}) != len(roll) or len(countries) != len(roll):
        raise Conflict("roll", "the roll is empty, or a delegation or a country is on it twice")
    if "members" in rules and len(roll) > rules["members"]:
        raise Conflict("roll", "the roll is longer than the members")
    names = [one["name"] for one in result["excluded"]]
    if not old and names != sorted(names, key=code_units):
        raise Conflict("roll", "who is excluded is not sorted by name")
    if len(set(names)) != len(names):
        raise Conflict("roll", "somebody is excluded twice")
    if countries & set(names):
        raise Conflict("roll", "a country on the roll is excluded")


# Section 5: the chain. Returns the last entry of each delegation, all links in their order, and the close at the end.

def in_order(own, acts):
    """Votes or breaks with the acts among them: an act stands where its sequence says, and nothing else is sorted."""
    own, acts, links = list(own), list(acts), []
    while own or acts:
        due = acts and acts[0]["sequence"] == len(links) + 1
        links.append((acts if due or not own else own).pop(0))
    return links


def check_chain(result, old, cancelled):
    ballot, chain = result["ballot"], result["chain"]
    silence = ballot["procedure"] == "silence"
    acts = result.get("acts", [])
    if result["events"] if silence else result["breaks"]:
        raise Conflict("chain", "a vote has breaks of silence, or a silence has votes")
    if "acts" in result and not acts:
        raise Conflict("chain", "there is nothing among the acts")
    links = in_order(result["breaks"] if silence else result["events"], acts)
    chained = not (old and silence)
    word = "plenary-ballot-break-1" if silence else "plenary-ballot-vote-1"
    entitled = {one["delegation"] for one in result["roll"]}
    head, before, close, last = chain["opening"], ballot["opensAt"], ballot["closesAt"], {}
    held = set()
    for number, entry in enumerate(links, 1):
        what = f"entry {number}"
        act = entry.get("kind")
        earlier = last.get(entry.get("delegation"))
        if "delegation" in entry and entry["delegation"] not in entitled:
            raise Conflict("chain", f"{what} is by somebody who is not on the roll")
        ends = number == len(links) and entry["at"] == result["closedAt"]
        before_end = ends if act == "cancelled" else entry["at"] < result["closedAt"]
        if entry["at"] < before or not entry["at"] < close or not before_end:
            raise Conflict("chain", f"{what} is not in the order of the times")
        if silence and earlier and not act:
            raise Conflict("chain", f"{what} is a second break by one delegation")
        if not silence and not act and entry["version"] != (earlier["version"] + 1 if earlier else 1):
            raise Conflict("chain", f"{what} has a wrong version")
        if chained:
            content = {name: one for name, one in entry.items() if name not in ("previous", "hash")}
            if entry["sequence"] != number or entry["ballot"] != ballot["id"]:
                raise Conflict("chain", f"{what} has a wrong sequence or ballot")
            sealed = cancelled and not act
            if entry["previous"] != head:
                raise Conflict("chain", f"{what} does not hang on the one before")
            if not sealed and entry["hash"] != link("plenary-ballot-act-1" if act else word, head, content):
                raise Conflict("chain", f"{what} has another hash")
            head = entry["hash"]
        if act == "closeMoved":
            if entry["from"] != close or not entry["to"] > entry["at"]:
                raise Conflict("chain", f"{what} moves another close, or into the past")
            close = entry["to"]
        if not act and entry["delegation"] in held:
            raise Conflict("chain", f"{what} is by a head to whom somebody objected")
        if act == "headObjected":
            held.add(entry["delegation"])
        elif act in ("headReplaced", "headConfirmed"):
            held.discard(entry["delegation"])
        before = entry["at"]
        if not act:
            last[entry["delegation"]] = entry
    if chain["head"] != head or chain["length"] != (len(links) if chained else 0):
        raise Conflict("chain", "head or length is another")
    if cancelled and (not links or links[-1].get("kind") != "cancelled" or result["breaks"]):
        raise Conflict("chain", "it does not end with its cancellation, or silence was broken before")
    return last, links if chained else [], close


# Sections 6 to 9: the end, the tally, the counts, the outcome and the explanation.

def check_end(result, last, closes):
    closed, rules = result["closedAt"], result["rules"]
    if result["breaks"]:
        right = closed == written(instant(result["breaks"][-1]["at"]) + 1) and closed <= closes
    else:
        all_voted = rules.get("closeEarlyWhenAllVoted") is True and len(last) == len(result["roll"])
        right = closed <= closes if all_voted else closed == closes
    if not right:
        raise Conflict("end", "it did not end when it should have")


def tally_of(result, last, cancelled):
    if cancelled:
        roll = len(result["roll"])
        return {"roll": roll, "voted": len(last), "notVoting": roll - len(last)}
    choices = [one["choice"] for one in last.values() if "choice" in one]
    tally = {"roll": len(result["roll"])}
    for choice in ("for", "against", "abstain"):
        tally[choice] = choices.count(choice)
    tally["notVoting"] = tally["roll"] - len(choices)
    return tally


def counts_of(result, tally, last, close):
    ballot, rules = result["ballot"], result["rules"]
    if rules["procedure"] == "silence":
        passed = instant(close) - instant(ballot["opensAt"])
        return {"hours": passed // 3600000, "breaks": len(result["breaks"])}
    counts = {"yes": tally["for"], "no": tally["against"], "abstain": tally["abstain"], "present": len(last)}
    if "members" in rules:
        counts["members"] = rules["members"]
    return counts


def quorum_holds(quorum, present):
    if "moreThan" in quorum:
        n, d = quorum["moreThan"]
        return present * d > quorum["base"] * n
    n, d = quorum["atLeast"]
    return present * d >= quorum["base"] * n


def decide(rules, counts):
    """The outcome of section 8."""
    if rules["procedure"] == "silence":
        if counts["hours"] < rules["minimumHours"]:
            return "invalidPeriod"
        return "silenceBroken" if counts["breaks"] > 0 else "adoptedBySilence"
    yes, no, abstain = counts["yes"], counts["no"], counts["abstain"]
    if "quorum" in rules and not quorum_holds(rules["quorum"], counts["present"]):
        return "inquorate"
    if rules.get("abstentionGuard") is True and 2 * abstain > yes + no + abstain:
        return "deferredAbstentions"
    if yes + no == 0:
        return "rejectedNoVotesCast"
    majority = rules["majority"]
    if majority == "simple" and yes == no:
        return "tiedSecondVote" if rules["onTie"] == "secondVote" else "rejectedTie"
    carried = {
        "simple": lambda: yes > no,
        "twoThirds": lambda: 3 * yes >= 2 * (yes + no),
        "absoluteOfMembers": lambda: 2 * yes > counts["members"],
        "twoThirdsOfMembers": lambda: 3 * yes >= 2 * counts["members"],
    }[majority]()
    return "adopted" if carried else "rejected"


def two_thirds(base):
    needed = -(-2 * base // 3)
    return {"needed": needed, "exact": 1 if 3 * needed == 2 * base else 0}


def fewest(quorum):
    n, d = quorum.get("moreThan") or quorum["atLeast"]
    whole = quorum["base"] * n
    return whole // d + 1 if "moreThan" in quorum else -(-whole // d)


def explain(rules, counts, outcome):
    """The explanation of section 9."""
    key, params = outcome, {}
    if rules["procedure"] == "silence":
        params = {"hours": counts["hours"], "breaks": counts["breaks"], "minimum": rules["minimumHours"]}
        if outcome == "silenceBroken":
            key += "." + rules.get("onBroken", "sponsor")
    elif outcome == "inquorate":
        mode = "replies" if rules.get("correspondence") is True else "present"
        quorum = rules["quorum"]
        params = {"present": counts["present"], "base": quorum["base"], "needed": fewest(quorum), "mode": mode}
    else:
        yes, no, abstain = counts["yes"], counts["no"], counts["abstain"]
        params = {"for": yes, "against": no, "abstain": abstain}
        if outcome in ("adopted", "rejected"):
            majority = rules["majority"]
            key += "." + majority
            if majority == "twoThirds":
                params.update(cast=yes + no, **two_thirds(yes + no))
            elif majority == "absoluteOfMembers":
                params.update(members=counts["members"], needed=counts["members"] // 2 + 1)
            elif majority == "twoThirdsOfMembers":
                params.update(members=counts["members"], **two_thirds(counts["members"]))
        elif outcome == "deferredAbstentions":
            params["votes"] = yes + no + abstain
        elif outcome == "tiedSecondVote":
            params["hours"] = rules.get("secondVoteDelayHours", 0)
    return {"key": "decision.explain." + key, "params": params}


def check_decision(result, tally, last, close):
    rules = result["rules"]
    counts = counts_of(result, tally, last, close)
    if canonical(counts) != canonical(result["counts"]):
        raise Conflict("decision", "the counts should be " + canonical(counts))
    outcome = decide(rules, counts)
    if outcome != result["outcome"]:
        raise Conflict("decision", "the outcome should be " + outcome)
    if canonical(explain(rules, counts, outcome)) != canonical(result["explanation"]):
        raise Conflict("decision", "the explanation contradicts the votes")
    return outcome


# Section 10: the keys. Returns the public keys by fingerprint, and the fingerprints that lead to the key of the package.

def check_keys(result, old):
    if old:
        return {result["key"]["fingerprint"]: result["key"]["publicKey"]}, {result["key"]["fingerprint"]}
    keys = result["keys"]
    known = {one["fingerprint"]: check_key(one, "keys") for one in keys}
    last = {"publicKey": keys[-1]["publicKey"], "fingerprint": keys[-1]["fingerprint"]} if keys else None
    if len(known) != len(keys) or last != result["key"]:
        raise Conflict("keys", "a key is there twice, or the last one is not the key of the package")
    leading = {keys[0]["fingerprint"]}
    for before, one in zip(keys, keys[1:]):
        if one["since"] < before["since"]:
            raise Conflict("keys", "the keys are not in the order in which they came")
        if one["endorsement"] is None:
            leading = set()
        else:
            said = {"format": "plenary-key-1", "previous": before["fingerprint"],
                    "next": one["fingerprint"], "since": one["since"]}
            if not is_signed(before["publicKey"], one["endorsement"], said):
                raise Conflict("keys", "an endorsement is not by the key before")
        leading.add(one["fingerprint"])
    return known, leading


# Section 11: the receipts. Returns the sequence and the key of one.

def check_receipt(result, entries, cancelled, known, name, data):
    try:
        receipt = parse(data)
    except (ValueError, RecursionError) as error:
        raise Conflict("receipt", f"{name} is not JSON in UTF-8 as it should be") from error
    silence = result["ballot"]["procedure"] == "silence"
    if type(receipt) is not dict or not is_text(receipt.get("key")) or receipt["key"] not in known:
        raise Conflict("receipt", f"{name} is not by a key of this result")
    said = {member: one for member, one in receipt.items() if member != "signature"}
    if not is_signed(known[said["key"]], receipt.get("signature"), said):
        raise Conflict("receipt", f"{name} is not signed by the key that it names")
    sequence = said.get("sequence")
    if not is_whole(sequence) or not 1 <= sequence <= len(entries):
        raise Conflict("receipt", f"{name} is of an entry that is not there")
    entry = entries[sequence - 1]
    whole = {"format": "plenary-break-receipt-1" if silence else "plenary-receipt-1", **entry,
             "head": entry["hash"], "key": said["key"]}
    opens = "kind" not in entry
    if cancelled and opens:
        # What is sealed the receipt opens: with choice and salt its hash is the one in the chain.
        whole.update({name: said[name] for name in ("choice", "salt") if name in said})
        content = {name: one for name, one in said.items() if name not in ("format", "previous", "hash", "head", "key")}
        opens = link("plenary-ballot-vote-1", entry["previous"], content) == entry["hash"]
    if not opens or canonical(whole) != canonical(said):
        raise Conflict("receipt", f"{name} is of another entry than the one that is there")
    return sequence, said["key"]


# Section 13: what a verifier does.

def check(data, signature, receipts=(), trusted=None):
    """Checks bytes; receipts as (name, bytes). Returns the lines to write, or raises the first Conflict."""
    result = check_bytes(data)
    public_key = check_key(result.get("key") if type(result) is dict else None, "key")
    if len(signature) != 64 or not openssl_verifies(public_key, data, signature):
        raise Conflict("signature", "it is not the signature of this package by its key")
    cancelled = has(result, package_of("plenary-result-3", cancelled=True))
    known_formats = ("plenary-result-1", "plenary-result-2", "plenary-result-3")
    if not cancelled and not any(has(result, package_of(one)) for one in known_formats):
        raise Conflict("members", "the format is unknown, or a member is not what it should be")
    old = result["format"] == "plenary-result-1"
    check_opening(result, old)
    check_roll(result, old)
    last, links, close = check_chain(result, old, cancelled)
    if not cancelled:
        check_end(result, last, close)
    tally = tally_of(result, last, cancelled)
    if canonical(tally) != canonical(result["tally"]):
        raise Conflict("tally", "the tally should be " + canonical(tally))
    outcome = "cancelled" if cancelled else check_decision(result, tally, last, close)
    known, leading = check_keys(result, old)
    checked = [check_receipt(result, links, cancelled, known, name, one) for name, one in receipts]
    if trusted is not None and trusted not in leading:
        raise Conflict("fingerprint", "this key does not lead to the key of the package")
    highest = max([0] + [sequence for sequence, _ in checked])
    length = result["chain"]["length"]
    lines = [f"OK {outcome}: {canonical(tally)}, {len(checked)} receipts. "
             f"Signed by key {result['key']['fingerprint']}"]
    if trusted is None and not any(key in leading for _, key in checked):
        lines.append("Not checked: whether this key is the house's; give --fingerprint or a receipt by it.")
    lines.append(f"Not checked: whether an entry after number {highest} of {length} was changed or left out; "
                 "only its receipt shows that.")
    if cancelled:
        lines.append("Not checked: what was voted; a cancelled ballot keeps it sealed, but for whoever has a receipt.")
    if old:
        lines.append("Not checked: who was excluded and which breaks there were; format 1 does not chain them.")
    lines.append("Not checked: how many votes were refused; that is the house's word.")
    return lines


def plain(fingerprint):
    return re.sub(r"[\s:]", "", fingerprint).lower()


def arguments(given):
    files, trusted, waiting = [], None, False
    for one in given:
        if waiting:
            trusted, waiting = plain(one), False
        elif one == "--fingerprint":
            waiting = True
        elif one.startswith("--fingerprint="):
            trusted = plain(one[len("--fingerprint="):])
        elif one.startswith("-"):
            raise CannotCheck(USAGE)
        else:
            files.append(one)
    if len(files) < 2 or waiting or (trusted is not None and not is_hash(trusted)):
        raise CannotCheck(USAGE)
    return files, trusted


def main(given):
    try:
        files, trusted = arguments(given)
        contents = []
        for name in files:
            with open(name, "rb") as file:
                contents.append(file.read())
        print("\n".join(check(contents[0], contents[1], list(zip(files, contents))[2:], trusted)))
        return 0
    except Conflict as conflict:
        print(conflict, file=sys.stderr)
        return 1
    except (CannotCheck, OSError) as error:
        print(f"CANNOT CHECK: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
