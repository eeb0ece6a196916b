package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.platform.http.Deadline;

import java.util.Optional;
import java.util.Set;

/** Whether what somebody left behind is there still, as far as Slack tells. */
final class Presences {
    private static final Set<String> ENDS_OF_AN_APP =
            Set.of("app_deleted", "app_restricted", "app_uninstalled", "org_app_uninstalled");

    /** Whoever accepted one is connected: that is no end, and somebody has to stand for it. */
    private static final Set<String> ENDS_OF_AN_INVITATION =
            Set.of(
                    "connect_dm_invite_revoked",
                    "external_shared_channel_invite_auto_revoked",
                    "external_shared_channel_invite_declined",
                    "external_shared_channel_invite_expired",
                    "external_shared_channel_invite_revoked");

    private final AuditLog log;
    private final IntegrationLog integrations;
    private final ScimUsers scimUsers;

    Presences(AuditLog log, IntegrationLog integrations, ScimUsers scimUsers) {
        this.log = requireNonNull(log, "log is null");
        this.integrations = requireNonNull(integrations, "integrations is null");
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
    }

    Presence of(Asset asset) {
        return switch (asset.topic()) {
            case APPS -> ended(asset) ? Presence.GONE : Presence.THERE;
            case TOKENS -> ended(asset) ? Presence.GONE : Presence.UNKNOWN;
            case INTEGRATIONS -> integration(asset);
            case GUESTS -> guest(new AccountId(asset.id()));
            case INVITATIONS -> invitation(asset);
        };
    }

    /**
     * Returns whether the log shows the end of that app, there where it was set up. Uninstalling it
     * from another workspace ends nothing here.
     */
    private boolean ended(Asset asset) {
        int colon = asset.id().indexOf(':');
        String app = asset.id().substring(colon + 1);
        Optional<String> workspace =
                colon < 0 ? Optional.empty() : Optional.of(asset.id().substring(0, colon));
        return log.doneTo(app, ENDS_OF_AN_APP, asset.since(), Deadline.distant()).stream()
                .anyMatch(end -> end.workspace().isEmpty() || end.workspace().equals(workspace));
    }

    private Presence integration(Asset asset) {
        String[] id = asset.id().split(":", 2);
        return integrations.about(id[0], id[1], Deadline.distant()).stream()
                .findFirst()
                .map(last -> last.ends() ? Presence.GONE : Presence.THERE)
                .orElse(Presence.UNKNOWN);
    }

    /**
     * An end counts only if it names this very invitation: one channel may have several. Whether
     * the ends name it is not documented, so to find none says nothing.
     */
    private Presence invitation(Asset asset) {
        return log.since(asset.since(), ENDS_OF_AN_INVITATION, Deadline.distant()).stream()
                        .anyMatch(end -> end.invitation().equals(Optional.of(asset.id())))
                ? Presence.GONE
                : Presence.UNKNOWN;
    }

    private Presence guest(AccountId guest) {
        boolean active =
                scimUsers.read(guest, Deadline.distant()).map(user -> user.active()).orElse(false);
        return active ? Presence.THERE : Presence.GONE;
    }
}
