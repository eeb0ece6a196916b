package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackTokenReports.Report;
import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.checkup.Finding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The account that installed our tokens: they act with its rank, and die with it
 * (docs.slack.dev/admins/scim-api).
 */
public final class InstallerCheck implements Check {
    private static final String NAME = "installer";

    private final SlackTokenReports tokens;
    private final SlackOwners owners;
    private final Policies policies;

    public InstallerCheck(SlackTokenReports tokens, SlackOwners owners, Policies policies) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.owners = requireNonNull(owners, "owners is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        Set<AccountId> installers = owners(EnumSet.of(Use.SCIM, Use.ADMIN));
        Set<AccountId> auditors = owners(EnumSet.of(Use.AUDIT));
        List<Finding> findings = new ArrayList<>();
        if (installers.size() > 1) {
            findings.add(
                    Finding.problem(
                            NAME,
                            "The two tokens were installed by two accounts, so neither is"
                                    + " protected and all that Rollcall does is refused.",
                            "Install both with the same service account."));
        }
        if (installers.isEmpty()) {
            findings.add(
                    Finding.notice(NAME, "Not known: Slack refuses the tokens, see slack-tokens."));
        }
        installers.forEach(installer -> {
            findings.add(standing(installer));
            findings.add(protection(installer));
        });
        auditors.stream()
                .filter(auditor -> !installers.contains(auditor))
                .forEach(auditor -> {
                    findings.add(standing(auditor));
                    findings.add(listed(auditor));
                });
        return findings;
    }

    private Set<AccountId> owners(Set<Use> uses) {
        return tokens.read().stream()
                .filter(Report.Accepted.class::isInstance)
                .filter(report -> uses.contains(report.use()))
                .map(report -> ((Report.Accepted) report).owner())
                .collect(Collectors.toSet());
    }

    private Finding standing(AccountId installer) {
        return owners.read(installer)
                .map(InstallerCheck::standing)
                .orElseGet(() ->
                        Finding.problem(
                                NAME,
                                "Slack does not show account " + installer + " to us.",
                                "Look at the account, and install the app again."));
    }

    /** Who installed the audit token alone is not known to the code that protects. */
    private Finding listed(AccountId auditor) {
        return policies.leavers().protectedAccounts().contains(auditor)
                ? Finding.ok(
                        NAME,
                        "Account " + auditor + ", of the auditToken, is on the policy's list.")
                : Finding.warning(
                        NAME,
                        "Account "
                                + auditor
                                + ", which installed the auditToken, is not protected.",
                        "Add it to the policy's list 'protected', or install that token with the"
                                + " same service account as the others.");
    }

    private static Finding standing(Account account) {
        if (!account.active()) {
            return Finding.problem(
                    NAME,
                    "Account " + account.id() + " is deactivated; its tokens die with it.",
                    "Reactivate it, or install the app again with another service account.");
        }
        return switch (account.rank()) {
            case PRIMARY_OWNER, OWNER ->
                    Finding.ok(NAME, "Account " + account.id() + " is active, and an owner.");
            case ADMIN ->
                    Finding.warning(
                            NAME,
                            "Account "
                                    + account.id()
                                    + " is an admin and no owner: it cannot deactivate other"
                                    + " admins, and the audit logs refuse it.",
                            "Make the service account an owner of the organisation.");
            case MEMBER, GUEST, BOT ->
                    Finding.problem(
                            NAME,
                            "Account " + account.id() + " is neither owner nor admin.",
                            "Make the service account an owner of the organisation: a token may do"
                                    + " only what its account may.");
        };
    }

    private Finding protection(AccountId installer) {
        return policies.leavers().protectedAccounts().contains(installer)
                ? Finding.ok(
                        NAME,
                        "Account "
                                + installer
                                + " is protected twice: by the policy's list, and in code.")
                : Finding.warning(
                        NAME,
                        "Account "
                                + installer
                                + " is protected in code only, and only as long as it is the"
                                + " installer.",
                        "Add it to the policy's list 'protected', and see that the identity"
                                + " provider never deactivates it either.");
    }
}
