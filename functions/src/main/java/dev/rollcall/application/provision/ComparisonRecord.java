package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Puts down in the ledger what a comparison came to. */
final class ComparisonRecord {
    /** The facts of a comparison, as the ledger names them. */
    static final String TAKE = "take";

    static final String GIVE = "give";
    static final String CONVERT = "convert";

    /** What kind of account it was. */
    static final String TYPE = "type";

    /** Why something is left alone that a run's record names. */
    private static final Set<LeftAlone.Why> TOLD =
            Set.of(
                    LeftAlone.Why.UNVERIFIABLE,
                    LeftAlone.Why.NOT_ON_THIS_PLAN,
                    LeftAlone.Why.PROTECTED);

    private final Recorder recorder;
    private final InstantSource clock;

    ComparisonRecord(Recorder recorder, InstantSource clock) {
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A run that has written anything tells that nothing is to change, too. */
    void compared(
            Work work,
            ListedAccount account,
            AccessChanges changes,
            String convert,
            CaseSoFar soFar) {
        if (changes.changes().isEmpty()
                && convert.equals(Conversions.NOTHING)
                && !soFar.touchesAccess()) {
            return;
        }
        Map<String, String> facts = new HashMap<>(facts(changes, convert));
        facts.put(TYPE, Conversions.typeOf(account).toString());
        recorder.fact(
                work.subject().with(account.id()),
                work.ground(),
                Kind.DESIRED,
                "desired#" + account.id() + "#" + clock.instant().getEpochSecond(),
                facts);
    }

    /** Puts down what would have been changed, had the policy not said to observe only. */
    void observed(Work work, AccountId id, AccessChanges changes, String convert) {
        if (changes.none() && convert.equals(Conversions.NOTHING)) {
            return;
        }
        recorder.fact(
                work.subject().with(id),
                work.ground(),
                Kind.OBSERVED,
                "observed#access#" + id,
                facts(changes, convert));
    }

    static Map<String, String> facts(AccessChanges changes, String convert) {
        return Map.of(
                TAKE,
                String.join(
                        " ",
                        keys(
                                changes.changes().stream()
                                        .filter(AccessChange.Remove.class::isInstance))),
                GIVE,
                String.join(
                        " ",
                        keys(
                                changes.changes().stream()
                                        .filter(AccessChange.Add.class::isInstance))),
                CONVERT,
                convert,
                "leftAlone",
                String.join(
                        " ",
                        changes.leftAlone().stream()
                                .filter(left -> TOLD.contains(left.why()))
                                .map(left -> left.entitlement().key() + "=" + left.why())
                                .toList()));
    }

    private static List<String> keys(Stream<AccessChange> changes) {
        return changes.map(change -> change.entitlement().key()).toList();
    }
}
