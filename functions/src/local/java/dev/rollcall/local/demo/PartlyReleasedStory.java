package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.browser.ApproverBrowser;
import dev.rollcall.local.browser.Page;
import dev.rollcall.local.demo.ApproversMail.Request;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many leave at once, and rightly so; an approver lets go of most of them, and keeps the rest. */
final class PartlyReleasedStory {
    private static final int LEAVERS = 12;
    private static final int RELEASED = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final World world;
    private final Records records;
    private final ApproversMail mail;
    private final EvidenceCheck evidence;
    private final Chronicle chronicle;

    PartlyReleasedStory(
            World world,
            Records records,
            ApproversMail mail,
            EvidenceCheck evidence,
            Chronicle chronicle) {
        this.world = requireNonNull(world, "world is null");
        this.records = requireNonNull(records, "records is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.evidence = requireNonNull(evidence, "evidence is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
    }

    /**
     * @param not who had a story of their own, or decides
     */
    void tell(Set<String> not) throws InterruptedException, IOException {
        chronicle.begin(
                "Story 5. " + LEAVERS + " people really leave, more than an hour may take.");
        Crowd leavers = Crowd.pick(world, LEAVERS, not);
        Storm storm = new Storm(world, mail, chronicle, leavers);
        List<Request> asked = storm.rage();
        if (!asked.isEmpty()) {
            Crowd released = leavers.part(0, RELEASED);
            release(asked.getFirst(), released);
            Patience.until(
                    PATIENCE,
                    LOOK,
                    () -> released.out() == RELEASED && verified(released) == RELEASED);
            expectOut(storm, released);
            expectHeldBack(storm, leavers.part(RELEASED, LEAVERS));
            chronicle.expect(
                    "nobody else in Slack changed",
                    leavers.othersAsBefore() == leavers.others(),
                    leavers.othersAsBefore() + " of " + leavers.others() + " others as before");
        }
    }

    private void release(Request asked, Crowd released) {
        try (ApproverBrowser browser = new ApproverBrowser(asked.login())) {
            Page overview = browser.open(asked.link());
            chronicle.tell(asked.to().id() + " signs in and reads: " + overview.heading());
            Page decided = browser.release(overview, released.accounts().values(), "NOT_NOW");
            chronicle.expect(
                    "the page takes the release of a part",
                    decided.heading().equals("Decided"),
                    "\"" + decided.heading() + "\", " + RELEASED + " of " + LEAVERS);
        }
    }

    private void expectOut(Storm storm, Crowd released) throws IOException {
        chronicle.expect(
                "exactly those who were released are out",
                released.out() == RELEASED,
                released.out() + " inactive, without session, group or channel");
        int patches = storm.deactivations(Set.copyOf(released.accounts().values()));
        chronicle.expect(
                "each was deactivated once", patches == RELEASED, patches + " PATCH calls");
        long verified = verified(released);
        chronicle.expect("each is verified", verified == RELEASED, verified + " cases");
        int sound = 0;
        Map<String, Records.Case> cases = records.cases();
        for (String person : released.people()) {
            sound +=
                    evidence.isSound(records.ledger(requireNonNull(cases.get(person)).id()))
                            ? 1
                            : 0;
        }
        chronicle.expect(
                "the evidence of each downloads and has the recorded hash",
                sound == RELEASED,
                sound + " files");
    }

    private void expectHeldBack(Storm storm, Crowd rest) {
        int size = rest.size();
        int patches = storm.deactivations(Set.copyOf(rest.accounts().values()));
        chronicle.expect(
                "the others keep their accounts and what these have",
                rest.active() == size && rest.keptAccess() == size && patches == 0,
                rest.active() + " active, " + patches + " PATCH calls");
        chronicle.expect(
                "they stay contained", rest.signedOut() == size, rest.signedOut() + " signed out");
        long open = inState(rest, "HELD");
        chronicle.expect("their cases stay open", open == size, open + " held");
    }

    private long verified(Crowd crowd) {
        // Who left nothing behind is closed an hour after the cut.
        return inState(crowd, "VERIFIED") + inState(crowd, "CLOSED");
    }

    private long inState(Crowd crowd, String state) {
        return records.cases().values().stream()
                .filter(one -> crowd.accounts().containsKey(one.person()))
                .filter(one -> one.state().equals(state))
                .count();
    }
}
