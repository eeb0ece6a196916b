package dev.rollcall.function.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.LookAtDrift.Seen;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftOutlook.Prospect;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.wire.DriftPage;
import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.DriftStory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drift as the wire has it. */
final class DriftJson {
    /** A line of a list; the story has all of it. */
    private static final int LONGEST_WHY = 300;

    private final DriftOutlook outlook;
    private final Labels labels;

    DriftJson(DriftOutlook outlook, Map<Entitlement, String> labels) {
        this.outlook = requireNonNull(outlook, "outlook is null");
        this.labels = new Labels(labels);
    }

    DriftPage page(Seen seen) {
        return new DriftPage(
                seen.records().stream().map(this::state).toList(), seen.next().orElse(""));
    }

    DriftStory story(DriftRecord record) {
        Drift drift = record.drift();
        boolean correctable = outlook.isCorrectable(drift);
        Optional<State.Accepted> accepted =
                record.state() instanceof State.Accepted word
                        ? Optional.of(word)
                        : Optional.empty();
        return new DriftStory(
                state(record),
                drift.because(),
                drift.found(),
                BrakeJson.small(outlook.reaction(drift.kind())),
                at(record.state()).map(Instant::toString).orElse(""),
                record.trace().map(trace -> trace.at().toString()).orElse(""),
                record.trace().map(Trace::entry).orElse(""),
                accepted.map(State.Accepted::by).orElse(""),
                accepted.map(State.Accepted::until).map(Instant::toString).orElse(""),
                record.reappeared(),
                record.corrections().stream().map(Instant::toString).toList(),
                correctable,
                correctable ? "" : DriftWords.instead(drift));
    }

    DriftState state(DriftRecord record) {
        Drift drift = record.drift();
        Prospect prospect = outlook.of(record);
        return new DriftState(
                record.id().value(),
                drift.kind().code(),
                drift.kind().words(),
                drift.person().map(PersonId::toString).orElse(""),
                drift.account().map(AccountId::value).orElse(""),
                drift.entitlement().map(Entitlement::key).orElse(""),
                drift.entitlement().map(labels::of).orElse(""),
                record.since().toString(),
                state(record.state()),
                BrakeJson.small(prospect),
                prospect.words(),
                record.trace().map(Trace::words).orElse(""),
                cut(why(record)));
    }

    private static String why(DriftRecord record) {
        return switch (record.state()) {
            case State.Accepted word -> "until " + word.until() + ": " + word.reason();
            case State.Tried tried -> tried.why();
            case State.Gone gone -> gone.byUs() ? "set right" : "by itself";
            case State.Open _, State.Correcting _, State.Contested _ -> expected(record.drift());
        };
    }

    private static String expected(Drift drift) {
        return drift.because().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String cut(String why) {
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…";
    }

    private static Optional<Instant> at(State state) {
        return switch (state) {
            case State.Open() -> Optional.empty();
            case State.Correcting(Instant since) -> Optional.of(since);
            case State.Tried tried -> Optional.of(tried.at());
            case State.Gone gone -> Optional.of(gone.at());
            case State.Accepted accepted -> Optional.of(accepted.at());
            case State.Contested(Instant since) -> Optional.of(since);
        };
    }

    private static String state(State state) {
        return switch (state) {
            case State.Open() -> "open";
            case State.Correcting _ -> "correcting";
            case State.Tried _ -> "tried";
            case State.Gone _ -> "gone";
            case State.Accepted _ -> "accepted";
            case State.Contested _ -> "contested";
        };
    }
}
