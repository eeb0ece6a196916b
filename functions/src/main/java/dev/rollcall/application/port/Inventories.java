package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What one person set up in Slack that may outlive the account. Only reads. */
public interface Inventories {

    /**
     * Reads what the account set up, for at most the given time; what could not be read by then is
     * named in {@link Inventory#unread()}. Never throws for a single reading that fails.
     *
     * @param topics what to read; the caller leaves out what the plan does not have
     * @param before the workspaces where the account belonged, as far as they are known: what is
     *     read for each workspace is read there, if Slack shows none of its own now
     * @param since guests and invitations made before are not told, nor tokens kept before; apps
     *     and integrations are told as far back as Slack does
     * @param known names of readings, as in {@link Inventory#read()}, that need not be repeated
     */
    Inventory of(
            AccountId account,
            Set<Topic> topics,
            Set<String> before,
            Instant since,
            Set<String> known,
            Duration atMost);

    /**
     * Returns whether the thing is there still, as far as Slack tells.
     *
     * @throws PortFailure if Slack cannot be asked now
     */
    Presence presence(Asset asset);
}
