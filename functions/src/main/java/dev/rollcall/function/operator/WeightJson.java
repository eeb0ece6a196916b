package dev.rollcall.function.operator;

import dev.rollcall.application.explain.PlannedChange;
import dev.rollcall.application.provision.WeighPlan.Load;
import dev.rollcall.application.provision.WeighPlan.OverLimit;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.wire.PlanWeight;
import dev.rollcall.wire.PlanWeightRequest.Planned;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The weight of a plan as the wire has it. */
final class WeightJson {
    private WeightJson() {}

    /**
     * @throws IllegalArgumentException if it is nothing that the breaker counts
     */
    static Load load(Planned planned) {
        Optional<Entitlement> thing =
                Optional.of(planned.entitlement())
                        .filter(key -> !key.isEmpty())
                        .map(Entitlement::parse);
        PlannedChange.Kind kind =
                Arrays.stream(PlannedChange.Kind.values())
                        .filter(each -> BrakeJson.small(each).equals(planned.kind()))
                        .findFirst()
                        .orElseThrow(WeightJson::notCounted);
        return new Load(
                switch (kind) {
                    case TAKE ->
                            thing.map(ChangeKind::ofTaking).orElseThrow(WeightJson::notCounted);
                    case CONVERT -> ChangeKind.CHANGE_ROLE;
                    case REACTIVATE -> ChangeKind.REACTIVATE;
                    case MAKE_ACCOUNT -> ChangeKind.CREATE;
                    case LINK,
                            CHANGE_PROFILE,
                            GIVE,
                            CANNOT_TAKE,
                            CANNOT_GIVE,
                            ADOPT,
                            AWAIT,
                            AWAIT_NO_MORE,
                            FORGET,
                            WITH_HUMANS ->
                            throw notCounted();
                },
                thing,
                planned.changes());
    }

    static PlanWeight of(Instant at, List<OverLimit> over) {
        return new PlanWeight(
                at.toString(),
                over.stream()
                        .map(each ->
                                new PlanWeight.Held(
                                        BrakeJson.small(each.kind()),
                                        each.group().map(Entitlement::key).orElse(""),
                                        each.changes(),
                                        BrakeJson.small(each.reason()),
                                        each.limit(),
                                        each.before()))
                        .toList());
    }

    private static IllegalArgumentException notCounted() {
        return new IllegalArgumentException(
                "The breaker counts take, convert, reactivate and make-account, and of take what is"
                        + " taken");
    }
}
