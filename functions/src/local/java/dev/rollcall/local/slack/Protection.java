package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.scim.ScimRefusal;

/** Whom SCIM may not touch. A token acts on accounts of its installer's rank and below. */
final class Protection {
    private final SlackOrganisation slack;

    Protection(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Refuses whoever is neither owner nor admin of the organisation. */
    void checkInstaller(String installer) {
        boolean mere = slack.account(installer).filter(a -> a.rank() == Rank.MEMBER).isPresent();
        if (mere) {
            throw ScimRefusal.of(403, "permission_denied");
        }
    }

    void checkChange(SlackAccount account, String installer) {
        boolean higher =
                slack.account(installer)
                        .map(by -> account.rank().compareTo(by.rank()) > 0)
                        .orElse(true);
        if (higher) {
            boolean owner = account.rank().compareTo(Rank.OWNER) >= 0;
            throw ScimRefusal.of(403, owner ? "cannot_modify_owner" : "permission_denied");
        }
    }

    void checkDeactivation(SlackAccount account, String installer) {
        boolean primary =
                account.rank() == Rank.PRIMARY_OWNER
                        || slack.workspaces().stream()
                                .anyMatch(w -> w.primaryOwner().equals(account.id()));
        if (primary) {
            throw ScimRefusal.of(403, "cannot_disable_primary_owner");
        }
        if (account.bot()) {
            throw ScimRefusal.of(403, "cannot_disable_bot_user_with_scim");
        }
        checkChange(account, installer);
    }

    void checkRestriction(SlackAccount account) {
        if (account.rank() != Rank.MEMBER || !slack.ownedBy(account.id()).isEmpty()) {
            throw ScimRefusal.of(403, "cannot_make_user_guest");
        }
    }
}
