package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOptions;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryGroupLocks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Two editors of one user group at once, who let some join and others leave, and people who edit it
 * by hand before any of our calls: with the list as it is, or, when we have written, with the list
 * as it was before. Only between our last look and our write nobody does, for that Slack cannot
 * tell.
 */
class UserGroupEditorsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Entitlement.UserGroup GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final int EACH = 3;

    private final VirtualTimeline timeline = new VirtualTimeline(NOW);
    private final SlackOrganisation organisation = new SlackOrganisation(timeline);
    private final SlackSimulator simulator =
            new SlackSimulator(
                    organisation, timeline, 0, List.of(), SlackOptions.DOCUMENTED.withoutLimits());
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final GroupLocks locks = new InMemoryGroupLocks();
    private final Set<String> added = new TreeSet<>();

    @AfterEach
    void close() {
        http.close();
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_s_addition_is_lost_and_nobody_who_left_comes_back(long seed) throws Exception {
        organisation.add(new SlackOrganisation.Workspace("T01", "Acme", "U0FOUNDER"));
        account("U0FIRST", SlackAccount.Rank.OWNER);
        account("U0EDITOR", SlackAccount.Rank.OWNER);
        Set<String> first = new TreeSet<>(Set.of("U0FIRST"));
        for (int number = 1; number <= EACH; number++) {
            for (String prefix : List.of("U0ONE", "U0TWO")) {
                account(prefix + "OLD" + number);
                first.add(prefix + "OLD" + number);
            }
        }
        write(first, "U0FIRST");
        organisation.allowToken("xoxp-1", "U0FIRST");
        organisation.allowToken("xoxp-2", "U0FIRST");
        Hands hands = new Hands(new Random(seed));
        Slack slack = slack(hands);

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(() -> edit(slack, "U0ONE"));
            Future<?> two = threads.submit(() -> edit(slack, "U0TWO"));
            one.get();
            two.get();
        }

        assertThat(hands.edits()).isPositive();
        added.add("U0FIRST");
        assertThat(members()).containsExactlyElementsOf(added);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("editors.seeds", 24));
    }

    private void edit(Slack slack, String prefix) {
        for (int number = 1; number <= EACH; number++) {
            AccountId joiner = new AccountId(newcomer(prefix + number));
            AccountId leaver = new AccountId(prefix + "OLD" + number);
            until(() -> slack.enrolment().join(joiner, GROUP));
            until(() -> slack.memberships().leave(leaver, GROUP));
        }
    }

    private void until(Supplier<WriteReply> write) {
        boolean done = false;
        while (!done) {
            done = locked(write);
        }
    }

    private boolean locked(Supplier<WriteReply> write) {
        Optional<GroupLocks.Held> lock = locks.acquire(GROUP.key(), NOW, Duration.ofMinutes(1));
        if (lock.isEmpty()) {
            Thread.onSpinWait();
            return false;
        }
        try (GroupLocks.Held _ = lock.get()) {
            WriteReply reply = write.get();
            assertThat(reply)
                    .isInstanceOfAny(
                            WriteReply.Accepted.class,
                            WriteReply.TryLater.class,
                            WriteReply.AlreadySo.class);
            return !(reply instanceof WriteReply.TryLater);
        }
    }

    /** Edits by hand, before calls of the random's choice. */
    private final class Hands implements CallBudget {
        private final Random random;
        private Optional<Set<String>> seenBefore = Optional.empty();
        private int edits;

        Hands(Random random) {
            this.random = random;
        }

        @Override
        public synchronized Optional<Instant> notBefore(HttpCall call) {
            timeline.advance(Duration.ofMillis(random.nextInt(1500)));
            if (call.template().endsWith("/usergroups.users.update")) {
                seenBefore = random.nextBoolean() ? Optional.of(members()) : Optional.empty();
            } else if (seenBefore.isPresent() || random.nextInt(3) == 0) {
                Set<String> list = new LinkedHashSet<>(seenBefore.orElseGet(() -> members()));
                list.add(newcomer("U0HAND" + ++edits));
                write(list, random.nextBoolean() ? "U0EDITOR" : "U0FIRST");
                seenBefore = Optional.empty();
            }
            return Optional.empty();
        }

        @Override
        public Instant refused(HttpCall call, Instant until) {
            return until;
        }

        synchronized int edits() {
            return edits;
        }
    }

    private Set<String> members() {
        return organisation.group(SlackGroup.Kind.USER_GROUP, "S01").orElseThrow().members();
    }

    private void write(Set<String> ids, String by) {
        organisation.add(
                new SlackGroup(SlackGroup.Kind.USER_GROUP, "S01", "T01", "crew", ids, false, by));
        organisation
                .estate()
                .userGroups()
                .change("S01", "crew", fact -> fact.updated(organisation.now()));
    }

    private synchronized String newcomer(String id) {
        account(id);
        added.add(id);
        return id;
    }

    private void account(String id) {
        account(id, SlackAccount.Rank.MEMBER);
    }

    private void account(String id, SlackAccount.Rank rank) {
        String name = id.toLowerCase(Locale.ROOT);
        organisation.add(
                new SlackAccount(
                        id,
                        name,
                        name + "@acme.example",
                        rank,
                        false,
                        false,
                        Optional.empty(),
                        0,
                        Set.of("T01"),
                        List.of()));
    }

    private Slack slack(CallBudget budget) {
        return new Slack(
                new SlackSettings(
                        UriText.below(simulator.uri(), "/scim/v2"),
                        UriText.below(simulator.uri(), "/api"),
                        UriText.below(simulator.uri(), "/audit/v1")),
                new FixedSecrets()
                        .with(Slack.SECRET, "{\"scimToken\":\"xoxp-1\",\"adminToken\":\"xoxp-2\"}"),
                http,
                budget,
                GroupReadings.NONE,
                timeline.clock());
    }
}
