package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs a wave that is let go out with one call, but for owners, bots and whom the policy protects:
 * who was made one since the hold is refused by their own run. Slack answers before it is done, so
 * each person's own run looks, and signs out singly whoever is still signed in.
 */
public final class BulkSignOut {
    /** Above so many, single resets would use up the method's rate. */
    public static final int FROM = 20;

    private final Batches batches;
    private final Policies policies;
    private final Signable signable;
    private final SlackCapabilities capabilities;
    private final Sessions sessions;
    private final WaveResets resets;

    public BulkSignOut(
            Batches batches,
            Policies policies,
            Accounts accounts,
            SlackCapabilities capabilities,
            Sessions sessions,
            Ledger ledger,
            BatchRecord record) {
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.signable = new Signable(accounts);
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.resets = new WaveResets(ledger, record);
    }

    /** What was done. */
    public sealed interface Outcome {
        record Asked(String reply) implements Outcome {}

        /**
         * No leavers, few enough to be signed out singly, asked for before, only observed (rule
         * 13), or not on Slack's plan: then their deactivation signs them out.
         */
        record NothingToDo() implements Outcome {}

        /** Slack has no room for the call, or does not tell everybody's rank, before then. */
        record Later(Instant notBefore) implements Outcome {}
    }

    /** Signs out those of the wave that are released in the batch, once; none but leavers. */
    public Outcome signOut(BatchId id, List<Target> wave) {
        Batch batch = batches.find(id).orElseThrow();
        return batch.kind() == ChangeKind.DEACTIVATE
                ? signOutLeavers(batch, wave.stream().map(Target::account).toList())
                : new Outcome.NothingToDo();
    }

    private Outcome signOutLeavers(Batch batch, List<AccountId> some) {
        LeaverPolicy policy = policies.leavers();
        if (some.size() <= FROM || policy.observesOnly()) {
            return new Outcome.NothingToDo();
        }
        if (!Capability.SESSIONS.isOn(capabilities.plan())) {
            return new Outcome.NothingToDo();
        }
        WaveResets.Sent sent = resets.of(batch);
        Stream<AccountId> released = some.stream().filter(account -> stands(batch, account));
        List<AccountId> meant =
                signable.unprotected(
                        released.filter(account -> !sent.names(account)).toList(), policy);
        if (meant.size() <= FROM) {
            return new Outcome.NothingToDo();
        }
        return rankAndAsk(batch, sent, meant);
    }

    private Outcome rankAndAsk(Batch batch, WaveResets.Sent sent, List<AccountId> meant) {
        Ranking ranking = signable.rank(meant);
        List<AccountId> plain = meant.stream().filter(ranking.plain()::contains).toList();
        Outcome outcome = plain.isEmpty() ? new Outcome.NothingToDo() : ask(batch, sent, plain);
        return outcome instanceof Outcome.Later
                ? outcome
                : ranking.moreAt().<Outcome>map(Outcome.Later::new).orElse(outcome);
    }

    private Outcome ask(Batch batch, WaveResets.Sent sent, List<AccountId> plain) {
        int attempt = sent.attempts() + 1;
        resets.intend(batch, attempt, plain);
        WriteReply reply = sessions.resetAll(plain).reply();
        resets.wrote(batch, attempt, reply);
        return reply instanceof WriteReply.TryLater(Instant notBefore, _)
                ? new Outcome.Later(notBefore)
                : new Outcome.Asked(reply.code());
    }

    private boolean stands(Batch batch, AccountId account) {
        return batches.held(batch.kind(), account)
                .filter(held -> isReleased(held.state(), batch.id()))
                .isPresent();
    }

    private static boolean isReleased(State state, BatchId batch) {
        return state instanceof State.Released released && released.batch().equals(batch);
    }
}
