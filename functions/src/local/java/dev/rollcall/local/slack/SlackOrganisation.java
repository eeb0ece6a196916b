package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.audit.AuditLog;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One Enterprise Grid organisation: accounts, workspaces, groups of all kinds. */
public final class SlackOrganisation {
    /** The organisation's own id. */
    public static final String ID = "E0ACME";

    private static final Duration USUALLY_SHOWN_AFTER = Duration.ofMillis(600);

    private static final Duration BULK_TAKES = Duration.ofSeconds(2);

    private final Timeline timeline;
    private final AuditLog audit;
    private final Map<String, SlackAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final Map<String, SlackGroup> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> owners = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private Duration shownAfter = USUALLY_SHOWN_AFTER;
    private boolean groupsOfDeactivatedShown = true;
    private long version;

    /** A workspace; its primary owner cannot be let go. */
    public record Workspace(String id, String name, String primaryOwner) {
        public Workspace {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
            requireNonNull(primaryOwner, "primaryOwner is null");
        }
    }

    public SlackOrganisation(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.audit = new AuditLog(timeline.clock(), ID);
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

    /** Makes a token known, installed by that account. */
    public synchronized void allowToken(String token, String installer) {
        tokens.put(token, installer);
    }

    public synchronized Optional<String> installerOf(String token) {
        return Optional.ofNullable(tokens.get(token));
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
    public synchronized void showDeactivationsAfter(Duration time) {
        shownAfter = time;
    }

    /**
     * From now on SCIM shows no groups of a deactivated user, who is in them still. Slack does not
     * say whether it does so.
     */
    public synchronized void hideGroupsOfDeactivated() {
        groupsOfDeactivatedShown = false;
    }

    /** Returns the IdP groups that the user's own SCIM resource tells of. */
    synchronized List<SlackGroup> groupsShownOf(SlackAccount account) {
        return groupsOfDeactivatedShown || active(account)
                ? groupsOf(SlackGroup.Kind.IDP_GROUP, account.id())
                : List.of();
    }

    public boolean active(SlackAccount account) {
        return account.activeAt(timeline.now());
    }

    /** Deactivates; idempotent. Slack takes the account out of its channels, and keeps the rest. */
    synchronized void deactivate(String id) {
        SlackAccount account = requireNonNull(accounts.get(id), "no such account");
        if (account.deactivatedFrom().isPresent()) {
            return;
        }
        Instant visible = timeline.now().plus(shownAfter);
        replace(account.deactivated(visible));
        for (SlackGroup channel : groupsOf(SlackGroup.Kind.CHANNEL, id)) {
            replace(channel.without(id, "USLACKUSER"));
        }
    }

    synchronized void reactivate(String id) {
        account(id)
                .filter(a -> a.deactivatedFrom().isPresent())
                .ifPresent(a -> replace(a.reactivated()));
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
