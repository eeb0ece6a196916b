package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives an owner more time to decide on what was there before, as far as it gets in one call.
 * Nobody's day is moved to an earlier one by it.
 */
public final class KeepPreExisting {
    private static final String ACTION = "adopt-keep";
    private static final Duration BEGIN_UNTIL = Duration.ofSeconds(11);
    private static final int A_PAGE = 200;

    private final Gate gate;
    private final PreExistings preExistings;
    private final Policies policies;
    private final AdoptionRecord record;
    private final Clock clock;

    public KeepPreExisting(
            Gate gate,
            PreExistings preExistings,
            Policies policies,
            AdoptionRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is wanted.
     *
     * @param thing one of the mapping's; empty: all of them
     */
    public record Wish(
            MappingName mapping, Optional<Entitlement> thing, LocalDate until, StopReason reason) {
        public Wish {
            requireNonNull(mapping, "mapping is null");
            requireNonNull(thing, "thing is null");
            requireNonNull(until, "until is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param kept how many in this call
         * @param next where the next call goes on; empty: that was all
         */
        record Kept(int kept, Optional<String> next) implements Outcome {
            public Kept {
                requireNonNull(next, "next is null");
            }
        }

        /** The policy has no such mapping, or it does not list the thing. */
        record NoSuchThing() implements Outcome {}

        /** The last day lies behind us, or too far ahead. */
        record NoSuchDay() implements Outcome {}
    }

    /**
     * @param point {@link PreExistings#START}, or where the call before says
     * @throws IllegalArgumentException if the point is none
     */
    public Gated<Outcome> keep(Caller caller, Wish wish, String point) {
        return gate.pass(caller, ACTION, Operator.ADOPTING)
                .map(operator -> keep(caller, operator, wish, point));
    }

    private Outcome keep(Caller caller, Operator operator, Wish wish, String point) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!wish.until().isAfter(today)
                || wish.until().isAfter(today.plusDays(TakeBaseline.MOST_DAYS))) {
            return new Outcome.NoSuchDay();
        }
        Set<Entitlement> things = things(wish);
        if (things.isEmpty()) {
            return new Outcome.NoSuchThing();
        }
        if (point.equals(PreExistings.START)) {
            record.said(
                    caller,
                    "keep#" + wish.mapping() + "#" + clock.instant(),
                    Map.of(
                            "word", "keep",
                            "mapping", wish.mapping().value(),
                            "things",
                                    things.stream()
                                            .map(Entitlement::key)
                                            .sorted()
                                            .collect(Collectors.joining(" ")),
                            "until", wish.until().toString(),
                            "note", wish.reason().text(),
                            "by", operator.person().value()));
        }
        return onward(
                one -> things.contains(one.thing()) && one.until().isBefore(wish.until()),
                wish.until(),
                point);
    }

    private Set<Entitlement> things(Wish wish) {
        Set<Entitlement> all =
                policies.access().mapping(wish.mapping()).map(Mapping::grants).orElse(Set.of());
        return wish.thing()
                .map(one -> all.contains(one) ? Set.of(one) : Set.<Entitlement>of())
                .orElse(all);
    }

    private Outcome onward(Predicate<PreExisting> meant, LocalDate until, String from) {
        Instant end = clock.instant().plus(BEGIN_UNTIL);
        int kept = 0;
        Optional<String> point = Optional.of(from);
        while (point.isPresent() && clock.instant().isBefore(end)) {
            PreExistings.Page page = preExistings.open(point.get(), A_PAGE);
            for (PreExisting one : page.records()) {
                if (meant.test(one) && preExistings.replace(one, one.kept(until))) {
                    kept++;
                }
            }
            point = page.next();
        }
        return new Outcome.Kept(kept, point);
    }
}
