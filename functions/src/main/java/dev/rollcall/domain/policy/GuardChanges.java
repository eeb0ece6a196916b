package dev.rollcall.domain.policy;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.signal.SessionRevoked;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changes in what guards: mode, SLA, dwell, limits, protection, approvers, operators. */
final class GuardChanges {
    private GuardChanges() {}

    static void find(WholePolicy before, WholePolicy after, Differences found) {
        leavers(before.leavers(), after.leavers(), found);
        limits(before.plans(), after.plans(), found);
        approvals(before.approvals(), after.approvals(), found);
        operators(before.operators(), after.operators(), found);
    }

    /** Whoever is protected is never cut off either, so that both ways are weaker. */
    private static void leavers(LeaverPolicy before, LeaverPolicy after, Differences found) {
        found.value("mode", before.mode(), after.mode(), GuardChanges::small, true);
        sla("sla", before.sla(), after.sla(), found);
        sla("sla.released", before.released(), after.released(), found);
        found.value("leavers.dwell", before.dwell(), after.dwell(), (b, a) -> a.compareTo(b) < 0);
        found.changed("what becomes of workflows", before.aftercare(), after.aftercare(), false);
        // Less follows from a sign that somebody's session was taken over.
        found.value(
                "sharedSignals.sessionRevoked",
                before.sessionRevoked(),
                after.sessionRevoked(),
                GuardChanges::small,
                after.sessionRevoked() == SessionRevoked.IGNORE);
        found.set(
                "protected account",
                before.protectedAccounts(),
                after.protectedAccounts(),
                true,
                true);
    }

    private static void sla(String name, Sla before, Sla after, Differences found) {
        for (SlaClass slaClass : SlaClass.values()) {
            Duration was = before.of(slaClass);
            found.value(
                    name + " " + small(slaClass),
                    was,
                    after.of(slaClass),
                    (b, a) -> a.compareTo(b) > 0);
        }
    }

    private static void limits(PlanRules before, PlanRules after, Differences found) {
        for (ChangeKind kind : ChangeKind.values()) {
            String name = "limit of " + small(kind);
            limit(name + " a plan", before.of(kind).plan(), after.of(kind).plan(), found);
            for (Window window : Window.values()) {
                limit(
                        name + " a " + small(window),
                        before.of(kind).of(window),
                        after.of(kind).of(window),
                        found);
            }
        }
        limit("limit of each group", before.perGroup(), after.perGroup(), found);
        found.value("limits.shrinkPercent", before.shrink(), after.shrink(), (b, a) -> a > b);
    }

    private static void limit(String name, Limit before, Limit after, Differences found) {
        found.value(name, before, after, GuardChanges::words, !after.within(before));
    }

    private static String words(Limit limit) {
        return limit.percent() + " % (" + limit.atLeast() + " to " + limit.atMost() + ")";
    }

    /** Whoever may decide from now on, or not any more, changes what an approval is worth. */
    private static void approvals(ApprovalPolicy before, ApprovalPolicy after, Differences found) {
        found.value(
                "approvals.expiry", before.expiry(), after.expiry(), (b, a) -> a.compareTo(b) > 0);
        found.value("approvals.twoFrom", before.twoFrom(), after.twoFrom(), (b, a) -> a > b);
        found.value("approvals.tiers", before.tiers(), after.tiers(), true);
        found.set("approver", ids(before), ids(after), true, true);
        for (Approver approver : before.approvers()) {
            after.approver(approver.id()).ifPresent(now -> approver(approver, now, found));
        }
    }

    private static List<ApproverId> ids(ApprovalPolicy policy) {
        return policy.approvers().stream().map(Approver::id).toList();
    }

    private static void approver(Approver before, Approver after, Differences found) {
        String name = "approver " + before.id();
        found.changed("the address of " + name, before.email(), after.email(), true);
        found.changed("the sign-in of " + name, before.subject(), after.subject(), true);
        found.changed("the person of " + name, before.person(), after.person(), true);
        found.changed("the account of " + name, before.account(), after.account(), true);
        found.changed("the deputy of " + name, before.deputy(), after.deputy(), true);
        found.value("the zone of " + name, before.zone(), after.zone(), false);
        found.changed("the absences of " + name, before.absences(), after.absences(), false);
    }

    /** Of one caller with other roles, those that are new count. */
    private static void operators(Operators before, Operators after, Differences found) {
        for (Operator operator : after.all()) {
            Optional<Operator> was = before.calling(operator.arn().value());
            String name = "operator " + operator.person();
            if (was.isEmpty()) {
                found.added(name, true);
            } else {
                boolean decidesNoMore =
                        was.get().mayDecideOnPolicies() && !operator.mayDecideOnPolicies();
                found.set(
                        "role of " + name,
                        was.get().roles(),
                        operator.roles(),
                        true,
                        decidesNoMore);
                found.value("the person of a caller", was.get().person(), operator.person(), true);
                found.changed("the identity of " + name, was.get().human(), operator.human(), true);
            }
        }
        for (Operator operator : before.all()) {
            if (after.calling(operator.arn().value()).isEmpty()) {
                found.removed("operator " + operator.person(), operator.mayDecideOnPolicies());
            }
        }
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
