package dev.rollcall.function.operator;

import dev.rollcall.application.explain.PlanPage;
import dev.rollcall.application.explain.PlannedChange;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.wire.AccessPlanChange;
import dev.rollcall.wire.PlanPart;
import dev.rollcall.wire.PolicyDifference;

/** A part of a plan as the wire has it. */
final class PlanJson {
    /** So that to go on from the beginning is not the end. */
    private static final String AFTER = "after:";

    private PlanJson() {}

    /**
     * Returns the point that a request names.
     *
     * @throws IllegalArgumentException if it is none that an answer named
     */
    static String point(String from) {
        if (!from.isEmpty() && !from.startsWith(AFTER)) {
            throw new IllegalArgumentException(
                    "From is empty, or what the answer before called next");
        }
        return from.isEmpty() ? KnownPeople.START : from.substring(AFTER.length());
    }

    static PlanPart of(PlanPage page) {
        Labels labels = new Labels(page.labels());
        return new PlanPart(
                page.at().toString(),
                page.difference().before(),
                page.difference().after(),
                page.difference().approversNeeded(),
                page.difference().differences().stream()
                        .map(each -> new PolicyDifference(each.words(), each.weakens()))
                        .toList(),
                page.changes().stream().map(change -> change(change, labels)).toList(),
                page.considered(),
                page.compared(),
                page.leftOut().stream()
                        .map(left -> new PlanPart.LeftOut(left.person().toString(), left.why()))
                        .toList(),
                page.next().map(point -> AFTER + point).orElse(""),
                page.notBefore().map(Object::toString).orElse(""));
    }

    private static AccessPlanChange change(PlannedChange change, Labels labels) {
        return new AccessPlanChange(
                change.person().toString(),
                change.account().map(AccountId::value).orElse(""),
                BrakeJson.small(change.kind()),
                change.entitlement().map(Entitlement::key).orElse(""),
                change.entitlement().map(labels::of).orElse(""),
                change.because().entrySet().stream()
                        .map(each -> new AccessPlanChange.Because(each.getKey(), each.getValue()))
                        .toList(),
                change.anyway(),
                change.takesAlong().stream().map(Entitlement::key).toList());
    }
}
