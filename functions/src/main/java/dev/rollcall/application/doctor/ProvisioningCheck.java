package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.application.port.SourceProvisioning.Feature;
import dev.rollcall.application.port.SourceProvisioning.SlackApplication;
import dev.rollcall.domain.checkup.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Does the identity provider's own Slack application write to Slack besides us? */
public final class ProvisioningCheck implements Check {
    private static final String NAME = "source-provisioning";
    private static final String MEANS =
            " Two would write the same accounts: what it writes is observed, never corrected, and"
                    + " its deactivations pass no breaker.";

    private final SourceProvisioning source;

    public ProvisioningCheck(SourceProvisioning source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (SlackApplication application : source.slackApplications()) {
            if (application.active()) {
                findings.add(features(application));
                findings.add(groups(application));
            }
        }
        return findings.isEmpty()
                ? List.of(
                        Finding.notice(
                                NAME,
                                "Okta shows no active Slack application.",
                                "If yours is a custom one, give its id in OktaSlackAppId; look at"
                                        + " its Provisioning page."))
                : findings;
    }

    private static Finding features(SlackApplication application) {
        String features =
                application.features().stream()
                        .filter(feature -> feature != Feature.PUSH_GROUPS)
                        .sorted()
                        .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        if (features.isEmpty()) {
            return Finding.ok(
                    NAME, "Okta's application " + application.id() + " provisions no accounts.");
        }
        String found =
                "Okta's application " + application.id() + " is set to: " + features + "." + MEANS;
        return application.features().contains(Feature.DEACTIVATE_USERS)
                ? Finding.problem(
                        NAME,
                        found,
                        "Turn off 'Deactivate Users' on the application's Provisioning page (To"
                                + " App); then whatever else Rollcall shall write.")
                : Finding.warning(
                        NAME,
                        found,
                        "Decide for each of them who writes it, and turn it off there if it shall"
                                + " be Rollcall.");
    }

    private static Finding groups(SlackApplication application) {
        if (application.pushedGroups().isEmpty()) {
            return Finding.warning(
                    NAME,
                    "Whether application " + application.id() + " pushes groups could not be read.",
                    "Look at its page Push Groups, or grant the service app okta.apps.read and"
                            + " okta.groups.read.");
        }
        int pushed = application.pushedGroups().get();
        return pushed == 0
                ? Finding.ok(NAME, "Application " + application.id() + " pushes no groups.")
                : Finding.warning(
                        NAME,
                        "Application "
                                + application.id()
                                + " pushes "
                                + pushed
                                + " groups to Slack, where they are IdP groups."
                                + " Who is taken out there passes no breaker.",
                        "Unlink those that Rollcall shall look after on its page Push Groups, and"
                                + " leave the pushed groups in the target.");
    }
}
