package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.Finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the breaker whether what inactive accounts are still in may be taken: of one person all or
 * nothing, since one run takes all. What is over a limit is left as it is, and asked again by a
 * later reconciliation: it lets nobody in, so no approver is asked.
 */
final class AdmitGhosts {
    /** Why something is as it was that the breaker held. */
    static final String HELD = "held";

    private final Breaker breaker;
    private final Policies policies;
    private final Memberships memberships;

    AdmitGhosts(Breaker breaker, Policies policies, Memberships memberships) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
    }

    /**
     * Returns whether all is admitted that the plan takes of the same person's inactive accounts;
     * what was admitted is asked once more without being counted again.
     */
    boolean admit(Correction correction, CorrectionPlan plan, Instant now) {
        List<Breaker.Expected> admitted = new ArrayList<>();
        for (Correction one : plan.corrections()) {
            if (!one.isOfGhost() || !one.person().equals(correction.person())) {
                continue;
            }
            Finding.Counted counted = one.counts().orElseThrow();
            Breaker.Expected expected =
                    new Breaker.Expected(counted.kind(), counted.target(), plan.at());
            if (isAdmitted(expected, one, now)) {
                admitted.add(expected);
            } else {
                admitted.forEach(breaker::refund);
                return false;
            }
        }
        return true;
    }

    private boolean isAdmitted(Breaker.Expected expected, Correction correction, Instant now) {
        return switch (breaker.admit(
                expected,
                Breaker.Urgency.ORDINARY,
                policies.plans().of(expected.kind()),
                share(correction.entitlement()),
                now)) {
            case Admission.Admitted _ -> true;
            case Admission.Held _ -> false;
        };
    }

    /** Of a place no one reading tells the size, and a role has none: they have the limits only. */
    private Optional<GroupShare> share(Optional<Entitlement> thing) {
        return thing.filter(AdmitGhosts::isGroup)
                .map(group ->
                        new GroupShare(
                                policies.plans().perGroup(),
                                () -> memberships.size(group).orElse(0)));
    }

    private static boolean isGroup(Entitlement thing) {
        return switch (thing) {
            case Entitlement.IdpGroup _, Entitlement.UserGroup _, Entitlement.OrganisationGroup _ ->
                    true;
            case Entitlement.Workspace _, Entitlement.Channel _, Entitlement.AdminRole _ -> false;
        };
    }
}
