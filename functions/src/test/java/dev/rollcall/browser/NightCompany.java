package dev.rollcall.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.DynamoProfiles;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.Project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The sample company on the local runtime, on a virtual clock that starts when kim and lee are
 * asleep: in Berlin it is three in the morning. Two people may leave in an hour.
 */
final class NightCompany implements AutoCloseable {
    /** From so many people on a list two approvers decide. */
    static final int TWO_FROM = 13;

    private static final int PEOPLE = 140;
    private static final int FIRST_LEAVER = 20;
    private static final Duration MAIL_COMES = Duration.ofMinutes(15);
    private static final Duration EXPIRES = Duration.ofHours(9);

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T02:00:00Z"));
    private final List<OktaPerson> away = new ArrayList<>();
    private final LocalRuntime runtime;
    private final Batches batches;
    private final Profiles profiles;
    private int next = FIRST_LEAVER;

    private NightCompany() throws IOException {
        runtime =
                LocalRuntime.start(
                        LocalOptions.onFreePorts(Project.path(""), PEOPLE), timeline, policy());
        Table table =
                new Table(runtime.clients().dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
        batches = new DynamoBatches(table);
        profiles = new DynamoProfiles(table);
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
        return Set.of(runtime.addresses().api(), runtime.addresses().idp());
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
        rests();
        loses(people(size));
        return asks(size);
    }

    /** Lets people leave at once; more than two are too many to pass, and are held. */
    void loses(List<OktaPerson> leavers) {
        leavers.forEach(person -> okta().changeStatus(person.id(), "DEPROVISIONED", true));
        away.addAll(leavers);
    }

    /** Waits until kim and lee have mail about a list of so many people. */
    HeldList asks(int size) {
        HeldList list = new HeldList(runtime.aws().sns()::outbox, timeline.now(), size);
        asks(list, Approving.KIM);
        asks(list, Approving.LEE);
        return list;
    }

    void asks(HeldList list, Approving approver) {
        if (!timeline.runUntil(() -> list.isIn(approver), MAIL_COMES)) {
            throw new AssertionError("No mail came for " + approver.id());
        }
    }

    /** Puts people on the list that collects, as the breaker does, without a run for each. */
    void alsoHolds(List<OktaPerson> people, HoldReason reason) {
        timeline.runUntil(
                () ->
                        batches.unfinished(10).stream()
                                .anyMatch(batch -> batch.state() == BatchState.COLLECTING),
                MAIL_COMES);
        for (OktaPerson person : people) {
            PersonId id = new PersonId(new SourceId("okta"), person.id());
            profiles.keep(
                    id, new Profile(person.firstName() + " " + person.lastName(), person.login()));
            batches.hold(
                    new HeldItem(
                            Change.deactivation(new AccountId(person.slackId())),
                            id,
                            new CaseId(Hashes.sha256(person.id()).substring(0, 32)),
                            Set.of(reason),
                            timeline.now(),
                            timeline.now(),
                            "policy"));
        }
    }

    /** Returns people who have not been touched yet, after all others have come back. */
    List<OktaPerson> rested(int count) {
        rests();
        return people(count);
    }

    /** Returns what approvers have said on the list. */
    List<Vote> votes(HeldList list) {
        return batches.find(list.id()).orElseThrow().votes();
    }

    /** Lets time pass until the list is in front of the next approvers. */
    void expires(HeldList list) {
        if (!timeline.runUntil(() -> state(list) == BatchState.EXPIRED, EXPIRES)) {
            throw new AssertionError("The list does not expire");
        }
    }

    private BatchState state(HeldList list) {
        return batches.find(list.id()).orElseThrow().state();
    }

    void passes(Duration time) {
        timeline.advance(time);
    }

    boolean isActive(OktaPerson person) {
        return runtime.slack()
                .organisation()
                .active(runtime.slack().organisation().account(person.slackId()).orElseThrow());
    }

    /** Everybody comes back, so that the next list holds its own people only. */
    private void rests() {
        away.stream()
                .filter(this::isActive)
                .forEach(person -> okta().changeStatus(person.id(), "ACTIVE", true));
        away.clear();
        timeline.advance(Duration.ofMinutes(2));
    }
}
