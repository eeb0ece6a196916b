package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditLog;
import dev.rollcall.local.slack.estate.Estate;
import dev.rollcall.local.slack.estate.Installation;
import dev.rollcall.local.slack.estate.Scopes;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.Timeline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** One Enterprise Grid organisation: accounts, workspaces, groups of all kinds. */
public final class SlackOrganisation {
    /** The organisation's own id. */
    public static final String ID = "E0ACME";

    /** The app whose tokens are ours. */
    public static final String OUR_APP = "A0ROLLCALL";

    private final Timeline timeline;
    private final boolean grid;
    private final AuditLog audit;
    private final Estate estate;
    private final Aftermath aftermath;
    private final Movements movements = new Movements(this);
    private final AtomicLong version = new AtomicLong();
    private final Map<String, SlackAccount> accounts = new LinkedHashMap<>();

    /** All accounts as they were after so many changes: each page of a list asks for them. */
    private @Nullable List<SlackAccount> listed;

    private long listedAt;
    private long added;
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final Map<String, SlackGroup> groups = new LinkedHashMap<>();
    private ChangeListener listener = ChangeListener.NOBODY;
    private Switches switches = Switches.DOCUMENTED;
    private Duration skew = Duration.ZERO;
    private int made;

    /** A workspace; its primary owner cannot be let go. */
    public record Workspace(String id, String name, String primaryOwner) {
        public Workspace {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
            requireNonNull(primaryOwner, "primaryOwner is null");
        }
    }

    /** A token of one app, installed by one account. */
    public record Token(String app, String installer) {
        public Token {
            requireNonNull(app, "app is null");
            requireNonNull(installer, "installer is null");
        }
    }

    /** Makes an organisation of the plan Enterprise Grid. */
    public SlackOrganisation(Timeline timeline) {
        this(timeline, true);
    }

