package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.browser.ApproverBrowser;
import dev.rollcall.local.browser.Page;
import dev.rollcall.local.demo.ApproversMail.Request;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Okta loses most of the company by mistake, an approver says so, and Okta is mended. */
final class BadSyncStory {
    private static final int LOST = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_ALL_ARE_COMPARED = Duration.ofMinutes(15);

    /** Each look reads the whole table, on the processors that do the work. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final World world;
    private final Records records;
    private final ApproversMail mail;
    private final Chronicle chronicle;

    BadSyncStory(World world, Records records, ApproversMail mail, Chronicle chronicle) {
        this.world = requireNonNull(world, "world is null");
        this.records = requireNonNull(records, "records is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
    }

    /** Tells it, and returns who was lost and found. */
    Crowd tell() throws InterruptedException {
        chronicle.begin("Story 4. A bad sync: Okta loses " + LOST + " people.");
        Crowd lost = Crowd.pick(world, LOST, mail.approversThemselves());
        Storm storm = new Storm(world, mail, chronicle, lost);
        List<Request> asked = storm.rage();
        if (!asked.isEmpty()) {
            reject(asked.getFirst());
            mend(lost);
            int patches = storm.deactivations(Set.copyOf(lost.accounts().values()));
            chronicle.expect(
                    "Slack was never asked to deactivate one of them",
                    patches == 0,
                    patches + " PATCH calls");
        }
        return lost;
    }

    private void reject(Request asked) {
        try (ApproverBrowser browser = new ApproverBrowser(asked.login())) {
            Page overview = browser.open(asked.link());
            chronicle.tell(asked.to().id() + " signs in and reads: " + overview.heading());
            Page decided = browser.reject(overview, "SOURCE_WRONG");
            chronicle.expect(
                    "the page takes the rejection, and one of two approvers is enough for it",
                    decided.heading().equals("Decided")
                            && decided.html().contains("You rejected all " + asked.size()),
                    "\"" + decided.heading() + "\", source wrong");
        }
    }

    private void mend(Crowd lost) throws InterruptedException {
        lost.people().forEach(world::reactivate);
        chronicle.tell("Okta is mended: the " + LOST + " are ACTIVE again, and its hooks say so");
        Patience.until(PATIENCE, LOOK, () -> records.heldLeavers() == 0 && lists() == 0);
        long held = records.heldLeavers();
        chronicle.expect(
                "nobody is held any more, and no list is open",
                held == 0 && lists() == 0,
                held + " held, " + lists() + " lists");
        expectAccess(lost);
        chronicle.tell(
                "Whether all have what rules give them is compared behind whoever leaves: "
                        + records.waitingFor(Set.copyOf(lost.people())).size()
                        + " runs and hints are left");
    }

    /**
     * Waits until each of them was compared; told at the end, since Slack lets our share list the
     * channels of 35 accounts a minute.
     */
    void compared(Crowd lost) throws InterruptedException {
        chronicle.begin("Afterwards. The " + LOST + " who were lost and found.");
        Set<String> all = Set.copyOf(lost.people());
        Patience.until(UNTIL_ALL_ARE_COMPARED, LOOK, () -> records.waitingFor(all).isEmpty());
        List<String> open = records.waitingFor(all);
        chronicle.expect(
                "nothing of theirs is left open: no case, no run",
                open.isEmpty(),
                open.size() + " open");
        chronicle.expect(
                "all of them still have what they had",
                lost.active() == LOST && lost.keptAccess() == LOST,
                lost.keptAccess() + " active with all their groups and channels");
    }

    private long lists() {
        return records.waiting().stream().filter(key -> key.startsWith("BATCH#")).count();
    }

    private void expectAccess(Crowd lost) {
        chronicle.expect(
                "nobody lost access for good",
                lost.active() == LOST && lost.keptAccess() == LOST,
                lost.keptAccess() + " active with all their groups and channels");
        chronicle.expect(
                "nobody else in Slack changed",
                lost.othersAsBefore() == lost.others(),
                lost.othersAsBefore() + " of " + lost.others() + " others as before");
    }
}
