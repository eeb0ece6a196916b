package dev.rollcall.adapter.slack;

import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.SlackTokens;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.adapter.slack.scim.SlackAccountDirectory;
import dev.rollcall.adapter.slack.scim.SlackAccountProvisioning;
import dev.rollcall.adapter.slack.scim.SlackIdpGroupDirectory;
import dev.rollcall.adapter.slack.scim.SlackIdpGroupWriter;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.platform.http.HttpCaller;

import java.time.InstantSource;

/** One Slack organisation, and the ports it serves. Makes no call before it is asked something. */
public final class Slack {
    /** The logical name of the secret with the tokens. */
    public static final String SECRET = SlackTokens.SECRET;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Memberships memberships;
    private final AccountDirectory accountDirectory;
    private final AccountProvisioning provisioning;
    private final IdpGroupDirectory groupDirectory;
    private final IdpGroupWriter groupWriter;

    /** Without a budget: for whoever is alone with Slack. */
    public Slack(SlackSettings settings, Secrets secrets, HttpCaller http, InstantSource clock) {
        this(settings, secrets, http, CallBudget.UNLIMITED, clock);
    }

    public Slack(
            SlackSettings settings,
            Secrets secrets,
            HttpCaller http,
            CallBudget budget,
            InstantSource clock) {
        SlackTokens tokens = new SlackTokens(secrets);
        SlackTransport transport = new SlackTransport(http, tokens, budget, clock);
        SlackCall calls = new SlackCall(transport, settings.webApi());
        ScimCall scim = new ScimCall(transport, settings.scim());
        SlackPages pages = new SlackPages(calls);
        accountDirectory = new SlackAccountDirectory(scim);
        provisioning = new SlackAccountProvisioning(scim, accountDirectory, clock);
        groupDirectory = new SlackIdpGroupDirectory(scim);
        groupWriter =
                new SlackIdpGroupWriter(scim, groupDirectory, new LinkedChannels(calls), clock);
        SlackIdentity identity = new SlackIdentity(calls, tokens);
        SlackWorkspaces workspaces = new SlackWorkspaces(pages, clock);
        SlackUsers users = new SlackUsers(calls);
        UserGroupList userGroups = new UserGroupList(calls, pages);
        accounts =
                new SlackAccounts(
                        scim,
                        users,
                        workspaces,
                        new WorkspaceOwners(pages, clock),
                        identity,
                        clock);
        sessions = new SlackSessions(calls, pages, identity, clock);
        memberships =
                new SlackMemberships(
                        new HoldingsReader(new ScimUsers(scim), users, userGroups, pages),
                        workspaces,
                        new IdpGroups(scim, clock),
                        new UserGroups(userGroups, users, new ScimUsers(scim), clock),
                        clock);
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

    public AccountDirectory accountDirectory() {
        return accountDirectory;
    }

    public AccountProvisioning provisioning() {
        return provisioning;
    }

    public IdpGroupDirectory groupDirectory() {
        return groupDirectory;
    }

    public IdpGroupWriter groupWriter() {
        return groupWriter;
    }
}
