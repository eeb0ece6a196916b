package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
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
    /**
     * Up to so many are signed out singly, each by their own run and at once. Each costs three
     * calls of which Slack allows twenty a minute, so a dozen would wait for one another.
     */
    static final int SINGLY = 3;

    /** What Slack takes in one call. */
    private static final int AT_ONCE = 1_000;

    /** After so long a call whose answer was lost shows its effect, if it had any. */
    private static final Duration SHOWS_AFTER = Duration.ofSeconds(15);

    /** So many are looked at before a call, in case its answer gets lost. */
    private static final int LOOKS = 3;

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Batches batches;
    private final Policies policies;
    private final Signable signable;
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
        this.signable = new Signable(accounts);
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

        /**
         * No leavers, few, decided on, all asked for before, only observed (rule 13), or not on
         * Slack's plan.
         */
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
        // Whom people have released does not wait for those who stay held.
        if (batch.kind() != ChangeKind.DEACTIVATE
                || batch.size() == 0
                || isDecided(batch)
                || policy.observesOnly()) {
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
        // However few are left of many: their runs wait for this call.
        List<AccountId> rest = rest(batch, sent, policy);
        if (rest.isEmpty()) {
            return new Outcome.NothingToDo();
        }
        Ranking ranking = signable.rank(rest);
        List<AccountId> plain = rest.stream().filter(ranking.plain()::contains).toList();
        if (plain.isEmpty()) {
            return ranking.moreAt()
                    .<Outcome>map(Outcome.Later::new)
                    .orElseGet(Outcome.NothingToDo::new);
        }
        List<AccountId> some = sent.next(plain, AT_ONCE);
        boolean all = some.size() == plain.size() && ranking.moreAt().isEmpty();
        return ask(batch, sent, some, all);
    }

    private static boolean isDecided(Batch batch) {
        return batch.state() == BatchState.DECIDED || batch.state().ended();
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

    /**
     * A retry looks before it acts (rule 1): at some who were signed in before. If there were none,
     * nothing tells, and the call is repeated, which does no harm.
     */
    private Outcome settle(Batch batch, BulkResets.Unclear unclear) {
        Instant now = clock.instant();
        Instant from = unclear.at().plus(SHOWS_AFTER);
        if (now.isBefore(from)) {
            return new Outcome.Later(from);
        }
        int signedIn = unclear.witnesses().stream().mapToInt(sessions::count).sum();
        boolean hadEffect = !unclear.witnesses().isEmpty() && signedIn == 0;
        if (hadEffect) {
            noteAsked(batch, Set.copyOf(unclear.accounts()), "seen-at-some");
        }
        String found = "sessions=" + signedIn + " of=" + unclear.witnesses().size();
        resets.found(batch, unclear.attempt(), found, hadEffect);
        return new Outcome.Later(now.plus(AGAIN));
    }

    private Outcome ask(Batch batch, BulkResets.Sent sent, List<AccountId> some, boolean all) {
        int attempt = sent.attempts() + 1;
        resets.intend(batch, attempt, some, witnesses(some));
        BulkReply bulk = sessions.resetAll(some);
        WriteReply reply = bulk.reply();
        if (reply instanceof WriteReply.Accepted) {
            Set<AccountId> asked = new HashSet<>(some);
            asked.removeAll(bulk.leftOut());
            noteAsked(batch, asked, reply.code());
        }
        resets.wrote(batch, attempt, bulk);
        return switch (reply) {
            case WriteReply.TryLater(Instant notBefore, _) -> new Outcome.Later(notBefore);
            case WriteReply.Ambiguous _ -> new Outcome.Later(clock.instant().plus(SHOWS_AFTER));
            case WriteReply.Accepted _,
                    WriteReply.AlreadySo _,
                    WriteReply.Refused _,
                    WriteReply.Defect _ ->
                    all && !bulk.becauseOfSome()
                            ? new Outcome.Asked(some.size())
                            : new Outcome.Later(clock.instant().plus(AGAIN));
        };
    }

    /** Returns some who are signed in now; none if that cannot be read, for nobody waits for it. */
    private List<AccountId> witnesses(List<AccountId> some) {
        try {
            return some.stream()
                    .limit(LOOKS)
                    .filter(account -> sessions.count(account) > 0)
                    .toList();
        } catch (PortFailure _) {
            return List.of();
        }
    }

    private void noteAsked(Batch batch, Set<AccountId> asked, String reply) {
        for (HeldItem item : batches.items(batch.id())) {
            AccountId account = item.change().account();
            if (asked.contains(account)) {
                record.ofItem(
                        batch.id(),
                        item,
                        SignOutAsked.KIND,
                        SignOutAsked.key(account),
                        Map.of("batch", batch.id().value(), "reply", reply));
            }
        }
    }

    /** Whoever still waits, was not asked for, and is not protected by name (rule 7). */
    private List<AccountId> rest(Batch batch, BulkResets.Sent sent, LeaverPolicy policy) {
        List<AccountId> candidates =
                batches.items(batch.id()).stream()
                        .map(item -> item.change().account())
                        .filter(account -> !sent.names(account))
                        .filter(account -> waits(batch, account))
                        .toList();
        return signable.unprotected(candidates, policy);
    }

    private boolean waits(Batch batch, AccountId account) {
        return batches.held(batch.kind(), account)
                .filter(held -> held.state() instanceof State.Waiting)
                .isPresent();
    }
}
