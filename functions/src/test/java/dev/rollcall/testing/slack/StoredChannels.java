package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the organisation knows of its channels beside their members. */
final class StoredChannels {

    /**
     * @param workspaces those the channel is in
     * @param closed a private one
     */
    record Facts(String name, Set<String> workspaces, boolean closed) {
        Facts {
            requireNonNull(name, "name is null");
            workspaces = Set.copyOf(workspaces);
        }
    }

    private final OrganisationState state;
    private final Map<Entitlement, Facts> channels = new LinkedHashMap<>();

    StoredChannels(OrganisationState state) {
        this.state = requireNonNull(state, "state is null");
    }

    void put(Entitlement.Channel channel, Facts facts) {
        channels.put(channel, facts);
    }

    Optional<Facts> facts(Entitlement.Channel channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    boolean isNamed(String name) {
        return channels.values().stream().anyMatch(facts -> facts.name().equals(name));
    }

    /** Returns whether our installer cannot see it: a private one, and without the installer. */
    boolean hidden(Entitlement entitlement) {
        return Optional.ofNullable(channels.get(entitlement))
                .filter(Facts::closed)
                .filter(_ -> !state.isIn(InMemorySlackOrganisation.INSTALLER, entitlement))
                .isPresent();
    }

    /** Returns the account's channels that are in none of these workspaces. */
    List<Entitlement> outside(List<String> workspaces, AccountId account) {
        return channels.entrySet().stream()
                .filter(c -> c.getValue().workspaces().stream().noneMatch(workspaces::contains))
                .map(Map.Entry::getKey)
                .filter(channel -> state.isIn(account, channel))
                .toList();
    }
}
