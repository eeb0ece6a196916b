package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

/** All that the organisation has beside people and groups. */
public final class Estate {
    private final Sessions sessions;
    private final Tokens tokens;
    private final Apps apps;
    private final AppReviews reviews;
    private final Workflows workflows;
    private final RoleAssignments roles;
    private final Channels channels;
    private final GroupLinks links;
    private final UserGroupFacts userGroups;
    private final IntegrationLog integrations;
    private final AccountFacts accounts;

    /**
     * @param changed is told of each change
     */
    public Estate(Runnable changed) {
        requireNonNull(changed, "changed is null");
        this.sessions = new Sessions(changed);
        this.tokens = new Tokens(changed);
        this.apps = new Apps(changed);
        this.reviews = new AppReviews(changed);
        this.workflows = new Workflows(changed);
        this.roles = new RoleAssignments(changed);
        this.channels = new Channels(changed);
        this.links = new GroupLinks(changed);
        this.userGroups = new UserGroupFacts(changed);
        this.integrations = new IntegrationLog();
        this.accounts = new AccountFacts(changed);
    }

    public Sessions sessions() {
        return sessions;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Apps apps() {
        return apps;
    }

    public AppReviews reviews() {
        return reviews;
    }

    public Workflows workflows() {
        return workflows;
    }

    public RoleAssignments roles() {
        return roles;
    }

    public Channels channels() {
        return channels;
    }

    public GroupLinks links() {
        return links;
    }

    public UserGroupFacts userGroups() {
        return userGroups;
    }

    public IntegrationLog integrations() {
        return integrations;
    }

    public AccountFacts accounts() {
        return accounts;
    }
}
