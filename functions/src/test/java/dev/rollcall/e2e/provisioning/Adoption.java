package dev.rollcall.e2e.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoGrants;
import dev.rollcall.adapter.dynamodb.DynamoLinks;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.policyfile.PolicyYaml;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes that somebody has what rules give since long, in Slack and in our records. */
final class Adoption {
    private static final SourceId OKTA = new SourceId("okta");

    private final SlackOrganisation slack;
    private final DynamoLinks links;
    private final DynamoGrants grants;
    private final AccessPolicy policy;

    Adoption(LocalRuntime runtime, String policy) {
        Table table =
                new Table(runtime.clients().dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
        this.slack = runtime.slack().organisation();
        this.links = new DynamoLinks(table);
        this.grants = new DynamoGrants(table);
        if (!(PolicyYaml.read(policy.getBytes(UTF_8)) instanceof PolicyYaml.Valid valid)) {
            throw new IllegalArgumentException("The policy is not valid");
        }
        this.policy = valid.access();
    }

    void adopt(OktaPerson person, String account) {
        link(person, account);
        Instant since = person.created();
        List<Grant> given =
                new AccessRules(policy)
                        .of(record(person), Optional.of(since), since).grants().stream().toList();
        given.forEach(grant -> put(account, grant.entitlement()));
        grants.adopt(
                given.stream()
                        .map(grant ->
                                new RecordedGrant(
                                        grant,
                                        Optional.of(new AccountId(account)),
                                        since,
                                        "plan:adoption",
                                        policy.digest(),
                                        RecordedGrant.State.GIVEN))
                        .toList());
    }

    /** Records that the account is the person's. */
    void link(OktaPerson person, String account) {
        links.record(
                new Link(
                        id(person),
                        new AccountId(account),
                        person.created(),
                        "adopted",
                        Optional.ofNullable(person.more().get("employeeNumber")).map(HumanKey::of),
                        Optional.empty()));
    }

    /** Returns what is recorded as given to a person, or as waiting. */
    List<RecordedGrant> recorded(String person) {
        return List.copyOf(grants.of(new PersonId(OKTA, person)));
    }

    private static PersonId id(OktaPerson person) {
        return new PersonId(OKTA, person.id());
    }

    private static PersonRecord record(OktaPerson person) {
        return new PersonRecord(
                id(person),
                Standing.ENTITLED,
                person.status(),
                Map.of(),
                PersonGroups.flat(
                        person.groups().stream()
                                .map(group -> new GroupId(OKTA, group))
                                .collect(Collectors.toSet())),
                person.created());
    }

    /** Puts an account into something at Slack. */
    void put(String account, Entitlement entitlement) {
        switch (entitlement) {
            case Entitlement.Workspace(String id) ->
                    slack.change(
                            account,
                            a ->
                                    a.in(
                                            Stream.concat(a.workspaces().stream(), Stream.of(id))
                                                    .collect(Collectors.toSet())));
            case Entitlement.IdpGroup(String id) -> put(SlackGroup.Kind.IDP_GROUP, id, account);
            case Entitlement.OrganisationGroup(String id) ->
                    put(SlackGroup.Kind.USER_GROUP, id, account);
            case Entitlement.UserGroup(_, String id) ->
                    put(SlackGroup.Kind.USER_GROUP, id, account);
            case Entitlement.Channel(String id) -> put(SlackGroup.Kind.CHANNEL, id, account);
            case Entitlement.AdminRole _ ->
                    throw new IllegalArgumentException("No rule gives a role");
        }
    }

    private void put(SlackGroup.Kind kind, String id, String account) {
        slack.change(
                kind,
                id,
                group -> {
                    Set<String> all = new TreeSet<>(group.members());
                    all.add(account);
                    return group.withMembers(all, group.updatedBy());
                });
    }
}
