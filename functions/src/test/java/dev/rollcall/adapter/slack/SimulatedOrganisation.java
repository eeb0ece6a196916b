package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;
import dev.rollcall.platform.json.Json;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The real adapter in front of the simulated Slack, for the contracts of the organisation's ports.
 * No test of it may send what nobody may send.
 */
final class SimulatedOrganisation implements OrganisationFixture {
    private final SimulatedSlack simulated = new SimulatedSlack();
    private final Slack slack = simulated.slack();
    private final SlackOrganisation organisation = simulated.organisation();
    private int groups;

    SimulatedOrganisation() {}

    /** Turns some of the switches first, {@code {"offers": {"seats": 8}}} for instance. */
    SimulatedOrganisation(String switches) {
        simulated.turn(switches);
    }

    @Override
    public AccountDirectory directory() {
        return slack.accountDirectory();
    }

    @Override
    public AccountProvisioning provisioning() {
        return slack.provisioning();
    }

    @Override
    public IdpGroupDirectory groupDirectory() {
        return slack.groupDirectory();
    }

    @Override
    public IdpGroupWriter groupWriter() {
        return slack.groupWriter();
    }

    @Override
    public Enrolment enrolment() {
        return slack.enrolment();
    }

    @Override
    public UserGroupEditing userGroupEditing() {
        return slack.userGroupEditing();
    }

    @Override
    public Memberships memberships() {
        return slack.memberships();
    }

    @Override
    public IdpGroupLinks groupLinks() {
        return slack.groupLinks();
    }

    @Override
    public ChannelAllowLists allowLists() {
        return slack.allowLists();
    }

    @Override
    public OrganisationGroups organisationGroups() {
        return slack.organisationGroups();
    }

    @Override
    public AccountRoster roster() {
        return slack.roster();
    }

    @Override
    public MembershipLists membershipLists() {
        return slack.membershipLists();
    }

    @Override
    public void add(AccountId account, Account.Rank rank) {
        simulated.add(account, rank, 0);
    }

    @Override
    public void deactivate(AccountId account) {
        organisation.deactivate(account.value());
        settle();
    }

    @Override
    public Entitlement.Workspace workspace(String id) {
        organisation.add(new SlackOrganisation.Workspace(id, "Acme " + id, "U0FOUNDER"));
        return new Entitlement.Workspace(id);
    }

    @Override
    public Entitlement.IdpGroup idpGroup(String name, List<AccountId> members) {
        String id = "S0ORG" + ++groups;
        organisation.add(
                new SlackGroup(SlackGroup.Kind.IDP_GROUP, id, "", name, ids(members), false, "U0"));
        return new Entitlement.IdpGroup(id);
    }

    @Override
    public Entitlement.UserGroup userGroup(List<AccountId> members) {
        return simulated.userGroup(members);
    }

    @Override
    public void disable(Entitlement.UserGroup group) {
        organisation.change(
                SlackGroup.Kind.USER_GROUP, group.groupId(), g -> g.disabled(true, "U0"));
    }

    @Override
    public Entitlement.Channel channel(
            String id, Entitlement.Workspace in, List<AccountId> members, boolean closed) {
        organisation.add(
                new SlackGroup(
                        SlackGroup.Kind.CHANNEL,
                        id,
                        in.workspaceId(),
                        "channel-" + id.toLowerCase(Locale.ROOT),
                        ids(members),
                        false,
                        "U0"));
        ChannelFacts facts =
                ChannelFacts.open(id, in.workspaceId(), INSTALLER.value(), Instant.EPOCH);
        organisation.estate().channels().put(closed ? facts.asPrivate() : facts);
        return new Entitlement.Channel(id);
    }

    @Override
    public void give(AccountId account, Entitlement.AdminRole role) {
        organisation
                .estate()
                .roles()
                .assign(role.roleId(), role.entityId(), account.value(), organisation.now());
    }

    @Override
    public void hideMemberOf(Entitlement.UserGroup group) {
        simulated.fault(
                "{\"fault\":\"hidden-members\",\"group\":\"" + group.groupId() + "\",\"rows\":1}");
    }

    @Override
    public void refuseAsTooMany() {
        simulated.fault("{\"fault\":\"rate-limit\",\"seconds\":7,\"call\":\"list|members\"}");
    }

    @Override
    public void fillSeats() {
        long people = organisation.accounts().stream().filter(a -> !a.bot()).count();
        offer(Json.object().put("seats", people));
    }

    @Override
    public void loseOwnerOf(Entitlement.Workspace workspace) {
        AccountId owner = new AccountId("U0GONE");
        add(owner, Account.Rank.OWNER);
        organisation.add(
                new SlackOrganisation.Workspace(workspace.workspaceId(), "Acme", owner.value()));
        deactivate(owner);
    }

    @Override
    public void offerNoOrganisationGroups() {
        offer(Json.object().put("groupDeltas", false));
    }

    private void offer(ObjectNode offers) {
        organisation.turn(organisation.switches().turned(Json.object().set("offers", offers)));
    }

    @Override
    public void keepRowBack() {
        simulated.fault(
                "{\"fault\":\"missing-rows\",\"rows\":1,\"call\":\".*(scim/v2|admin.users.list|conversations.members|listAssignments).*\"}");
    }

    @Override
    public void settle() {
        simulated.passAMinute();
    }

    @Override
    public void close() {
        assertThat(simulated.forbidden()).isEmpty();
        simulated.close();
    }

    SimulatedSlack simulated() {
        return simulated;
    }

    private static Set<String> ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).collect(Collectors.toUnmodifiableSet());
    }
}
