package dev.rollcall.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The sample company on the local runtime, on a virtual clock that starts when kim and lee are
 * asleep: in Berlin it is three in the morning. Two people may leave in an hour.
 */
final class NightCompany implements AutoCloseable {
    /** From so many people on a list two approvers decide. */
    static final int TWO_FROM = 7;

    /** The issuer is at 127.0.0.1: to a browser that is another site. */
    private static final String SITE_HOST = "localhost";

    private static final int PEOPLE = 140;
    private static final int FIRST_LEAVER = 20;
    private static final Duration LONG = Duration.ofHours(9);

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T02:00:00Z"));
    private final List<OktaPerson> away = new ArrayList<>();

    /** Those who are held in the table only, with no run behind it. */
    private final List<OktaPerson> put = new ArrayList<>();

    private final LocalRuntime runtime;
    private final HeldPeople held;
    private int next = FIRST_LEAVER;

    private NightCompany() throws IOException {
        runtime =
                LocalRuntime.startWithSiteAt(
                        SITE_HOST,
                        LocalOptions.onFreePorts(Project.path(""), PEOPLE),
                        timeline,
                        policy());
        held = new HeldPeople(runtime.clients().dynamoDb());
    }

    static NightCompany start() {
        try {
            return new NightCompany();
        } catch (IOException e) {
            throw new UncheckedIOException("The local runtime did not start", e);
        }
    }

    private static String policy() throws IOException {
        try (InputStream sample = NightCompany.class.getResourceAsStream("/policy.yaml")) {
            return new String(requireNonNull(sample).readAllBytes(), UTF_8)
                    .replaceAll("hour:\\s+\\{[^}]*}", "hour: { percent: 1, atLeast: 2, atMost: 2 }")
                    .replaceAll(
                            "(day|week|month):\\s+\\{[^}]*}",
                            "$1: { percent: 100, atLeast: 100, atMost: 100 }")
                    .replaceAll("twoFrom: \\d+", "twoFrom: " + TWO_FROM);
        }
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** Where a page may come from: the approvers' site, and the issuer's while signing in. */
    Set<URI> sites() {
        URI site = URI.create("http://" + SITE_HOST + ":" + runtime.addresses().api().getPort());
        return Set.of(site, runtime.addresses().idp());
    }

    OktaOrganisation okta() {
        return runtime.okta().organisation();
    }

    /** Returns the next so many people who have not been touched yet. */
    List<OktaPerson> people(int count) {
        List<OktaPerson> some = okta().people().subList(next - 1, next - 1 + count);
        next += count;
        return some;
    }

    /** A storm of so many leavers, all held, and the approvers asked. */
    HeldList storm(int size) {
        List<OktaPerson> leavers = rested(size);
        loses(leavers);
        return asks(leavers);
    }

    /** Lets people leave at once; more than two are too many to pass, and are held. */
    void loses(List<OktaPerson> leavers) {
        leavers.forEach(person -> okta().changeStatus(person.id(), "DEPROVISIONED", true));
        away.addAll(leavers);
    }

    /** Waits until kim and lee have mail about the list that these people are on. */
    HeldList asks(List<OktaPerson> people) {
        return asks(people, Approving.KIM, Approving.LEE);
    }

    HeldList asks(List<OktaPerson> people, Approving... approvers) {
        until(
                () ->
                        list(people)
                                .filter(list -> Arrays.stream(approvers).allMatch(list::isKnownTo))
                                .isPresent(),
                "No mail came for " + Arrays.toString(approvers));
        return list(people).orElseThrow();
    }

    private Optional<HeldList> list(List<OktaPerson> people) {
        return held.batchOf(people.getFirst())
                .map(id -> new HeldList(id, runtime.aws().sns()::outbox));
    }

    /** Puts people on the list that collects, as the breaker does, without a run for each. */
    void alsoHolds(List<OktaPerson> people, HoldReason reason) {
        until(held::isCollecting, "Nothing is held");
        held.hold(people, reason, timeline.now());
        put.addAll(people);
    }

    /** Returns people who have not been touched yet, after all others have come back. */
    List<OktaPerson> rested(int count) {
        rests();
        return people(count);
    }

    /** Returns what approvers have said on the list. */
    List<Vote> votes(HeldList list) {
        return held.votes(list.id());
    }

    /** Lets time pass until the list is in front of the next approvers. */
    void expires(HeldList list) {
        until(() -> held.state(list.id()) == BatchState.EXPIRED, "The list does not expire");
    }

    /** Lets time pass until later leavers have taken the list's place. */
    void supersedes(HeldList list) {
        until(
                () -> held.state(list.id()) == BatchState.SUPERSEDED,
                "Nothing takes the list's place");
    }

    void passes(Duration time) {
        timeline.advance(time);
    }

    boolean isActive(OktaPerson person) {
        return runtime.slack()
                .organisation()
                .active(runtime.slack().organisation().account(person.slackId()).orElseThrow());
    }

    /** Lets time pass until all that was decided on the list is done. */
    void worksOff(HeldList list) {
        until(() -> held.state(list.id()) == BatchState.DONE, "The list is not worked off");
        timeline.awaitIdle();
    }

    /** Lets time pass until these, who are few enough to pass, have lost their accounts. */
    void worksOff(List<OktaPerson> leavers) {
        until(() -> leavers.stream().noneMatch(this::isActive), "Few leavers do not pass");
    }

    /** Everybody comes back, so that the next list holds its own people only. */
    private void rests() {
        List<OktaPerson> back = away.stream().filter(this::isActive).toList();
        back.forEach(person -> okta().changeStatus(person.id(), "ACTIVE", true));
        until(() -> back.stream().noneMatch(held::isHeld), "People came back and are still held");
        away.clear();
        held.letGo(put);
        put.clear();
    }

    private void until(BooleanSupplier condition, String otherwise) {
        if (!timeline.runUntil(condition, LONG)) {
            throw new AssertionError(otherwise);
        }
    }
}
