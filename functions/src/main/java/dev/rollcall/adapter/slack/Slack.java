package dev.rollcall.adapter.slack;

import dev.rollcall.adapter.slack.call.AccountsAtHand;
import dev.rollcall.adapter.slack.call.AuditCall;
import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.SlackTokens;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.adapter.slack.doctor.SlackDoctor;
import dev.rollcall.adapter.slack.link.SlackAllowLists;
import dev.rollcall.adapter.slack.link.SlackIdpGroupLinks;
import dev.rollcall.adapter.slack.link.SlackOrganisationGroups;
import dev.rollcall.adapter.slack.scim.SlackAccountDirectory;
import dev.rollcall.adapter.slack.scim.SlackAccountProvisioning;
import dev.rollcall.adapter.slack.scim.SlackIdpGroupDirectory;
import dev.rollcall.adapter.slack.scim.SlackIdpGroupWriter;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.WhichSlack;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.platform.http.HttpCaller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** One Slack organisation, and the ports it serves. Makes no call before it is asked something. */
public final class Slack {
    /** The logical name of the secret with the tokens. */
    public static final String SECRET = SlackTokens.SECRET;

    private static final Duration CAPABILITIES_KEPT = Duration.ofMinutes(10);

    /** Whoever has just mended something asks again at once. */
    private static final Duration DOCTOR_KEEPS = Duration.ofSeconds(15);

    private final WhichSlack which;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Memberships memberships;
    private final SlackRoles roles;
    private final Enrolment enrolment;
    private final UserGroupEdit userGroupEdit;
    private final WorkflowManagers workflows;
    private final Licences licences;
    private final AuditTrail auditTrail;
    private final AuditChanges auditChanges;
    private final Inventories inventories;
    private final SlackCapabilities capabilities;
    private final SlackDoctor doctor;
    private final AccountDirectory accountDirectory;
    private final AccountProvisioning provisioning;
    private final AccountRoster roster;
    private final IdpGroupDirectory groupDirectory;
    private final IdpGroupWriter groupWriter;
    private final IdpGroupLinks groupLinks;
    private final ChannelAllowLists allowLists;
    private final SlackOrganisationGroups organisationGroups;
    private final WorldLists worldLists;
    private final MembershipLists membershipLists;

    /** Without a budget: for whoever is alone with Slack. */
    public Slack(SlackSettings settings, Secrets secrets, HttpCaller http, InstantSource clock) {
        this(settings, secrets, http, CallBudget.UNLIMITED, GroupReadings.NONE, clock);
    }

    /** For whoever looks for what others change, and asks Slack each time. */
    public Slack(
            SlackSettings settings,
            Secrets secrets,
            HttpCaller http,
            CallBudget budget,
            GroupReadings groupReadings,
            InstantSource clock) {
        this(settings, secrets, http, budget, groupReadings, AccountsAtHand::none, clock);
    }

