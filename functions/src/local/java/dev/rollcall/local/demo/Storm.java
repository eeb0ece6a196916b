package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.demo.ApproversMail.Request;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** More people leave at once than the policy lets go: what every such storm must come to. */
final class Storm {
    /** A list that takes an undecided one over is mailed about ten minutes after that one. */
    private static final Duration UNTIL_ALL_IS_ASKED = Duration.ofMinutes(13);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final World world;
    private final ApproversMail mail;
    private final Chronicle chronicle;
    private final Crowd crowd;
    private final Instant began = Instant.now();
    private final int calls;
    private long told = -1;
    private Instant toldAt = began;

    Storm(World world, ApproversMail mail, Chronicle chronicle, Crowd crowd) {
        this.world = requireNonNull(world, "world is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
        this.crowd = requireNonNull(crowd, "crowd is null");
        this.calls = world.calls().size();
    }

    /**
     * Breaks loose in the IdP, and ends when everybody is signed out and the approvers are asked
     * about all.
     *
     * @return the newest mail, or several to several approvers
     */
    List<Request> rage() throws InterruptedException {
        int heldBefore = world.held().size();
        crowd.people().forEach(world::deactivate);
        chronicle.tell("Okta deactivates " + crowd.size() + " people and calls the hook of each");
        Patience.until(UNTIL_ALL_IS_ASKED, LOOK, this::everybodyIsContainedAndAskedAbout);
        expectContained(heldBefore);
        expectAsked();
        return newest();
    }

    /** Returns how often Slack was asked to deactivate one of these accounts. */
    int deactivations(Set<String> accounts) {
        return world.deactivations(calls).stream().filter(accounts::contains).toList().size();
    }

    /** Who is held last is signed out right after, and the mail may come in between. */
    private boolean everybodyIsContainedAndAskedAbout() {
        long signedOut = crowd.signedOut();
        if (signedOut != told && Instant.now().isAfter(toldAt.plus(TELL_EVERY))) {
            chronicle.tell(signedOut + " are signed out, " + crowd.active() + " are active");
            told = signedOut;
            toldAt = Instant.now();
        }
        return signedOut == crowd.size() && !newest().isEmpty();
    }

    private void expectContained(int heldBefore) {
        int size = crowd.size();
        int held = world.held().size() - heldBefore;
        chronicle.expect("all are held", held == size, held + " of " + size + " cases");
        chronicle.expect(
                "nobody is deactivated",
                crowd.active() == size && deactivations(Set.copyOf(crowd.accounts().values())) == 0,
                crowd.active() + " active, " + world.deactivations(calls).size() + " PATCH calls");
        chronicle.expect(
                "all are contained: no session is left in Slack",
                crowd.signedOut() == size,
                crowd.signedOut() + " signed out");
        chronicle.expect(
                "they keep what they have otherwise",
                crowd.keptAccess() == size,
                crowd.keptAccess() + " with all their groups and channels");
    }

    private void expectAsked() {
        List<Request> asked = mail.since(began);
        Set<String> batches = new HashSet<>();
        Set<String> once = new HashSet<>();
        for (Request request : asked) {
            chronicle.tell("Mail to " + request.to().id() + ": " + request.size() + " held");
            batches.add(request.batch());
            once.add(request.batch() + " " + request.to().id());
        }
        int tier = mail.firstAsked();
        chronicle.expect(
                "each approver is asked once per list, not once per person",
                asked.size() == once.size() && newest().size() == tier,
                asked.size() + " mails, " + batches.size() + " list(s), " + tier + " approvers");
    }

    /** Those about the newest list, once it has everybody. */
    private List<Request> newest() {
        List<Request> asked = mail.since(began);
        if (asked.isEmpty()) {
            return asked;
        }
        Request last = asked.getLast();
        List<Request> same =
                asked.stream().filter(one -> one.batch().equals(last.batch())).toList();
        return last.size() == crowd.size() && same.size() == mail.firstAsked() ? same : List.of();
    }
}
