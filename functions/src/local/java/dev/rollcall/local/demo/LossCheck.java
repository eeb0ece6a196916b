package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must have become in Slack of what no event told. */
record LossCheck(World world, Records records, EvidenceCheck evidence, Chronicle chronicle) {
    LossCheck {
        requireNonNull(world, "world is null");
        requireNonNull(records, "records is null");
        requireNonNull(evidence, "evidence is null");
        requireNonNull(chronicle, "chronicle is null");
    }

    /**
     * @param calls how many Slack had received when they left
     */
    void expectOut(Crowd leavers, int calls) throws IOException {
        int size = leavers.size();
        long out = leavers.out();
        chronicle.expect(
                "those who left are out",
                out == size,
                out + " inactive, without session, group or channel");
        List<String> deactivated = world.deactivations(calls);
        chronicle.expect(
                "each was deactivated once, and nobody else",
                deactivated.size() == size
                        && Set.copyOf(deactivated).equals(Set.copyOf(leavers.accounts().values())),
                deactivated.size() + " PATCH calls");
        int sound = 0;
        Map<String, Records.Case> cases = records.cases();
        for (String person : leavers.people()) {
            Records.Case theirs = cases.get(person);
            sound += theirs != null && evidence.isSound(records.ledger(theirs.id())) ? 1 : 0;
        }
        chronicle.expect(
                "the evidence of each downloads and has the recorded hash",
                sound == size,
                sound + " files");
    }

    void expectAccess(Loss loss) {
        chronicle.expect(
                "who was taken out of the channel is there again, and has all else as before",
                loss.isAsBefore(loss.taken()),
                loss.account(loss.taken()));
        chronicle.expect(
                "who was put there is there still: the mapping only adds",
                loss.isThere(loss.put()),
                loss.account(loss.put()));
        boolean active = world.account(loss.stranger()).path("active").asBoolean();
        chronicle.expect(
                "the account that is nobody's is left alone",
                active,
                loss.stranger() + " active=" + active);
        Crowd crowd = loss.crowd();
        chronicle.expect(
                "nobody else in Slack changed",
                crowd.othersAsBefore() == crowd.others(),
                crowd.othersAsBefore() + " of " + crowd.others() + " others as before");
    }
}
