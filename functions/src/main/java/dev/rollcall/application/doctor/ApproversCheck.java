package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.ReachReports.Tier;
import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/** Does mail reach enough of those who decide on what is held? */
public final class ApproversCheck implements Check {
    private static final String NAME = "approvers";

    private final ReachReports reports;

    public ApproversCheck(ReachReports reports) {
        this.reports = requireNonNull(reports, "reports is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return reports.latest()
                .map(report -> report.tiers().stream().map(ApproversCheck::finding).toList())
                .filter(findings -> !findings.isEmpty())
                .orElseGet(() ->
                        List.of(
                                Finding.notice(
                                        NAME, "Not looked at yet; it is every 15 minutes.")));
    }

    private static Finding finding(Tier tier) {
        String found =
                "Tier %d: mail reaches %d of %d, %d are needed."
                        .formatted(tier.level() + 1, tier.reachable(), tier.asked(), tier.needed());
        return tier.missing() == 0
                ? Finding.ok(NAME, found)
                : Finding.warning(
                        NAME,
                        found,
                        "Have approvers confirm the mail from AWS Notifications, or name more of"
                                + " them in the policy.");
    }
}
