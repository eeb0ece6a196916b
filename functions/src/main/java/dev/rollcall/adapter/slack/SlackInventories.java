package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inventories;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** What a person set up, of all topics side by side. */
final class SlackInventories implements Inventories {
    private static final String INTEGRATIONS = name(Topic.INTEGRATIONS);

    private final Leftovers leftovers;
    private final Presences presences;
    private final Belonging belonging;
    private final InstantSource clock;

    SlackInventories(
            Leftovers leftovers, Presences presences, Belonging belonging, InstantSource clock) {
        this.leftovers = requireNonNull(leftovers, "leftovers is null");
        this.presences = requireNonNull(presences, "presences is null");
        this.belonging = requireNonNull(belonging, "belonging is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Inventory of(
            AccountId account,
            Set<Topic> topics,
            Set<String> before,
            Instant since,
            Set<String> known,
            Duration atMost) {
        Deadline deadline = Deadline.in(atMost);
        try (Readings<Asset> readings = new Readings<>(deadline, clock)) {
            topics.stream()
                    .filter(topic -> topic != Topic.INTEGRATIONS)
                    .filter(topic -> !known.contains(name(topic)))
                    .sorted()
                    .forEach(topic ->
                            readings.read(name(topic), reading(topic, account, since, deadline)));
            if (topics.contains(Topic.INTEGRATIONS)) {
                readIntegrations(readings, account, before, known, deadline);
            }
            Readings.Whole<Asset> whole = readings.whole();
            return new Inventory(
                    account, whole.found(), whole.read(), whole.unread(), clock.instant());
        }
    }

    @Override
    public Presence presence(Asset asset) {
        return presences.of(asset);
    }

    private void readIntegrations(
            Readings<Asset> readings,
            AccountId account,
            Set<String> before,
            Set<String> known,
            Deadline deadline) {
        Future<List<String>> where = readings.begin(() -> belonging.of(account, before, deadline));
        for (String workspace : readings.await(INTEGRATIONS, where)) {
            String name = INTEGRATIONS + ":" + workspace;
            if (!known.contains(name)) {
                readings.read(name, () -> leftovers.integrations(account, workspace, deadline));
            }
        }
    }

    private Callable<List<Asset>> reading(
            Topic topic, AccountId account, Instant since, Deadline deadline) {
        return switch (topic) {
            case APPS -> () -> leftovers.apps(account, deadline);
            case TOKENS -> () -> leftovers.tokens(account, since, deadline);
            case GUESTS -> () -> leftovers.guests(account, since, deadline);
            case INVITATIONS -> () -> leftovers.invitations(account, since, deadline);
            case INTEGRATIONS -> throw new IllegalArgumentException("Read for each workspace");
        };
    }

    private static String name(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }
}
