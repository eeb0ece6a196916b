package dev.rollcall.application.world;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of whoever a protected account of the policy in force is linked to. An account without
 * a link is nobody's whom a mapping could mean.
 */
public final class ProtectedGroups implements WorldLists {
    private final Policies policies;
    private final Links links;
    private final PersonRecords people;

    public ProtectedGroups(Policies policies, Links links, PersonRecords people) {
        this.policies = requireNonNull(policies, "policies is null");
        this.links = requireNonNull(links, "links is null");
        this.people = requireNonNull(people, "people is null");
    }

    @Override
    public List<WorldPart> parts() {
        return List.of(WorldPart.PROTECTED);
    }

    @Override
    public boolean has(WorldPart part) {
        return part.equals(WorldPart.PROTECTED);
    }

    @Override
    public WorldPage read(WorldPart part, Optional<String> cursor) {
        return WorldPage.whole(PolicyWorld.protecting(of(policies.leavers().protectedAccounts())));
    }

    /** Returns the groups of whoever these accounts are linked to; of nobody there are none. */
    public Map<AccountId, Set<GroupId>> of(Set<AccountId> accounts) {
        Map<AccountId, Set<GroupId>> groups = new HashMap<>();
        for (AccountId account : accounts) {
            Set<GroupId> all = new HashSet<>();
            for (Link link : links.to(account)) {
                all.addAll(
                        people.read(link.person())
                                .map(record -> record.groups().direct())
                                .orElse(Set.of()));
            }
            groups.put(account, all);
        }
        return groups;
    }
}
