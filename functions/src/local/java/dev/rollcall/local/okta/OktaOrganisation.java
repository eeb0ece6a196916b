package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.time.Timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * People and groups; every change goes into the System Log and, unless told not to, to the hook.
 */
public final class OktaOrganisation {
    private final Timeline timeline;
    private final SystemLog log = new SystemLog();
    private final EventHooks hooks;
    private final LogEvents events = new LogEvents(42);
    private final Map<String, OktaPerson> people = new LinkedHashMap<>();
    private volatile LeaversInGroups leavers = LeaversInGroups.SHOWN;
    private volatile Consumer<OktaPerson> slackSignIn = _ -> {};
    private final Map<String, OktaGroup> groups = new LinkedHashMap<>();
    private final Set<String> unassigned = new HashSet<>();
    private final Map<OktaGroup, List<OktaPerson>> inGroups = new HashMap<>();
    private final Map<String, OktaApplication> applications = new LinkedHashMap<>();

    public OktaOrganisation(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.hooks = new EventHooks(timeline);
    }

    /**
     * What a change caused.
     *
     * @param published the time Okta gives to all its events
     */
    public record Changed(OktaPerson person, Instant published, List<String> eventIds) {
        public Changed {
            eventIds = List.copyOf(eventIds);
        }
    }

    /** Puts somebody there who has always been there: no event. */
    public synchronized void add(OktaPerson person) {
        replace(person);
    }

    public synchronized void add(OktaGroup group) {
        groups.put(group.id(), group);
    }

    /** Adds an application, or puts it in the place of the one of the same id. */
    public synchronized void add(OktaApplication application) {
        applications.put(application.id(), application);
    }

    /** Takes somebody off the Slack application, or puts them on it; nothing tells of it. */
    public synchronized void assign(String id, boolean is) {
        if (is) {
            unassigned.remove(id);
        } else {
            unassigned.add(id);
        }
    }

    /** Returns who is assigned to Slack: whoever is not deactivated and was not taken off. */
    List<OktaPerson> assigned() {
        return people().stream()
                .filter(person -> !person.status().equals("DEPROVISIONED"))
                .filter(person -> !isUnassigned(person.id()))
                .toList();
    }

    private synchronized boolean isUnassigned(String id) {
        return unassigned.contains(id);
    }

    public synchronized Optional<OktaApplication> application(String id) {
        return Optional.ofNullable(applications.get(id));
    }

    public synchronized List<OktaApplication> applications() {
        return List.copyOf(applications.values());
    }

    public synchronized Optional<OktaPerson> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    synchronized Optional<OktaPerson> named(String login) {
        return people.values().stream().filter(p -> p.login().equalsIgnoreCase(login)).findFirst();
    }

    /** Tells whoever is interested that somebody signs in to Slack through Okta. */
    public void onSlackSignIn(Consumer<OktaPerson> listener) {
        slackSignIn = listener;
    }

    /** Lets a person sign in to Slack. No hook tells of it: nobody subscribes to sign-ins. */
    public Changed signInToSlack(String id) {
        OktaPerson person = existing(id);
        slackSignIn.accept(person);
        Instant now = timeline.now();
        return record(person, List.of(events.signIn(person, now)), now, false);
    }

    public synchronized List<OktaPerson> people() {
        return List.copyOf(people.values());
    }

    public synchronized List<OktaGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** Settles what becomes of deactivated people in groups. */
    public void settle(LeaversInGroups are) {
        leavers = are;
    }

    LeaversInGroups leaversInGroups() {
        return leavers;
    }

    /** Returns how many people a group is said to have; in the built-in one everybody is. */
    public int sizeOf(OktaGroup group) {
        return (int) allIn(group).stream().filter(leavers::counts).count();
    }

    /** Returns whom a group is said to have. */
    List<OktaPerson> membersOf(OktaGroup group) {
        return allIn(group).stream().filter(leavers::shows).toList();
    }

    /** Each page of a group's members asks. */
    private synchronized List<OktaPerson> allIn(OktaGroup group) {
        return inGroups.computeIfAbsent(
                group, one -> people.values().stream().filter(one::has).toList());
    }

    public EventHooks hooks() {
        return hooks;
    }

    /** Changes a person's status now. */
    public Changed changeStatus(String id, String status, boolean hook) {
        Instant now = timeline.now();
        OktaPerson before = existing(id);
        OktaPerson after = before.with(status, now);
        replace(after);
        return record(after, events.statusChange(after, before.status(), now), now, hook);
    }

    /** Changes a person's status now, and its event is lost: neither log nor hook tells of it. */
    public Changed changeStatusUnheard(String id, String status) {
        Instant now = timeline.now();
        return unheard(existing(id).with(status, now), now);
    }

    /** Puts a person into exactly these groups; neither log nor hook tells of it. */
    public Changed regroupUnheard(String id, List<String> newGroups) {
        return unheard(existing(id).inGroups(newGroups), timeline.now());
    }

    /** A joiner: somebody new, with the events of a creation. */
    public Changed join(OktaPerson joiner, boolean hook) {
        replace(joiner);
        Instant now = timeline.now();
        return record(joiner, events.statusChange(joiner, "STAGED", now), now, hook);
    }

    public Changed rename(String id, String login, String first, String last, boolean hook) {
        OktaPerson after = existing(id).called(login, first, last);
        replace(after);
        Instant now = timeline.now();
        return record(after, List.of(events.profileUpdate(after, now)), now, hook);
    }

    /** Lets a profile tell this besides names and address, and nothing else. */
    public Changed describe(String id, Map<String, String> attributes, boolean hook) {
        OktaPerson after = existing(id).telling(attributes);
        replace(after);
        Instant now = timeline.now();
        return record(after, List.of(events.profileUpdate(after, now)), now, hook);
    }

    /** Puts a person into exactly these groups. */
    public Changed regroup(String id, List<String> newGroups, boolean hook) {
        OktaPerson before = existing(id);
        OktaPerson after = before.inGroups(newGroups);
        replace(after);
        Instant now = timeline.now();
        List<ObjectNode> changes = new ArrayList<>();
        for (OktaGroup group : groups()) {
            boolean was = before.groups().contains(group.id());
            boolean is = newGroups.contains(group.id());
            if (was != is) {
                changes.add(events.membership(is ? "add" : "remove", after, group, now));
            }
        }
        return record(after, changes, now, hook);
    }

    SystemLog log() {
        return log;
    }

    private Changed unheard(OktaPerson after, Instant now) {
        replace(after);
        return new Changed(after, now, List.of());
    }

    private Changed record(
            OktaPerson person, List<ObjectNode> happened, Instant now, boolean hook) {
        happened.forEach(event -> log.add(now, event));
        if (hook) {
            hooks.send(happened);
        }
        return new Changed(
                person, now, happened.stream().map(e -> e.path("uuid").asText()).toList());
    }

    private OktaPerson existing(String id) {
        return person(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no person " + id));
    }

    private synchronized void replace(OktaPerson person) {
        people.put(person.id(), person);
        inGroups.clear();
    }
}
