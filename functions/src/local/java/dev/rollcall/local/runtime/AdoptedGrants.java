package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules give to the sample company's people, and they have already when it is adopted. */
final class AdoptedGrants {
    private static final String CAUSE = "plan:adoption";

    private final SlackOrganisation slack;
    private final Map<String, OktaPerson> people;
    private final AccessPolicy policy;
    private final Instant at;
    private final Map<String, Set<Entitlement>> held = new HashMap<>();

    private AdoptedGrants(SampleCompany company, AccessPolicy policy, Instant at) {
        this.slack = company.slack();
        this.people =
                company.okta().people().stream()
                        .collect(Collectors.toMap(OktaPerson::id, Function.identity()));
        this.policy = policy;
        this.at = at;
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            slack.groups(kind)
                    .forEach(group ->
                            group.members().forEach(member -> has(member, entitlement(group))));
        }
        slack.accounts()
                .forEach(account ->
                        account.workspaces()
                                .forEach(id -> has(account.id(), new Entitlement.Workspace(id))));
    }

    static List<RecordedGrant> of(SampleCompany company, AccessPolicy policy, Instant at) {
        AdoptedGrants adopted = new AdoptedGrants(company, policy, at);
        return company.links().stream().flatMap(adopted::of).toList();
    }

    private Stream<RecordedGrant> of(Link link) {
        return new AccessRules(policy)
                .of(record(link), Optional.of(link.madeAt()), at).grants().stream()
                        .filter(grant -> has(link.account(), grant))
                        .map(grant -> recorded(grant, link.account()));
    }

    private RecordedGrant recorded(Grant grant, AccountId account) {
        return new RecordedGrant(
                grant, Optional.of(account), at, CAUSE, policy.digest(), RecordedGrant.State.GIVEN);
    }

    private PersonRecord record(Link link) {
        OktaPerson person =
                requireNonNull(people.get(link.person().value()), "a link is of nobody");
        return new PersonRecord(
                link.person(),
                Standing.ENTITLED,
                person.status(),
                Map.of(),
                PersonGroups.flat(
                        person.groups().stream()
                                .map(group -> new GroupId(link.person().source(), group))
                                .collect(Collectors.toSet())),
                at);
    }

    private void has(String account, Entitlement entitlement) {
        held.computeIfAbsent(account, _ -> new HashSet<>()).add(entitlement);
    }

    private boolean has(AccountId account, Grant grant) {
        return held.getOrDefault(account.value(), Set.of()).contains(grant.entitlement());
    }

    private static Entitlement entitlement(SlackGroup group) {
        return switch (group.kind()) {
            case IDP_GROUP -> new Entitlement.IdpGroup(group.id());
            case USER_GROUP -> new Entitlement.UserGroup(group.workspaceId(), group.id());
            case CHANNEL -> new Entitlement.Channel(group.id());
        };
    }
}
