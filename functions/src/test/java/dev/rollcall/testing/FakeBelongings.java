package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.OwnerlessWorkflow;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people set up in Slack, and what Slack's own records say, in memory: an organisation on the
 * Enterprise plan of which our tokens may read all, unless a test says otherwise.
 */
public final class FakeBelongings
        implements Inventories, WorkflowManagers, AuditTrail, Licences, SlackCapabilities {
    private final FakeSlack slack;
    private final Clock clock;
    private final Map<AccountId, List<Asset>> assets = new HashMap<>();
    private final Set<Asset> gone = new HashSet<>();
    private final Set<Asset> unseen = new HashSet<>();
    private final Map<WorkflowId, Workflow> workflows = new LinkedHashMap<>();
    private final Map<WorkflowId, AccountId> changedBy = new HashMap<>();
    private final List<Holdings.Unread> unread = new ArrayList<>();
    private final Map<Capability, Availability> missing = new EnumMap<>(Capability.class);
    private final Set<AccountId> billed = new HashSet<>();
    private SlackPlan plan = SlackPlan.ENTERPRISE;
    private Set<String> lastBefore = Set.of();
    private boolean logBehind;
    private Optional<Instant> onlyLogged = Optional.empty();
    private Optional<PortFailure> failure = Optional.empty();
    private final List<String> writes = new ArrayList<>();

    public FakeBelongings(FakeSlack slack, Clock clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public synchronized void setUp(AccountId account, Asset asset) {
        assets.computeIfAbsent(account, _ -> new ArrayList<>()).add(asset);
    }

    public synchronized void isGone(Asset asset) {
        gone.add(asset);
    }

    /** Slack does not tell whether it is there. */
    public synchronized void isUnseen(Asset asset) {
        unseen.add(asset);
    }

    public synchronized void put(Workflow workflow) {
        workflows.put(workflow.id(), workflow);
    }

    /** Says who changed the workflow last. */
    public synchronized void changed(WorkflowId workflow, AccountId by) {
        changedBy.put(workflow, by);
    }

    /** Names something that no reading can read until further notice. */
    public synchronized void leaveUnread(Holdings.Unread what) {
        unread.add(what);
    }

    /** Has only what that plan has. */
    public synchronized void isOn(SlackPlan now) {
        plan = now;
    }

    public synchronized void lacks(Capability capability, Availability why) {
        missing.put(capability, why);
    }

    /** The audit log does not show deactivations, or shows them again. */
    public synchronized void logIsBehind(boolean now) {
        logBehind = now;
    }

    /** The audit log shows one deactivation, of that time. */
    public synchronized void logShowsOnly(Instant at) {
        onlyLogged = Optional.of(at);
    }

    /** The seat is billed though the account is inactive. */
    public synchronized void staysBilled(AccountId account, boolean now) {
        if (now) {
            billed.add(account);
        } else {
            billed.remove(account);
        }
    }

    /** Every reading of workflows, log and seats fails so from now on; empty: no more. */
    public synchronized void fail(Optional<PortFailure> now) {
        failure = now;
    }

    /** Returns where the last inventory was told that the account belonged. */
    public synchronized Set<String> before() {
        return lastBefore;
    }

    /** Returns what was written to workflows, in order: {@code add Wf1 U0BOSS}. */
    public synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    @Override
    public synchronized Inventory of(
            AccountId account,
            Set<Topic> topics,
            Set<String> before,
            Instant since,
            Set<String> known,
            Duration atMost) {
        Set<String> asked =
                topics.stream()
                        .map(FakeBelongings::reading)
                        .filter(name -> !known.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        lastBefore = before;
        List<Holdings.Unread> left =
                unread.stream().filter(u -> !known.contains(u.what())).toList();
        List<String> read =
                asked.stream()
                        .filter(name -> left.stream().noneMatch(u -> u.what().equals(name)))
                        .toList();
        List<Asset> found =
                assets.getOrDefault(account, List.of()).stream()
                        .filter(asset -> read.contains(reading(asset.topic())))
                        .filter(asset -> isTold(asset, since))
                        .toList();
        return new Inventory(account, found, read, left, clock.instant());
    }

    /** What is no more an integration is not told; the others are told as far back as wanted. */
    private boolean isTold(Asset asset, Instant since) {
        return switch (asset.topic()) {
            case APPS -> true;
            case INTEGRATIONS -> !gone.contains(asset);
            case TOKENS, GUESTS, INVITATIONS -> !asset.since().isBefore(since);
        };
    }

    /** Everybody is in one workspace. */
    private static String reading(Topic topic) {
        String name = topic.name().toLowerCase(Locale.ROOT);
        return topic == Topic.INTEGRATIONS ? name + ":T01" : name;
    }

    /** Slack tells the end of a token only, and nothing of an invitation. */
    @Override
    public synchronized Presence presence(Asset asset) {
        failIfSo();
        if (unseen.contains(asset) || asset.topic() == Topic.INVITATIONS) {
            return Presence.UNKNOWN;
        }
        if (gone.contains(asset)) {
            return Presence.GONE;
        }
        return switch (asset.topic()) {
            case TOKENS, INVITATIONS -> Presence.UNKNOWN;
            case GUESTS -> guest(new AccountId(asset.id()));
            case APPS, INTEGRATIONS -> Presence.THERE;
        };
    }

    private Presence guest(AccountId guest) {
        return slack.active(guest) ? Presence.THERE : Presence.GONE;
    }

    @Override
    public synchronized List<Workflow> managedBy(AccountId account) {
        failIfSo();
        return workflows.values().stream().filter(w -> w.managedBy(account)).toList();
    }

    @Override
    public synchronized List<OwnerlessWorkflow> ownerless() {
        failIfSo();
        return workflows.values().stream()
                .filter(workflow -> workflow.published() && workflow.managers().isEmpty())
                .map(workflow ->
                        new OwnerlessWorkflow(
                                workflow.id(), Optional.ofNullable(changedBy.get(workflow.id()))))
                .toList();
    }

    @Override
    public synchronized WriteReply add(WorkflowId workflow, AccountId manager) {
        writes.add("add " + workflow + " " + manager);
        Workflow old = workflow(workflow);
        Set<AccountId> managers = new HashSet<>(old.managers());
        managers.add(manager);
        workflows.put(workflow, new Workflow(workflow, managers, old.published()));
        return new WriteReply.Accepted();
    }

    @Override
    public synchronized WriteReply remove(WorkflowId workflow, AccountId manager) {
        writes.add("remove " + workflow + " " + manager);
        Workflow old = workflow(workflow);
        Set<AccountId> managers = new HashSet<>(old.managers());
        managers.remove(manager);
        workflows.put(workflow, new Workflow(workflow, managers, old.published()));
        return new WriteReply.Accepted();
    }

    @Override
    public synchronized WriteReply unpublish(WorkflowId workflow) {
        writes.add("unpublish " + workflow);
        workflows.put(workflow, new Workflow(workflow, workflow(workflow).managers(), false));
        return new WriteReply.Accepted();
    }

    private Workflow workflow(WorkflowId id) {
        return Optional.ofNullable(workflows.get(id)).orElseThrow();
    }

    @Override
    public synchronized Optional<Deactivation> deactivation(AccountId account, Instant since) {
        failIfSo();
        Instant at = onlyLogged.orElseGet(clock::instant);
        return logBehind || slack.active(account) || at.isBefore(since)
                ? Optional.empty()
                : Optional.of(new Deactivation("entry-" + account, at, "U0INSTALLER"));
    }

    @Override
    public synchronized Optional<Boolean> isBilled(AccountId account, Set<String> before) {
        failIfSo();
        return Optional.of(slack.active(account) || billed.contains(account));
    }

    @Override
    public synchronized Capabilities detect() {
        Map<Capability, Availability> found = new EnumMap<>(Capability.class);
        Arrays.stream(Capability.values())
                .forEach(capability ->
                        found.put(
                                capability,
                                capability.isOn(plan)
                                        ? new Availability.Available()
                                        : new Availability.NotOnThisPlan()));
        found.putAll(missing);
        return new Capabilities(plan, found);
    }

    @Override
    public synchronized SlackPlan plan() {
        return plan;
    }

    private void failIfSo() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
