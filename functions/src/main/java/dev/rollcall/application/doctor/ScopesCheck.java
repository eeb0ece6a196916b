package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** What our tokens may not do although the plan has it: which feature is off for want of what. */
public final class ScopesCheck implements Check {
    private static final String NAME = "scopes";

    /**
     * Without these somebody who left is not out. Without the first nobody is cut at all: no active
     * account is deactivated before its rank is read.
     */
    private static final Set<Capability> VITAL =
            Set.of(
                    Capability.ACCOUNTS,
                    Capability.IDP_GROUPS,
                    Capability.USER_GROUPS,
                    Capability.SESSIONS);

    private final SlackCapabilities capabilities;

    public ScopesCheck(SlackCapabilities capabilities) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        Capabilities detected = capabilities.detect();
        List<Finding> findings = new ArrayList<>();
        for (Capability capability : Capability.values()) {
            switch (detected.of(capability)) {
                case Availability.Available(), Availability.NotOnThisPlan() -> {}
                case Availability.ScopesMissing(SortedSet<String> scopes) ->
                        findings.add(off(capability, missing(scopes), again()));
                case Availability.Refused(String code) ->
                        findings.add(off(capability, "Slack refuses it: " + code, asked(code)));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "The tokens may do all that the plan has."))
                : findings;
    }

    private static Finding off(Capability capability, String why, String remedy) {
        return new Finding(
                NAME,
                VITAL.contains(capability) ? Severity.PROBLEM : Severity.WARNING,
                "Off: " + FeatureWords.of(capability) + "; " + why + "." + stops(capability),
                remedy);
    }

    private static String stops(Capability capability) {
        return capability == Capability.ACCOUNTS
                ? " Nobody is deactivated: an account's rank is read first."
                : "";
    }

    private static String missing(SortedSet<String> scopes) {
        return scopes.size() == 1
                ? "the scope " + scopes.first() + " is missing"
                : "the scopes " + String.join(", ", scopes) + " are missing";
    }

    private static String again() {
        return "Add what is missing to the app's user token scopes (OAuth & Permissions), have the"
                + " service account install the app on the organisation again, and put the new"
                + " token into the secret with Slack's credentials.";
    }

    private static String asked(String code) {
        return switch (code) {
            case "user_not_authorized" ->
                    "The audit logs answer an Org Owner's token only: make the service account an"
                            + " Org Owner and have it install the app again.";
            case "feature_not_enabled" ->
                    "Ask Slack to enable it for the organisation, or do without.";
            default -> "Look the code up in Slack's list of errors, and mend what it says.";
        };
    }
}
