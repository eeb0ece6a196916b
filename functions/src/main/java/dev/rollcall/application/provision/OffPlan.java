package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.Map;

/** What the plan of the company's Slack has no call for: put down, and not called. */
public final class OffPlan {
    /** What becomes of an order to give or to take such a thing. */
    static final String CODE = "not-on-this-plan";

    /** In an entry: which capability is missing, and why. */
    static final String UNAVAILABLE = "unavailable";

    private final SlackCapabilities capabilities;
    private final Recorder recorder;

    public OffPlan(SlackCapabilities capabilities, Recorder recorder) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    SlackPlan plan() {
        return capabilities.plan();
    }

    boolean has(Entitlement entitlement) {
        return Capability.over(entitlement).isOn(plan());
    }

    Carried refuse(Work work, AccountId account, Entitlement entitlement) {
        note(work, account, entitlement);
        return new Carried.Refused(CODE);
    }

    /** Once for each thing in a run, however often it is found. */
    void note(Work work, AccountId account, Entitlement entitlement) {
        recorder.fact(
                work.subject().with(account).with(entitlement),
                work.ground(),
                Kind.UNAVAILABLE,
                "unavailable#" + account + "#" + entitlement.key(),
                Map.of(
                        "account",
                        account.value(),
                        "entitlement",
                        entitlement.key(),
                        UNAVAILABLE,
                        Capability.over(entitlement)
                                + "="
                                + new Availability.NotOnThisPlan().words()));
    }

    /**
     * Slack may lack on a plan what that plan has elsewhere, and says so only when it is called.
     */
    void noteIfSoRefused(Work work, AccountId account, Entitlement entitlement, String code) {
        if (Availability.of(code) instanceof Availability.NotOnThisPlan) {
            note(work, account, entitlement);
        }
    }
}
