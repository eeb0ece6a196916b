package dev.rollcall.adapter.slack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.adapter.slack.fault.ListReading.ListOf;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lists of everybody and everything: with rows missing they are never called whole, and what
 * cannot be read now can be read from the same point later.
 */
class ListsUnderFaultsTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    private Company company = new Company(PATIENT);

    static Stream<Arguments> rowsGone() {
        return Stream.of(ListOf.values())
                .flatMap(list ->
                        Stream.of("missing-rows", "shrunken-page")
                                .flatMap(fault ->
                                        IntStream.of(0, 1)
                                                .mapToObj(p -> Arguments.of(list, fault, p))))
                // Before the first page nothing can have gone.
                .filter(cell ->
                        !(cell.get()[1].equals("shrunken-page") && cell.get()[2].equals(0)));
    }

    static Stream<Arguments> noAnswer() {
        return Stream.of(ListOf.values())
                .flatMap(list ->
                        Stream.of(
                                        "rate-limit",
                                        "server-error",
                                        "malformed",
                                        "lost-after-effect",
                                        "delay")
                                .flatMap(fault ->
                                        IntStream.of(0, 1)
                                                .mapToObj(p -> Arguments.of(list, fault, p))));
    }

    @AfterEach
    void close() {
        assertThat(company.simulator().forbidden()).isEmpty();
        company.close();
    }

    @ParameterizedTest
    @MethodSource("rowsGone")
    void is_never_called_whole_while_rows_are_missing(ListOf list, String fault, int page) {
        int size = furnish(list);
        ListReading reader = new ListReading(company.slack(), list);
        company.begin("list");
        for (int before = 0; before < page; before++) {
            assertThat(reader.page(size)).isEmpty();
        }
        company.fault("{\"fault\":\"" + fault + "\",\"rows\":2,\"call\":\"" + list.call() + "\"}");

        Listing end = reader.toTheEnd(size);

        assertThat(end).isInstanceOf(Listing.Unproven.class);
        assertThat(reader.items()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void goes_on_from_the_same_point_when_it_can_be_read_again(
            ListOf list, String fault, int page) {
        if (fault.equals("delay")) {
            company.close();
            company = new Company(IMPATIENT);
        }
        int size = furnish(list);
        ListReading reader = new ListReading(company.slack(), list);
        company.begin("list");
        for (int before = 0; before < page; before++) {
            untilRead(reader, size);
        }
        company.fault(
                "{\"fault\":\""
                        + fault
                        + "\",\"seconds\":40,\"times\":9,\"call\":\""
                        + list.call()
                        + "\"}");

        assertThatThrownBy(() -> reader.page(size)).isInstanceOf(PortFailure.class);
        company.noFaults();
        company.passUntil(Company.START.plusSeconds(60));

        assertThat(untilTheEnd(reader, size)).isEqualTo(new Listing.Proven(size));
        assertThat(reader.items()).hasSize(size).doesNotHaveDuplicates();
    }

    /** On a busy machine an impatient caller may have to try again. */
    private static void untilRead(ListReading reader, int size) {
        for (int tries = 0; tries < 20; tries++) {
            try {
                assertThat(reader.page(size)).isEmpty();
                return;
            } catch (PortFailure.Unavailable _) {
                // The same point again.
            }
        }
        throw new AssertionError("The list cannot be read");
    }

    private static Listing untilTheEnd(ListReading reader, int size) {
        for (int tries = 0; tries < 20; tries++) {
            try {
                return reader.toTheEnd(size);
            } catch (PortFailure.Unavailable _) {
                // The same point again.
            }
        }
        throw new AssertionError("The list cannot be read");
    }

    /** Fills the list, and returns how long it is. */
    private int furnish(ListOf list) {
        switch (list) {
            case IDP_GROUPS ->
                    IntStream.range(0, list.size())
                            .forEach(n ->
                                    company.add(
                                            SlackGroup.Kind.IDP_GROUP,
                                            "S0G" + n,
                                            "",
                                            Company.OTHER));
            case MEMBERS ->
                    company.add(
                            SlackGroup.Kind.CHANNEL,
                            ListReading.CHANNEL.channelId(),
                            Company.HOME.workspaceId(),
                            IntStream.range(0, list.size())
                                    .mapToObj(n -> new AccountId("U0N" + n))
                                    .toArray(AccountId[]::new));
            case ROLES ->
                    IntStream.range(0, list.size())
                            .forEach(n ->
                                    company.organisation()
                                            .estate()
                                            .roles()
                                            .assign("Rl01", "T01", "U0N" + n, Company.START));
            case ACCOUNTS, ROSTER -> {
                return people(list.size());
            }
        }
        return list.size();
    }

    private int people(int more) {
        SlackAccount other = company.account(Company.OTHER);
        IntStream.range(0, more)
                .forEach(n ->
                        company.organisation()
                                .add(
                                        new SlackAccount(
                                                "U0N" + n,
                                                "n" + n,
                                                "n" + n + "@acme.example",
                                                other.rank(),
                                                false,
                                                false,
                                                Optional.empty(),
                                                0,
                                                Set.of("T01"),
                                                List.of())));
        return company.organisation().accounts().size();
    }
}
