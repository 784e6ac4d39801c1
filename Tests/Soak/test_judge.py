#!/usr/bin/env python3
"""The judge before its own judge: each kind of fault, planted by hand, must be found and nothing else."""

import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from judge import BAD, judge  # noqa: E402
from ledger import Ledger  # noqa: E402
from store import Event, fnv1a, wire_id  # noqa: E402

HELLO, BYE = fnv1a("Hello"), fnv1a("Bye")
LEDGER = f"""
maya hello e1
tom hello e1
maya send - k1 {HELLO}
maya ack c k1 2
maya seen c 1 - {fnv1a("conversation.started")}
maya seen c 2 k1 {HELLO}
maya send c k2 {BYE}
maya ack c k2 4 repeat
maya gap c 4
maya seen c 4 k2 {BYE}
maya settled c 4 4
"""


def stored():
    return {"c": [
        Event(1, "conversation.started", "-", fnv1a("conversation.started"), "visitor", True),
        Event(2, "message.posted", "k1", HELLO, "visitor", True),
        Event(3, "note.added", "-", fnv1a("hidden"), "agent", False),
        Event(4, "message.posted", "k2", BYE, "visitor", True),
    ]}


def found(lines=LEDGER, kept=None, shown=None):
    with tempfile.NamedTemporaryFile("w", suffix=".ledger") as file:
        file.write(lines.strip() + "\n")
        file.flush()
        counts = judge(Ledger.read(file.name), kept or stored(), shown).counts
    return counts, {name for name in BAD if counts[name]}


class JudgeTests(unittest.TestCase):
    def test_a_sound_run_is_passed_with_its_figures(self):
        counts, bad = found()
        self.assertEqual(bad, set())
        self.assertEqual((counts["acked"], counts["stored"], counts["repeats"], counts["gapsHealed"]), (2, 2, 1, 1))

    def test_few_acks_prove_nothing(self):
        with tempfile.NamedTemporaryFile("w") as file:
            self.assertIn("only 0 acked, 1 are needed", judge(Ledger.read(file.name), {}).faults(least_acks=1))

    def test_an_acked_message_that_is_gone_is_lost(self):
        kept = stored()
        del kept["c"][3]
        self.assertIn("lost", found(kept=kept)[1])

    def test_a_message_that_is_there_without_an_ack_is_recovered(self):
        counts, bad = found(LEDGER.replace("maya ack c k2 4 repeat\n", ""))
        self.assertEqual((counts["recovered"], bad), (1, set()))

    def test_a_message_that_is_there_twice_is_doubled(self):
        kept = stored()
        kept["d"] = [Event(1, "message.posted", "k2", BYE, "visitor", True)]
        self.assertEqual(found(kept=kept)[1], {"doubled"})

    def test_what_is_seen_twice_is_doubled(self):
        line = f"maya seen c 4 k2 {BYE}\n"
        self.assertIn("doubled", found(LEDGER.replace(line, line * 2))[1])

    def test_another_place_than_the_promised_one_is_reordered(self):
        self.assertEqual(found(LEDGER.replace("ack c k1 2", "ack c k1 9"))[1], {"reordered"})

    def test_what_its_writer_wrote_later_must_stand_later(self):
        lines = f"maya hello e1\nmaya send c k2 {BYE}\nmaya send c k1 {HELLO}"
        self.assertEqual(found(lines)[1], {"reordered"})

    def test_another_text_is_altered(self):
        self.assertIn("altered", found(LEDGER.replace(f"send c k2 {BYE}", f"send c k2 {HELLO}"))[1])
        self.assertEqual(found(LEDGER.replace(f"seen c 4 k2 {BYE}", f"seen c 4 k2 {HELLO}"))[1], {"altered"})

    def test_what_nobody_wrote_is_a_phantom(self):
        kept = stored()
        kept["c"].append(Event(5, "message.posted", "k9", BYE, "agent", True))
        self.assertIn("phantom", found(kept=kept)[1])

    def test_what_the_customer_may_not_see_is_a_phantom_to_it(self):
        line = f"maya seen c 4 k2 {BYE}"
        self.assertIn("phantom", found(LEDGER.replace(line, f"maya seen c 3 - {fnv1a('hidden')}\n{line}"))[1])

    def test_a_reader_with_a_hole_has_diverged(self):
        self.assertEqual(found(LEDGER.replace(f"maya seen c 2 k1 {HELLO}\n", ""))[1], {"diverged"})

    def test_a_reader_who_rests_before_the_end_has_diverged(self):
        self.assertEqual(found(LEDGER.replace("settled c 4 4", "settled c 2 2"))[1], {"diverged"})

    def test_an_api_that_shows_something_else_has_diverged(self):
        self.assertEqual(found(shown={"c": []})[1], {"diverged"})

    def test_what_is_refused_for_good_and_there_is_denied(self):
        line = "maya ack c k2 4 repeat"
        self.assertEqual(found(LEDGER.replace(line, "maya refused c k2 conflict"))[1], {"denied"})

    def test_a_reload_is_right_after_a_new_epoch_alone(self):
        self.assertEqual(found(LEDGER + "maya hello e1\nmaya reload c\n")[1], {"wrongReloads"})
        self.assertEqual(found(LEDGER + "maya hello e2\nmaya reload c\n")[1], set())

    def test_a_client_that_gave_up_is_told(self):
        self.assertEqual(found(LEDGER + "tom ended disconnected-4500\n")[1], {"ended"})

    def test_ids_are_written_as_on_the_wire(self):
        self.assertEqual(wire_id(1), "0000000000001")
        self.assertEqual(wire_id(32 * 31 + 10), "00000000000za")


if __name__ == "__main__":
    unittest.main()