    private SlackOrganisation(Timeline timeline, boolean grid) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.grid = grid;
        this.audit = new AuditLog(this::now, ID);
        this.estate = new Estate(version::incrementAndGet);
        this.aftermath = new Aftermath(this, timeline);
    }

    /**
     * Returns a company of the plan Business+: SCIM, one workspace, which is to be added, and
     * neither methods for admins of an organisation nor audit logs.
     */
    public static SlackOrganisation businessPlus(Timeline timeline) {
        return new SlackOrganisation(timeline, false);
    }

    /** Tells whether this is an organisation of workspaces, and not a workspace by itself. */
    public boolean hasGrid() {
        return grid;
    }

    /** Returns what the organisation has beside people and groups. */
    public Estate estate() {
        return estate;
    }

    /** Returns the time on Slack's own clock, which may be wrong. */
    public synchronized Instant now() {
        return timeline.now().plus(skew);
    }

    /** Puts Slack's clock ahead by so much, or behind. */
    public synchronized void skew(Duration ahead) {
        skew = ahead;
    }

    /** Returns how the open questions about Slack are answered here. */
    public synchronized Switches switches() {
        return switches;
    }

    public synchronized void turn(Switches to) {
        switches = requireNonNull(to, "to is null");
    }

    /** From now on that one hears of changes, and nobody else. */
    synchronized void onChange(ChangeListener hears) {
        listener = requireNonNull(hears, "hears is null");
    }

    /** Returns what puts accounts into workspaces and channels, and takes them out. */
    public Movements movements() {
        return movements;
    }

    /** Returns what Slack does by itself after a change. */
    public Aftermath aftermath() {
        return aftermath;
    }

    /** Returns what happened here, as Slack logs it. */
    public AuditLog audit() {
        return audit;
    }

    /** Adds an account, or puts it in the place of the one of the same id. */
    public synchronized void add(SlackAccount account) {
        accounts.put(account.id(), account);
        added++;
        estate.sessions().makeSo(account.id(), account.sessions());
        Set<String> installed = new TreeSet<>(estate.apps().idsInstalledBy(account.id()));
        account.apps().stream()
                .filter(app -> !installed.contains(app))
                .forEach(app -> estate.apps().install(byMember(app, account)));
    }

    /** An app with a bot, as a member may install it in a workspace. */
    private Installation byMember(String app, SlackAccount account) {
        return new Installation(
                app,
                account.id(),
                account.workspaces().stream().findFirst(),
                Set.of("calendar:read"),
                Set.of("chat:write"),
                timeline.now());
    }

    public synchronized void add(Workspace workspace) {
        workspaces.put(workspace.id(), workspace);
    }

    public synchronized void add(SlackGroup group) {
        groups.put(group.id(), group);
    }

    /** Makes the account an owner of one workspace, whatever its rank in the organisation. */
    public synchronized void addOwner(String workspace, String account) {
        estate.ranks().makeOwner(workspace, account);
    }

    /** Returns a workspace's owners: its own, and the organisation's who belong there. */
    public synchronized Set<String> ownersOf(String workspace) {
        Set<String> all = new TreeSet<>(estate.ranks().owners(workspace));
        accounts.values().stream()
                .filter(account -> account.rank().compareTo(SlackAccount.Rank.OWNER) >= 0)
                .filter(account -> account.workspaces().contains(workspace))
                .map(SlackAccount::id)
                .forEach(all::add);
        return all;
    }

    /** Returns the workspaces that the account owns, whatever its rank in the organisation. */
    Set<String> ownedBy(String account) {
        return estate.ranks().ownedBy(account);
    }

    /** Makes a token of our app known, installed by that account. */
    public void allowToken(String token, String installer) {
        allowToken(token, new Token(OUR_APP, installer));
    }

    /**
     * Makes a user token with every scope known, of an app installed on the organisation, or on the
     * workspace where there is only that.
     */
    public void allowToken(String token, Token of) {
        SlackToken user = SlackToken.user(token, of.app(), of.installer(), Scopes.ALL);
        estate.tokens().add(grid ? user : user.in(workspaces().getFirst().id()));
    }

    /** Returns whose token it is, if it works still. */
    public Optional<Token> token(String token) {
        return estate.tokens()
                .find(token)
                .filter(_ -> !estate.tokens().revoked(token))
                .map(known -> new Token(known.app(), known.installer()));
    }

    public Optional<String> installerOf(String token) {
        return token(token).map(Token::installer);
    }

    public synchronized Optional<SlackAccount> account(String id) {
        return Optional.ofNullable(accounts.get(id)).map(this::asItIs);
    }

    public synchronized List<SlackAccount> accounts() {
        long changes = version.get() + added;
        if (listed == null || changes != listedAt) {
            listed = accounts.values().stream().map(this::asItIs).toList();
            listedAt = changes;
        }
        return listed;
    }

    /** Sessions and apps are kept elsewhere. */
    private SlackAccount asItIs(SlackAccount account) {
        return account.with(
                estate.sessions().count(account.id()), estate.apps().idsInstalledBy(account.id()));
    }

    public synchronized List<Workspace> workspaces() {
        return List.copyOf(workspaces.values());
    }

    public synchronized Optional<SlackGroup> group(SlackGroup.Kind kind, String id) {
        return Optional.ofNullable(groups.get(id)).filter(group -> group.kind() == kind);
    }

    public synchronized List<SlackGroup> groups(SlackGroup.Kind kind) {
        return groups.values().stream().filter(group -> group.kind() == kind).toList();
    }

    public synchronized List<SlackGroup> groupsOf(SlackGroup.Kind kind, String account) {
        return groups(kind).stream().filter(g -> g.members().contains(account)).toList();
    }

    /** Counts every change; a call that leaves it as it was had no effect. */
    public long version() {
        return version.get();
    }

    /** Deactivations show only after this time from now on. */
    public void showDeactivationsAfter(Duration time) {
        turn("shownAfterMillis", LongNode.valueOf(time.toMillis()));
    }

    /**
     * From now on SCIM shows no groups of a deactivated user, who is in them still. Slack does not
     * say whether it does so.
     */
    public void hideGroupsOfDeactivated() {
        turn("groupsShown", BooleanNode.FALSE);
    }

    private void turn(String leaving, JsonNode position) {
        turn(switches().turned(Json.object().set("leaving", Json.object().set(leaving, position))));
    }

    /** Returns the IdP groups that the user's own SCIM resource tells of. */
    synchronized List<SlackGroup> groupsShownOf(SlackAccount account) {
        return switches.leaving().groupsShown() || active(account)
                ? groupsOf(SlackGroup.Kind.IDP_GROUP, account.id())
                : List.of();
    }

    /** Lets only the group's members into the channel, beside those of other groups so linked. */
    public void linkAllowList(String channel, String group) {
        estate.channels().reserve(channel, group);
    }

    public void unlinkAllowList(String channel, String group) {
        estate.channels().release(channel, group);
    }

    /**
     * Returns the channels that let in only this group's members, and those of others so linked.
     */
    public Set<String> allowListsOf(String group) {
        return estate.channels().reservedFor(group);
    }

    /** Returns an id that nothing has yet. */
    public synchronized String newId(String prefix) {
        return prefix + String.format(Locale.ROOT, "0NEW%04d", ++made);
    }

    public boolean active(SlackAccount account) {
        return account.activeAt(timeline.now());
    }

    /** Deactivates; idempotent. Slack takes the account out of its channels, and keeps the rest. */
    public void deactivate(String id) {
        deactivate(id, AuditLog.NOBODY);
    }

    public synchronized void deactivate(String id, String by) {
        SlackAccount account = requireNonNull(accounts.get(id), "no such account");
        if (account.deactivatedFrom().isPresent()) {
            return;
        }
        Switches.Leaving leaving = switches.leaving();
        replace(
                account.deactivated(
                        timeline.now().plus(Duration.ofMillis(leaving.shownAfterMillis()))));
        for (SlackGroup group : List.copyOf(groups.values())) {
            boolean channel = group.kind() == SlackGroup.Kind.CHANNEL;
            if (group.members().contains(id)
                    && (channel ? leaving.leavesChannels() : leaving.losesGroups())) {
                replace(group.without(id, AuditLog.NOBODY));
            }
        }
        if (leaving.sessionsEndMillis() >= 0) {
            endSessions(id, Duration.ofMillis(leaving.sessionsEndMillis()));
        }
        String kind = account.guest() ? "guest_deactivated" : "user_deactivated";
        audit.append(kind, by, AuditEntity.user(id));
        aftermath.deactivated(id);
    }

    private void endSessions(String id, Duration after) {
        if (after.isZero()) {
            signOut(id);
            return;
        }
        timeline.schedule(
                timeline.now().plus(after),
                () ->
                        account(id)
                                .filter(a -> a.deactivatedFrom().isPresent())
                                .ifPresent(_ -> signOut(id)));
    }

    public void reactivate(String id) {
        reactivate(id, AuditLog.NOBODY);
    }

    public synchronized void reactivate(String id, String by) {
        account(id)
                .filter(a -> a.deactivatedFrom().isPresent())
                .ifPresent(a -> {
                    boolean scattered = grid && switches.leaving().losesWorkspaces();
                    replace(scattered ? a.reactivated().in(Set.of()) : a.reactivated());
                    String kind = a.guest() ? "guest_reactivated" : "user_reactivated";
                    audit.append(kind, by, AuditEntity.user(id));
                });
    }

    /** Changes an account; what stays as it was counts as no change. */
    public synchronized void change(String id, UnaryOperator<SlackAccount> change) {
        account(id)
                .ifPresent(before -> {
                    SlackAccount after = change.apply(before);
                    if (!after.equals(before)) {
                        replace(after);
                    }
                });
    }

    public synchronized void create(SlackAccount account) {
        replace(account);
    }

    public synchronized void create(SlackGroup group) {
        replace(group);
    }

    synchronized void remove(SlackGroup group) {
        groups.remove(group.id());
        version.incrementAndGet();
    }

    public synchronized void signOut(String id) {
        estate.sessions().endThose(id, _ -> true);
    }

    public synchronized void change(
            SlackGroup.Kind kind, String id, UnaryOperator<SlackGroup> change) {
        group(kind, id)
                .ifPresent(before -> {
                    SlackGroup after = change.apply(before);
                    if (!after.equals(before)) {
                        replace(after);
                    }
                });
    }

    /** Returns the accounts of a list that a group may not have: unknown or deactivated. */
    public synchronized List<String> unfit(List<String> members) {
        List<String> unfit = new ArrayList<>();
        for (String member : members) {
            SlackAccount account = accounts.get(member);
            if (account == null || account.deactivatedFrom().isPresent() || account.bot()) {
                unfit.add(member);
            }
        }
        return unfit;
    }

    private void replace(SlackAccount account) {
        SlackAccount before = accounts.put(account.id(), account);
        version.incrementAndGet();
        if (before == null) {
            listener.arrived(account);
        } else {
            listener.changed(account);
        }
    }

    private void replace(SlackGroup group) {
        SlackGroup before = groups.put(group.id(), group);
        version.incrementAndGet();
        if (before != null && group.kind() == SlackGroup.Kind.USER_GROUP) {
            listener.changed(before, group);
        }
        if (before != null && group.kind() == SlackGroup.Kind.IDP_GROUP) {
            aftermath.changed(before, group);
        }
    }
}
