package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldLeaver.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.platform.Hashes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs a wave that is let go out with one call. Slack answers before it is done, so each person's
 * own run looks, and signs out singly whoever is still signed in.
 */
public final class BulkSignOut {
    /** Above so many, single resets would use up the method's rate. */
    private static final int FROM = 20;

    private static final int DIGITS = 16;

    private final Batches batches;
    private final Policies policies;
    private final SlackCapabilities capabilities;
    private final Sessions sessions;
    private final Ledger ledger;
    private final BatchRecord record;

    public BulkSignOut(
            Batches batches,
            Policies policies,
            SlackCapabilities capabilities,
            Sessions sessions,
            Ledger ledger,
            BatchRecord record) {
        this.batches = requireNonNull(batches, "batches is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.record = requireNonNull(record, "record is null");
    }

    /** What was done. */
    public sealed interface Outcome {
        record Asked(String reply) implements Outcome {}

        /**
         * Few enough to be signed out singly, asked for before, only observed (rule 13), or not on
         * Slack's plan: then their deactivation signs them out.
         */
        record NothingToDo() implements Outcome {}
    }

    /** Signs out those of the accounts that are released in the batch, once. */
    public Outcome signOut(BatchId id, List<AccountId> wave) {
        Batch batch = batches.find(id).orElseThrow();
        return signOut(batch, wave);
    }

    private Outcome signOut(Batch batch, List<AccountId> some) {
        List<AccountId> meant = some.stream().filter(account -> stands(batch, account)).toList();
        if (meant.size() <= FROM || policies.leavers().observesOnly()) {
            return new Outcome.NothingToDo();
        }
        if (!Capability.SESSIONS.isOn(capabilities.plan())) {
            return new Outcome.NothingToDo();
        }
        String accounts = meant.stream().map(AccountId::value).collect(Collectors.joining(" "));
        String name = "reset-sessions-in-bulk#" + Hashes.sha256(accounts).substring(0, DIGITS);
        if (ledger.find(new CaseId(batch.id().value()), "intent#" + name).isPresent()) {
            // Perhaps done, perhaps not: each run looks, so nothing is lost by not repeating it.
            return new Outcome.NothingToDo();
        }
        record.ofBatch(batch, Kind.INTENT, "intent#" + name, Map.of("accounts", accounts));
        WriteReply reply = sessions.resetAll(meant).reply();
        record.ofBatch(batch, Kind.WRITE, "write#" + name, Map.of("reply", reply.code()));
        return new Outcome.Asked(reply.code());
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
