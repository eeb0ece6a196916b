package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The user groups of the whole organisation. */
final class WideGroups {
    private final Map<OrganisationGroupId, GroupNaming> names = new LinkedHashMap<>();
    private final Map<OrganisationGroupId, Set<AccountId>> members = new LinkedHashMap<>();

    void put(OrganisationGroupId group, GroupNaming naming) {
        names.put(group, requireNonNull(naming, "naming is null"));
    }

    Optional<OrganisationGroup> read(OrganisationGroupId group) {
        return Optional.ofNullable(names.get(group))
                .map(naming -> new OrganisationGroup(group, naming, false, members(group).size()));
    }

    Set<AccountId> members(OrganisationGroupId group) {
        return members.computeIfAbsent(group, _ -> new LinkedHashSet<>());
    }

    /** Returns why no other group than this may be called so; empty if it may. */
    Optional<String> taken(GroupNaming naming, Optional<OrganisationGroupId> own) {
        for (Map.Entry<OrganisationGroupId, GroupNaming> other : names.entrySet()) {
            if (own.filter(other.getKey()::equals).isPresent()) {
                continue;
            }
            if (other.getValue().name().equalsIgnoreCase(naming.name())) {
                return Optional.of("name_already_exists");
            }
            boolean sameHandle =
                    naming.handle()
                            .filter(handle ->
                                    other.getValue()
                                            .handle()
                                            .filter(handle::equalsIgnoreCase)
                                            .isPresent())
                            .isPresent();
            if (sameHandle) {
                return Optional.of("handle_already_exists");
            }
        }
        return Optional.empty();
    }
}
