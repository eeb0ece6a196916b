package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.HeldLeaver.State;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs those out who are held, many at a time and as soon as they are many (rule 8). Asked again
 * and again while the batch collects, it takes whoever came since; at the seal, the rest.
 *
 * <p>Slack answers before it is done. So what is recorded of each is that Slack was asked; each
 * one's own run looks later, and signs out singly whoever is signed in still. Where Slack's plan
 * has no API for it, people are told.
 */
public final class ContainHeld {
    /** Up to so many are signed out singly, each by their own run. */
    static final int SINGLY = 20;

    /** What Slack takes in one call. */
    private static final int AT_ONCE = 1_000;

    /** After so long a call whose answer was lost shows its effect, if it had any. */
    private static final Duration SHOWS_AFTER = Duration.ofSeconds(15);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Batches batches;
    private final Policies policies;
    private final Accounts accounts;
    private final SlackCapabilities capabilities;
    private final Sessions sessions;
    private final BulkResets resets;
    private final BatchRecord record;
    private final EscalateBatch escalate;
    private final Clock clock;

    public ContainHeld(
            Batches batches,
            Policies policies,
            Accounts accounts,
            SlackCapabilities capabilities,
            Sessions sessions,
            Ledger ledger,
            BatchRecord record,
            EscalateBatch escalate,
            Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.resets = new BulkResets(ledger, record);
        this.record = requireNonNull(record, "record is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What was done. */
    public sealed interface Outcome {
        /** Slack took so many more. */
        record Asked(int people) implements Outcome {}

        /** Few, all asked for before, only observed (rule 13), or not on Slack's plan. */
        record NothingToDo() implements Outcome {}

        /** Slack has no room for the call before then. */
        record Later(Instant notBefore) implements Outcome {}
    }

    /** Returns whether somebody held in the batch is to wait for the next call for many. */
    public static boolean isMany(Batch batch) {
        return batch.size() > SINGLY;
    }

    public Outcome contain(BatchId id) {
        Batch batch = batches.find(id).orElseThrow();
        LeaverPolicy policy = policies.leavers();
        if (batch.size() == 0 || policy.observesOnly()) {
            return new Outcome.NothingToDo();
        }
        if (!Capability.SESSIONS.isOn(capabilities.plan())) {
            tellPeople(batch);
            return new Outcome.NothingToDo();
        }
        if (!isMany(batch)) {
            return new Outcome.NothingToDo();
        }
        BulkResets.Sent sent = resets.of(batch, batches);
        if (sent.unclear().isPresent()) {
            return settle(batch, sent.unclear().get());
        }
        List<HeldItem> rest = rest(batch, sent, policy);
        boolean few = rest.size() <= SINGLY && sent.isEmpty();
        if (rest.isEmpty() || few) {
            return new Outcome.NothingToDo();
        }
        return ask(batch, sent, rest.subList(0, Math.min(AT_ONCE, rest.size())), rest.size());
    }

    private void tellPeople(Batch batch) {
        record.staySignedIn(batch);
        escalate.raise(
                batch.id(),
                "held:sessions-not-on-this-plan",
                "Slack's plan has no API to sign people out: those who are held stay signed in"
                        + " until somebody decides. Sign them out by hand; the approvers' page"
                        + " lists them.",
                Map.of("size", Integer.toString(batch.size())));
    }

    /** A retry looks before it acts (rule 1): at one of them, for all were in one call. */
    private Outcome settle(Batch batch, BulkResets.Unclear unclear) {
        Instant now = clock.instant();
        Instant from = unclear.at().plus(SHOWS_AFTER);
        if (now.isBefore(from)) {
            return new Outcome.Later(from);
        }
        int found = sessions.count(unclear.accounts().getFirst());
        if (found == 0) {
            batches.items(batch.id()).stream()
                    .filter(item -> unclear.accounts().contains(item.change().account()))
                    .forEach(item -> noteAsked(batch, item, "seen-at-one"));
        }
        resets.found(batch, unclear.attempt(), found);
        return new Outcome.Later(now.plus(AGAIN));
    }

    private Outcome ask(Batch batch, BulkResets.Sent sent, List<HeldItem> some, int all) {
        List<AccountId> ids = some.stream().map(item -> item.change().account()).toList();
        int attempt = sent.attempts() + 1;
        resets.intend(batch, attempt, ids);
        WriteReply reply = sessions.resetAll(ids);
        if (reply instanceof WriteReply.Accepted) {
            some.forEach(item -> noteAsked(batch, item, reply.code()));
        }
        resets.wrote(batch, attempt, reply);
        if (reply instanceof WriteReply.TryLater(Instant notBefore, _)) {
            return new Outcome.Later(notBefore);
        }
        return some.size() < all
                ? new Outcome.Later(clock.instant().plus(AGAIN))
                : new Outcome.Asked(some.size());
    }

    private void noteAsked(Batch batch, HeldItem item, String reply) {
        record.ofItem(
                batch.id(),
                item,
                SignOutAsked.KIND,
                SignOutAsked.key(item.change().account()),
                Map.of("batch", batch.id().value(), "reply", reply));
    }

    /** Whoever still waits, was not asked for, and may be touched (rule 7). */
    private List<HeldItem> rest(Batch batch, BulkResets.Sent sent, LeaverPolicy policy) {
        List<HeldItem> candidates =
                batches.items(batch.id()).stream()
                        .filter(item -> !sent.names(item.change().account()))
                        .filter(item -> waits(batch, item))
                        .toList();
        if (candidates.isEmpty()) {
            return candidates;
        }
        Set<AccountId> untouchable = new HashSet<>(policy.protectedAccounts());
        untouchable.add(accounts.installer());
        untouchable.addAll(accounts.workspaceOwners());
        return candidates.stream()
                .filter(item -> !untouchable.contains(item.change().account()))
                .toList();
    }

    private boolean waits(Batch batch, HeldItem item) {
        return batches.held(batch.kind(), item.change().account())
                .filter(held -> held.state() instanceof State.Waiting)
                .isPresent();
    }
}
