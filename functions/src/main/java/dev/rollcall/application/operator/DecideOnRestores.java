package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.Restore;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a human's word on what people had by hand before they were cut. What is approved is bound
 * to the digest of the list that was shown; each person is then looked at again, and the usual
 * steps give it. Nothing is given here.
 */
public final class DecideOnRestores {
    private static final String ACTION = "restore-decide";
    private static final String EVENT_TYPE = "rollcall.restore-approved";

    private final Gate gate;
    private final Restores restores;
    private final Runs runs;
    private final OperatorRecord record;
    private final Clock clock;

    public DecideOnRestores(
            Gate gate, Restores restores, Runs runs, OperatorRecord record, Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What the human said. */
    public sealed interface Word {
        /**
         * @param only what else is proposed is not given back; none: all of it is
         * @param digest of the list that was shown; empty: it is only to be shown
         */
        record Approve(Set<Entitlement> only, String digest) implements Word {
            public Approve {
                only = Set.copyOf(only);
                requireNonNull(digest, "digest is null");
            }
        }

        record Decline(StopReason reason) implements Word {
            public Decline {
                requireNonNull(reason, "reason is null");
            }
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Nothing was decided: this is the list, and its digest. */
        record Shown(RestoreList list) implements Outcome {}

        /** It is approved, now or since before; each person is looked at within a minute. */
        record Approved(List<Restore> restores) implements Outcome {
            public Approved {
                restores = List.copyOf(restores);
            }
        }

        record Declined(List<Restore> restores) implements Outcome {
            public Declined {
                restores = List.copyOf(restores);
            }
        }

        /** The list is another by now, so nothing more was approved. */
        record Changed(RestoreList list) implements Outcome {}

        /** Nothing of the kind is proposed for any of them. */
        record Nothing() implements Outcome {}

        /** Nobody decides on what they get back themselves. */
        record IsThemselves() implements Outcome {}

        /** The policy does not say which person the caller is. */
        record NoIdentity() implements Outcome {}
    }

    /**
     * @param people none: everybody for whom something is proposed, at most 200
     */
    public Gated<Outcome> decide(Caller caller, Set<PersonId> people, Word word) {
        return gate.pass(caller, ACTION, Operator.DECIDING_ON_RESTORES)
                .map(operator -> decide(caller, operator, people, word));
    }

    private Outcome decide(Caller caller, Operator operator, Set<PersonId> people, Word word) {
        Optional<PersonId> human = operator.human();
        if (human.isEmpty()) {
            record.refused(caller, ACTION, "identity");
            return new Outcome.NoIdentity();
        }
        List<Restore> meant = meant(people);
        if (meant.stream().anyMatch(restore -> restore.person().equals(human.get()))) {
            record.refused(caller, ACTION, "themselves");
            return new Outcome.IsThemselves();
        }
        return switch (word) {
            case Word.Approve approve -> approve(caller, operator, meant, approve);
            case Word.Decline(StopReason reason) -> decline(caller, operator, meant, reason);
        };
    }

    /** Of whom nobody has decided in time is forgotten: else they would stand before all others. */
    private List<Restore> meant(Set<PersonId> people) {
        List<Restore> all =
                people.isEmpty()
                        ? restores.waiting(ListRestores.MOST)
                        : people.stream().flatMap(p -> restores.of(p).stream()).toList();
        Instant now = clock.instant();
        all.stream().filter(restore -> !restore.isGoodAt(now)).forEach(restores::drop);
        return all.stream().filter(restore -> restore.isGoodAt(now)).toList();
    }

    private Outcome approve(
            Caller caller, Operator operator, List<Restore> meant, Word.Approve word) {
        // Repeating the command makes good what a death after the word has left out.
        List<Restore> approved = new ArrayList<>();
        for (Restore restore : meant) {
            if (restore.state() instanceof Restore.State.Approved state
                    && state.approval().digest().equals(word.digest())) {
                follow(caller, restore, state.approval());
                approved.add(restore);
            }
        }
        RestoreList list = RestoreList.of(meant, word.only());
        if (list.parts().isEmpty()) {
            return approved.isEmpty() ? new Outcome.Nothing() : new Outcome.Approved(approved);
        }
        if (word.digest().isEmpty()) {
            return new Outcome.Shown(list);
        }
        if (!list.digest().equals(word.digest())) {
            return new Outcome.Changed(list);
        }
        Approval approval = new Approval(operator.person().value(), now(), word.digest());
        for (RestoreList.Part part : list.parts()) {
            Restore next = part.proposed().approved(approval, part.items());
            if (restores.replace(part.proposed(), next)) {
                follow(caller, next, approval);
                approved.add(next);
            }
        }
        return new Outcome.Approved(approved);
    }

    private void follow(Caller caller, Restore approved, Approval approval) {
        record.restore(caller, approved, approval, "");
        Instant now = clock.instant();
        String eventId = "restore-" + approval.digest().substring(0, 12) + "-" + approval.at();
        runs.want(new Hint(approved.person(), eventId, EVENT_TYPE, now, Hint.Way.WATCH), now);
    }

    private Outcome decline(
            Caller caller, Operator operator, List<Restore> meant, StopReason reason) {
        List<Restore> declined = new ArrayList<>();
        for (Restore restore : meant) {
            if (restore.state() instanceof Restore.State.Proposed) {
                String digest = RestoreList.of(List.of(restore), Set.of()).digest();
                Approval word = new Approval(operator.person().value(), now(), digest);
                // Put down first: what is dropped leaves nothing to make it good from.
                record.restore(caller, restore, word, reason.text());
                if (restores.drop(restore)) {
                    declined.add(restore);
                }
            }
        }
        return declined.isEmpty() ? new Outcome.Nothing() : new Outcome.Declined(declined);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