    /**
     * @param atHand what the present invocation of a step has read of accounts and need not ask
     *     again
     */
    public Slack(
            SlackSettings settings,
            Secrets secrets,
            HttpCaller http,
            CallBudget budget,
            GroupReadings groupReadings,
            Supplier<AccountsAtHand> atHand,
            InstantSource clock) {
        SlackTokens tokens = new SlackTokens(secrets);
        SlackTransport transport = new SlackTransport(http, tokens, budget, atHand, clock);
        SlackCall calls = new SlackCall(transport, settings.webApi());
        ScimCall scim = new ScimCall(transport, settings.scim());
        SlackPages pages = new SlackPages(calls);
        accountDirectory = new SlackAccountDirectory(scim);
        provisioning = new SlackAccountProvisioning(scim, accountDirectory, clock);
        roster = new SlackRoster(calls);
        groupDirectory = new SlackIdpGroupDirectory(scim);
        groupLinks = new SlackIdpGroupLinks(calls, groupDirectory, clock);
        allowLists = new SlackAllowLists(calls, pages, groupDirectory, clock);
        organisationGroups = new SlackOrganisationGroups(calls, clock);
        groupWriter = new SlackIdpGroupWriter(scim, groupDirectory, groupLinks, clock);
        SlackIdentity identity = new SlackIdentity(calls, tokens);
        which = identity;
        SlackWorkspaces workspaces = new SlackWorkspaces(pages, identity, clock);
        worldLists =
                new SlackWorldLists(
                        calls,
                        workspaces,
                        groupDirectory,
                        new ListedUserGroups(pages, identity, clock));
        SlackUsers users = new SlackUsers(calls);
        UserGroupList userGroups = new UserGroupList(calls, pages, groupReadings);
        membershipLists = new SlackMembershipLists(calls, userGroups, clock);
        SharedUserGroups sharedGroups =
                new SharedUserGroups(userGroups, groupReadings, budget, clock);
        WorkspaceOwners owners = new WorkspaceOwners(pages, identity, clock);
        accounts =
                new SlackAccounts(
                        scim,
                        users,
                        workspaces,
                        owners,
                        new RanksOfMany(pages, users, workspaces, owners, clock),
                        identity,
                        clock);
        sessions = new SlackSessions(calls, pages, identity, clock);
        ScimUsers scimUsers = new ScimUsers(scim);
        roles = new SlackRoles(calls, pages, clock);
        WorkspaceMembers workspaceMembers = new WorkspaceMembers(calls, users, scimUsers, clock);
        ChannelMembers channels = new ChannelMembers(calls, pages, identity, clock);
        userGroupEdit =
                new UserGroupEdit(
                        userGroups,
                        new InactiveMembers(users, scimUsers, accountDirectory, clock),
                        () -> identity.identity().installer(),
                        clock);
        enrolment = new SlackEnrolment(userGroupEdit, workspaceMembers, channels, roles);
        memberships =
                new SlackMemberships(
                        new HoldingsReader(scimUsers, users, sharedGroups, pages),
                        workspaces,
                        new IdpGroups(scim, clock),
                        new UserGroups(userGroups, sharedGroups, userGroupEdit),
                        workspaceMembers,
                        channels,
                        roles,
                        organisationGroups,
                        clock);
        workflows = new SlackWorkflows(calls, pages, clock);
        Belonging belonging = new Belonging(users, workspaces);
        licences = new SlackLicences(calls, belonging, clock);
        AuditCall audit = new AuditCall(transport, settings.audit());
        AuditLog log = new AuditLog(audit);
        auditTrail = log;
        auditChanges = new SlackAuditChanges(audit);
        IntegrationLog integrations = new IntegrationLog(calls);
        inventories =
                new SlackInventories(
                        new Leftovers(log, integrations),
                        new Presences(log, integrations, scimUsers),
                        belonging,
                        clock);
        capabilities =
                new PlanAtHand(
                        identity,
                        new SlackDoctor(calls, transport, audit, CAPABILITIES_KEPT, clock)
                                .capabilities());
        doctor = new SlackDoctor(calls, transport, audit, DOCTOR_KEEPS, clock);
    }

    /** Returns whose tokens these are. */
    public WhichSlack which() {
        return which;
    }

    /** Returns what the company's Slack lets us do. */
    public SlackCapabilities capabilities() {
        return capabilities;
    }

    /** Returns what tells of Slack itself. */
    public SlackDoctor doctor() {
        return doctor;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Memberships memberships() {
        return memberships;
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    public AdminRoles adminRoles() {
        return roles;
    }

    public WorkflowManagers workflows() {
        return workflows;
    }

    public Licences licences() {
        return licences;
    }

    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /** Returns who changed what; on the Enterprise plan. */
    public AuditChanges auditChanges() {
        return auditChanges;
    }

    public Inventories inventories() {
        return inventories;
    }

    public AccountDirectory accountDirectory() {
        return accountDirectory;
    }

    public AccountProvisioning provisioning() {
        return provisioning;
    }

    public AccountRoster roster() {
        return roster;
    }

    public IdpGroupDirectory groupDirectory() {
        return groupDirectory;
    }

    public IdpGroupWriter groupWriter() {
        return groupWriter;
    }

    public IdpGroupLinks groupLinks() {
        return groupLinks;
    }

    public ChannelAllowLists allowLists() {
        return allowLists;
    }

    public OrganisationGroups organisationGroups() {
        return organisationGroups;
    }

    /** Returns what lists all that a policy can name. */
    public WorldLists worldLists() {
        return worldLists;
    }

    /** Returns what lists who is where, asked by the place. */
    public MembershipLists membershipLists() {
        return membershipLists;
    }

    public UserGroupEditing userGroupEditing() {
        return userGroupEdit;
    }
}
