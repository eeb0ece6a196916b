package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.platform.http.Deadline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The single readings of which an inventory is put together: what a person set up, by the audit log
 * and by the workspaces' logs of integrations.
 */
final class Leftovers {
    private static final Set<String> INSTALLATIONS = Set.of("app_installed", "org_app_installed");
    private static final Set<String> APPS =
            Set.of("app_installed", "org_app_installed", "app_scopes_expanded", "app_approved");
    private static final Set<String> KEPT =
            Set.of("app_token_preserved", "workflow_app_token_preserved");
    private static final Set<String> GUESTS = Set.of("guest_created");
    private static final Set<String> INVITATIONS =
            Set.of(
                    "connect_dm_invite_generated",
                    "external_shared_channel_invite_created",
                    "external_shared_channel_invite_sent");

    private final AuditLog log;
    private final IntegrationLog integrations;

    Leftovers(AuditLog log, IntegrationLog integrations) {
        this.log = requireNonNull(log, "log is null");
        this.integrations = requireNonNull(integrations, "integrations is null");
    }

    List<Asset> apps(AccountId account, Deadline deadline) {
        return assets(Topic.APPS, log.doneBy(account, APPS, deadline).stream());
    }

    /**
     * Returns the tokens that were kept since then. Slack does not say who is named as the actor:
     * an entry counts if it names the account anywhere, or an app that the account installed.
     */
    List<Asset> tokens(AccountId account, Instant since, Deadline deadline) {
        List<AuditEntry> kept = log.since(since, KEPT, deadline);
        if (kept.isEmpty()) {
            return List.of();
        }
        Set<String> installed =
                log.doneBy(account, INSTALLATIONS, deadline).stream()
                        .flatMap(entry -> entry.entity().stream())
                        .collect(toUnmodifiableSet());
        return assets(
                Topic.TOKENS,
                kept.stream()
                        .filter(entry ->
                                entry.names(account)
                                        || entry.entity().filter(installed::contains).isPresent()));
    }

    List<Asset> guests(AccountId account, Instant since, Deadline deadline) {
        return log.doneBy(account, GUESTS, deadline).stream()
                .filter(entry -> !entry.at().isBefore(since))
                .flatMap(entry -> asset(Topic.GUESTS, entry.entity(), entry))
                .distinct()
                .toList();
    }

    /** An invitation is told by its own id where the entry has it; else by the entry's. */
    List<Asset> invitations(AccountId account, Instant since, Deadline deadline) {
        return log.doneBy(account, INVITATIONS, deadline).stream()
                .filter(entry -> !entry.at().isBefore(since))
                .flatMap(entry ->
                        asset(
                                Topic.INVITATIONS,
                                entry.invitation().or(() -> Optional.of(entry.id())),
                                entry))
                .distinct()
                .toList();
    }

    /** Returns what the account's own last change of an integration did not end. */
    List<Asset> integrations(AccountId account, String workspace, Deadline deadline) {
        SequencedMap<String, IntegrationLog.Change> last = new LinkedHashMap<>();
        integrations.by(account, workspace, deadline).stream()
                .filter(change -> !change.thing().isEmpty())
                .forEach(change -> last.putIfAbsent(change.thing(), change));
        return last.values().stream()
                .filter(change -> !change.ends())
                .map(change ->
                        new Asset(
                                Topic.INTEGRATIONS,
                                workspace + ":" + change.thing(),
                                change.kind(),
                                change.at()))
                .toList();
    }

    /** Of several entries about one thing the first in the log, which is the newest, counts. */
    private static List<Asset> assets(Topic topic, Stream<AuditEntry> entries) {
        Map<String, Asset> byThing = new LinkedHashMap<>();
        entries.flatMap(entry -> asset(topic, entry.place(), entry))
                .forEach(asset -> byThing.putIfAbsent(asset.id() + " " + asset.what(), asset));
        return List.copyOf(byThing.values());
    }

    private static Stream<Asset> asset(Topic topic, Optional<String> id, AuditEntry entry) {
        return id.map(named -> new Asset(topic, named, entry.action(), entry.at())).stream();
    }
}
