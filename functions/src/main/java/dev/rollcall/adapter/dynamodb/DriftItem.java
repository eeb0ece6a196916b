package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.domain.trace.Origin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A drift's record as an item. */
final class DriftItem {
    static final String VERSION = "version";

    /** How long one that is gone is kept: so long it can be looked up what became of it. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final String KIND = "kind";
    private static final String PERSON = "person";
    private static final String ACCOUNT = "account";
    private static final String ENTITLEMENT = "entitlement";
    private static final String BECAUSE = "because";
    private static final String FOUND = "found";
    private static final String FIRST = "since";
    private static final String STATE = "state";
    private static final String REAPPEARED = "reappeared";
    private static final String CORRECTIONS = "corrections";

    private static final String TRACE = "trace";
    private static final String ORIGIN = "origin";
    private static final String APP = "app";
    private static final String ENTRY = "entry";

    private static final String NAME = "name";
    private static final String OPEN = "open";
    private static final String CORRECTING = "correcting";
    private static final String GONE = "gone";
    private static final String ACCEPTED = "accepted";
    private static final String CONTESTED = "contested";
    private static final String TRIED = "tried";
    private static final String SINCE = "since";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String BY_US = "byUs";
    private static final String REASON = "reason";
    private static final String UNTIL = "until";

    private DriftItem() {}

    static Attributes of(DriftRecord record) {
        Drift drift = record.drift();
        Attributes item =
                Attributes.at(Keys.drift(record.id()))
                        .with(KIND, drift.kind().code())
                        .with(BECAUSE, words(drift.because()))
                        .with(FOUND, words(drift.found()))
                        .with(FIRST, record.since())
                        .with(STATE, state(record.state()))
                        .with(REAPPEARED, record.reappeared())
                        .with(CORRECTIONS, times(record.corrections()))
                        .with(VERSION, record.version());
        Attributes whose =
                drift.person().map(person -> item.with(PERSON, person.toString())).orElse(item);
        Attributes which =
                drift.account().map(account -> whose.with(ACCOUNT, account.value())).orElse(whose);
        Attributes what =
                drift.entitlement()
                        .map(entitlement -> which.with(ENTITLEMENT, entitlement.key()))
                        .orElse(which);
        return record.trace().map(trace -> what.with(TRACE, trace(trace))).orElse(what);
    }

    static DriftRecord read(Attributes item) {
        try {
            return new DriftRecord(
                    new Drift(
                            DriftKind.parse(item.text(KIND)),
                            item.textIfAny(PERSON).map(PersonId::parse),
                            item.textIfAny(ACCOUNT).map(AccountId::new),
                            item.textIfAny(ENTITLEMENT).map(Entitlement::parse),
                            words(item.nested(BECAUSE)),
                            words(item.nested(FOUND))),
                    item.instant(FIRST),
                    state(item.nested(STATE)),
                    Math.toIntExact(item.number(REAPPEARED)),
                    times(item.text(CORRECTIONS)),
                    trace(item),
                    item.number(VERSION));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            throw Attributes.unreadable("drift");
        }
    }

    private static Attributes trace(Trace trace) {
        Attributes nested =
                Attributes.none()
                        .with(ORIGIN, trace.origin().code())
                        .with(AT, trace.at())
                        .with(ENTRY, trace.entry());
        Attributes whose = trace.by().map(by -> nested.with(BY, by.value())).orElse(nested);
        return trace.app().map(app -> whose.with(APP, app)).orElse(whose);
    }

    private static Optional<Trace> trace(Attributes item) {
        if (!item.has(TRACE)) {
            return Optional.empty();
        }
        Attributes nested = item.nested(TRACE);
        return Optional.of(
                new Trace(
                        Origin.parse(nested.text(ORIGIN)),
                        nested.textIfAny(BY).map(AccountId::new),
                        nested.textIfAny(APP),
                        nested.instant(AT),
                        nested.text(ENTRY)));
    }

    private static Attributes state(State state) {
        return switch (state) {
            case State.Open _ -> named(OPEN);
            case State.Correcting(Instant since) -> named(CORRECTING).with(SINCE, since);
            case State.Tried(Instant at, String why) -> named(TRIED).with(AT, at).with(REASON, why);
            case State.Gone(Instant at, boolean byUs) -> named(GONE).with(AT, at).with(BY_US, byUs);
            case State.Accepted(String by, String reason, Instant at, Instant until) ->
                    named(ACCEPTED)
                            .with(BY, by)
                            .with(REASON, reason)
                            .with(AT, at)
                            .with(UNTIL, until);
            case State.Contested(Instant since) -> named(CONTESTED).with(SINCE, since);
        };
    }

    private static State state(Attributes state) {
        return switch (state.text(NAME)) {
            case OPEN -> new State.Open();
            case CORRECTING -> new State.Correcting(state.instant(SINCE));
            case TRIED -> new State.Tried(state.instant(AT), state.text(REASON));
            case GONE -> new State.Gone(state.instant(AT), state.truth(BY_US));
            case ACCEPTED ->
                    new State.Accepted(
                            state.text(BY),
                            state.text(REASON),
                            state.instant(AT),
                            state.instant(UNTIL));
            case CONTESTED -> new State.Contested(state.instant(SINCE));
            default -> throw Attributes.unreadable(STATE);
        };
    }

    private static Attributes named(String name) {
        return Attributes.none().with(NAME, name);
    }

    private static Attributes words(SortedMap<String, String> words) {
        Attributes nested = Attributes.none();
        for (var word : words.entrySet()) {
            nested = nested.with(word.getKey(), word.getValue());
        }
        return nested;
    }

    private static SortedMap<String, String> words(Attributes nested) {
        SortedMap<String, String> words = new TreeMap<>();
        nested.values().keySet().forEach(name -> words.put(name, nested.text(name)));
        return words;
    }

    private static String times(List<Instant> times) {
        return times.stream().map(Instant::toString).collect(Collectors.joining(" "));
    }

    private static List<Instant> times(String text) {
        return Arrays.stream(text.split(" "))
                .filter(time -> !time.isEmpty())
                .map(Instant::parse)
                .toList();
    }
}
