package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditLog;
import dev.rollcall.local.time.Timeline;

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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One Enterprise Grid organisation: accounts, workspaces, groups of all kinds. */
public final class SlackOrganisation {
    /** The organisation's own id. */
    public static final String ID = "E0ACME";

    /** The app whose tokens are ours. */
    public static final String OUR_APP = "A0ROLLCALL";

    private static final Duration BULK_TAKES = Duration.ofSeconds(2);

    private final Timeline timeline;
    private final AuditLog audit;
    private final Map<String, SlackAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final Map<String, SlackGroup> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> owners = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Set<String>> allowLists = new LinkedHashMap<>();
    private Switches switches = Switches.DOCUMENTED;
    private Duration skew = Duration.ZERO;
    private int made;
    private long version;

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

    public SlackOrganisation(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.audit = new AuditLog(this::now, ID);
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

    /** Returns what happened here, as Slack logs it. */
    public AuditLog audit() {
        return audit;
    }

    public synchronized void add(SlackAccount account) {
        accounts.put(account.id(), account);
    }

    public synchronized void add(Workspace workspace) {
        workspaces.put(workspace.id(), workspace);
    }

    public synchronized void add(SlackGroup group) {
        groups.put(group.id(), group);
    }

    /** Makes the account an owner of one workspace, whatever its rank in the organisation. */
    public synchronized void addOwner(String workspace, String account) {
        owners.computeIfAbsent(workspace, _ -> new TreeSet<>()).add(account);
    }

    /** Returns a workspace's owners: its own, and the organisation's who belong there. */
    synchronized Set<String> ownersOf(String workspace) {
        Set<String> all = new TreeSet<>(owners.getOrDefault(workspace, Set.of()));
        accounts.values().stream()
                .filter(account -> account.rank().compareTo(SlackAccount.Rank.OWNER) >= 0)
                .filter(account -> account.workspaces().contains(workspace))
                .map(SlackAccount::id)
                .forEach(all::add);
        return all;
    }

    /** Returns the workspaces that the account owns, whatever its rank in the organisation. */
    synchronized Set<String> ownedBy(String account) {
        return owners.entrySet().stream()
                .filter(workspace -> workspace.getValue().contains(account))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Makes a token of our app known, installed by that account. */
    public void allowToken(String token, String installer) {
        allowToken(token, new Token(OUR_APP, installer));
    }

    public synchronized void allowToken(String token, Token of) {
        tokens.put(token, of);
    }

    public synchronized Optional<Token> token(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    public Optional<String> installerOf(String token) {
        return token(token).map(Token::installer);
    }

    public synchronized Optional<SlackAccount> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public synchronized List<SlackAccount> accounts() {
        return List.copyOf(accounts.values());
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
    public synchronized long version() {
        return version;
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
    public synchronized void linkAllowList(String channel, String group) {
        allowLists.computeIfAbsent(group, _ -> new TreeSet<>()).add(channel);
    }

    public synchronized void unlinkAllowList(String channel, String group) {
        allowLists.getOrDefault(group, Set.of()).remove(channel);
    }

    /**
     * Returns the channels that let in only this group's members, and those of others so linked.
     */
    public synchronized Set<String> allowListsOf(String group) {
        return Set.copyOf(allowLists.getOrDefault(group, Set.of()));
    }

    /** Returns an id that nothing has yet. */
    synchronized String newId(String prefix) {
        return prefix + String.format(Locale.ROOT, "0NEW%04d", ++made);
    }

    public boolean active(SlackAccount account) {
        return account.activeAt(timeline.now());
    }

    /** Deactivates; idempotent. Slack takes the account out of its channels, and keeps the rest. */
    void deactivate(String id) {
        deactivate(id, AuditLog.NOBODY);
    }

    synchronized void deactivate(String id, String by) {
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

    void reactivate(String id) {
        reactivate(id, AuditLog.NOBODY);
    }

    synchronized void reactivate(String id, String by) {
        account(id)
                .filter(a -> a.deactivatedFrom().isPresent())
                .ifPresent(a -> {
                    replace(a.reactivated());
                    String kind = a.guest() ? "guest_reactivated" : "user_reactivated";
                    audit.append(kind, by, AuditEntity.user(id));
                });
    }

    /** Changes an account; what stays as it was counts as no change. */
    synchronized void change(String id, UnaryOperator<SlackAccount> change) {
        account(id)
                .ifPresent(before -> {
                    SlackAccount after = change.apply(before);
                    if (!after.equals(before)) {
                        replace(after);
                    }
                });
    }

    synchronized void create(SlackAccount account) {
        replace(account);
    }

    synchronized void create(SlackGroup group) {
        replace(group);
    }

    synchronized void remove(SlackGroup group) {
        groups.remove(group.id());
        version++;
    }

    synchronized void signOut(String id) {
        account(id).filter(a -> a.sessions() > 0).ifPresent(a -> replace(a.signedOut()));
    }

    /** As the bulk method does it: in the background, a moment after it was accepted. */
    void signOutSoon(List<String> ids) {
        timeline.schedule(
                timeline.now().plus(BULK_TAKES),
                () ->
                        ids.stream()
                                .filter(id -> account(id).filter(a -> !a.bot()).isPresent())
                                .forEach(this::signOut));
    }

    synchronized void change(SlackGroup.Kind kind, String id, UnaryOperator<SlackGroup> change) {
        group(kind, id)
                .ifPresent(before -> {
                    SlackGroup after = change.apply(before);
                    if (!after.equals(before)) {
                        replace(after);
                    }
                });
    }

    /** Returns the accounts of a list that a group may not have: unknown or deactivated. */
    synchronized List<String> unfit(List<String> members) {
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
        accounts.put(account.id(), account);
        version++;
    }

    private void replace(SlackGroup group) {
        groups.put(group.id(), group);
        version++;
    }
}
